import { describe, expect, it } from 'vitest';
import { createNotifier } from '../../../src/platform/notifications/notify.ts';
import type { Notice } from '../../../src/shared/notice.ts';
import { createSimulatedHost } from '../../simulation/simulated-host.ts';
import type { Actor } from '../../simulation/simulated-programs.ts';

const NOTICE: Notice = {
  id: 'n1',
  kind: 'service',
  level: 'normal',
  at: 0,
  episode: 'e1',
  profile: null,
  title: 'Claude Code is down',
  body: 'It is on their side.',
  light: 'red',
  withdrawnAt: null,
};

function desktop(ending: { code?: number; stdout?: string; stderr?: string } = { stdout: '12\n' }) {
  const host = createSimulatedHost();
  host.programs.install('notify-send', ending);
  host.programs.install('gdbus', {});
  const lines: string[] = [];
  return { host, lines, notifier: createNotifier(host, (text) => lines.push(text)) };
}

describe('a notice on a Linux desktop', () => {
  it('is handed to notify-send, text after --, without a shell', async () => {
    const { host, notifier } = desktop();
    expect(await notifier.show(NOTICE)).toEqual({ status: 'shown', where: 'desktop', reason: null });
    expect(host.programs.runs[0]).toMatchObject({
      file: 'notify-send',
      args: ['--app-name=Pilotlight', '--urgency=normal', '--print-id', '--', NOTICE.title, NOTICE.body],
    });
  });

  it('is made harmless: options, markup, control and direction characters, length', async () => {
    const { host, notifier } = desktop();
    const title = '--help \u202Eevil\u0007\n second';
    const body = `a < b & c \\n <b>bold</b>\u200B${'x'.repeat(9_999)}`;
    await notifier.show({ ...NOTICE, title, body });
    const [shownTitle = '', shownBody = ''] = host.programs.runs[0]?.args.slice(-2) ?? [];
    expect(shownTitle).toBe('--help evil second');
    expect(shownBody.startsWith('a &lt; b &amp; c \\\\n boldxxx')).toBe(true);
    expect(shownBody.length).toBeLessThan(430);
  });

  it('replaces the banner of its episode and no other', async () => {
    const { host, notifier } = desktop();
    await notifier.show(NOTICE);
    await notifier.show({ ...NOTICE, level: 'urgent' });
    await notifier.show({ ...NOTICE, episode: 'e2' });
    expect(host.programs.runs.map((run) => run.args.slice(1, -3))).toEqual([
      ['--urgency=normal', '--print-id'],
      ['--urgency=critical', '--print-id', '--replace-id=12'],
      ['--urgency=normal', '--print-id'],
    ]);
  });

  it('is taken back once, by its number', async () => {
    const { host, notifier } = desktop();
    await notifier.show(NOTICE);
    await notifier.withdraw('e1');
    await notifier.withdraw('e1');
    await notifier.withdraw('never-shown');
    const closed = host.programs.runs.filter((run) => run.file === 'gdbus');
    expect(closed.map((run) => run.args.at(-1))).toEqual(['12']);
  });

  it('does without replacing where notify-send is too old for it', async () => {
    const { host, notifier } = desktop();
    host.programs.install('notify-send', ({ args }) =>
      args.includes('--print-id') ? { code: 1, stderr: 'Unknown option --print-id' } : {},
    );
    expect((await notifier.show(NOTICE)).status).toBe('shown');
    await notifier.show(NOTICE);
    expect(host.programs.runs).toHaveLength(3);
  });

  it('is only for the list when it is quiet', async () => {
    const { host, notifier } = desktop();
    expect(await notifier.show({ ...NOTICE, level: 'quiet' })).toEqual({ status: 'not-shown', reason: 'quiet' });
    expect(host.programs.runs).toEqual([]);
  });
});

describe('the buttons of a banner', () => {
  function withButtons(play: (actor: Actor) => void) {
    const host = createSimulatedHost();
    host.programs.install('notify-send', { stdout: '7\n' });
    host.programs.install('gdbus', {});
    host.programs.installTalk('stdbuf', play);
    const pressed: string[] = [];
    return { host, pressed, notifier: createNotifier(host, null, (action) => pressed.push(action)) };
  }

  it('are those that do something without a window, and the one that was pressed is heard', async () => {
    const { host, notifier, pressed } = withButtons((actor) => {
      actor.print('12\n');
      actor.print('snooze\n');
      actor.exit(0);
    });
    expect(await notifier.show(NOTICE)).toMatchObject({ status: 'shown' });
    expect(host.programs.runs[0]?.args.slice(0, 4)).toEqual([
      '-oL',
      'notify-send',
      '--action=statusPage=Status page',
      '--action=snooze=Snooze for an hour',
    ]);
    await expect.poll(() => pressed).toEqual(['snooze']);
  });

  it('say nothing when the banner goes by itself', async () => {
    const { notifier, pressed } = withButtons((actor) => {
      actor.print('12\n');
      actor.exit(0);
    });
    await notifier.show(NOTICE);
    await notifier.withdraw('e1');
    expect(pressed).toEqual([]);
  });

  it('are left out where notify-send does not know them, and where it cannot stay', async () => {
    const old = withButtons((actor) => {
      actor.print('Unknown option --action=snooze', 'stderr');
      actor.exit(1);
    });
    expect((await old.notifier.show(NOTICE)).status).toBe('shown');
    await old.notifier.show(NOTICE);
    expect(old.host.programs.runs.map(({ args }) => args.some((arg) => arg.startsWith('--action')))).toEqual([
      true,
      false,
      false,
    ]);

    const { host, notifier } = withButtons(() => {});
    host.programs.uninstall('stdbuf');
    expect((await notifier.show(NOTICE)).status).toBe('shown');
  });
});

describe('without a desktop', () => {
  it('is a line and a bell on the terminal', async () => {
    const { lines, notifier } = desktop({ code: 1, stderr: 'Cannot autolaunch D-Bus without X11 $DISPLAY' });
    const shown = await notifier.show({ ...NOTICE, title: 'Down\u001B[2J' });
    expect(shown).toEqual({ status: 'shown', where: 'terminal', reason: null });
    expect(lines).toEqual(['\u0007Down[2J: It is on their side.\n']);
  });

  it.each([
    [{ failure: 'absent' as const }, 'libnotify-bin'],
    [{ failure: 'timeout' as const }, 'could not be run'],
    [{ code: 1, stderr: 'GDBus.Error:org.freedesktop.DBus.Error.ServiceUnknown: x' }, 'no program on this desktop'],
    [{ code: 1, stderr: 'Could not connect' }, 'no desktop'],
  ])('and without a terminal says why not: %o', async (ending, words) => {
    const host = createSimulatedHost();
    host.programs.install('notify-send', ending);
    const outcome = await createNotifier(host, null).show(NOTICE);
    expect(outcome).toEqual({ status: 'failed', reason: expect.stringContaining(words) });
  });
});
