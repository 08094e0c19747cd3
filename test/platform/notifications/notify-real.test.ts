import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Host, InteractiveProcess, RunOutcome } from '../../../src/platform/host.ts';
import { createNodeHost } from '../../../src/platform/node-host.ts';
import { createNotifier } from '../../../src/platform/notifications/notify.ts';
import type { Notice } from '../../../src/shared/notice.ts';
import { describeNeeding } from '../../needs.ts';
import { every, patience, WAIT } from '../../patience.ts';
import { sessionBusConfig } from '../../session-bus.ts';

const NOTICE: Notice = {
  id: 'n1',
  kind: 'service',
  level: 'urgent',
  at: 0,
  episode: 'outage',
  profile: null,
  title: '--help: Claude sign-in is down',
  body: 'On Anthropic\'s side & 1 < 2, "not yours": C:\\new\\path. Running sessions go on; wait before signing in again.',
  light: 'red',
  withdrawnAt: null,
};

const PICTURES = 'test-artifacts';

/** dunst tells every banner it draws to this script, which writes them down. */
const RULES = (log: string, choose: string): string => `[global]
dmenu = ${choose}
width = 420
height = 200
font = DejaVu Sans 11
markup = full
notification_limit = 5
[note-down]
summary = "*"
script = ${log}
`;

describeNeeding('notifications', 'a banner of a real notification program', () => {
  let dir: string;
  let host: Host;
  const started: InteractiveProcess[] = [];

  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'pilotlight-notify-'));
    const heard = join(dir, 'heard');
    writeFileSync(heard, '');
    const script = `#!/bin/sh\nprintf '%s|%s|%s|%s\\n' "$1" "$2" "$3" "$5" >> ${heard}\n`;
    writeFileSync(join(dir, 'note-down'), script, { mode: 0o755 });
    // The daemon lists the buttons of its banners in a menu program; this one's person has made up their mind.
    const choose = '#!/bin/sh\ngrep -m 1 -F -- "Snooze for an hour"\n';
    writeFileSync(join(dir, 'choose'), choose, { mode: 0o755 });
    writeFileSync(join(dir, 'dunstrc'), RULES(join(dir, 'note-down'), join(dir, 'choose')));
    const bus = `unix:path=${join(dir, 'bus')}`;
    const env: Record<string, string | undefined> = {
      PATH: process.env.PATH,
      HOME: dir,
      DBUS_SESSION_BUS_ADDRESS: bus,
    };
    host = createNodeHost({ env });
    const start = (file: string, args: readonly string[]): InteractiveProcess => {
      const talk = host.processes.talk({ file, args, limitMs: 10 * patience() });
      started.push(talk);
      return talk;
    };
    const screen = start('Xvfb', ['-displayfd', '1', '-screen', '0', '900x300x24', '-nolisten', 'tcp']);
    screen.onText((stream, text) => {
      if (stream === 'stdout' && /^\d+\s*$/.test(text)) env.DISPLAY = `:${text.trim()}`;
    });
    await vi.waitFor(() => expect(env.DISPLAY).toBeDefined(), WAIT);
    // Nobody may stand in for this daemon while it starts: notify-send would have the bus fetch the system's own one.
    writeFileSync(join(dir, 'bus.conf'), sessionBusConfig(bus, join(dir, 'services')));
    start('dbus-daemon', ['--nofork', '--nopidfile', `--config-file=${join(dir, 'bus.conf')}`]);
    await vi.waitFor(async () => expect(await screenshot('empty.png')).toBe(true), every(200));
    start('dunst', ['-conf', join(dir, 'dunstrc')]);
    await vi.waitFor(async () => {
      const answer = await host.processes.run({
        file: 'notify-send',
        args: ['--app-name=probe', '--expire-time=1', '--', 'ready', ''],
        limitMs: 3_000,
      });
      expect(answer).toMatchObject({ ok: true, code: 0 });
    }, every(200));
  });

  afterAll(async () => {
    for (const talk of started.reverse()) talk.kill();
    await Promise.all(started.map((talk) => talk.done));
    rmSync(dir, { recursive: true, force: true });
  });

  async function screenshot(name: string): Promise<boolean> {
    const outcome = await host.processes.run({
      file: 'import',
      args: ['-window', 'root', join(dir, name)],
      limitMs: 5_000,
    });
    return outcome.ok && outcome.code === 0;
  }

  async function heard(): Promise<string[]> {
    const read = await host.files.read(join(dir, 'heard'));
    const lines = read.ok ? Buffer.from(read.bytes).toString('utf8').trim().split('\n') : [];
    return lines.filter((line) => line.startsWith('Pilotlight|'));
  }

  it('shows the words as they are, replaces the banner of its episode and takes it back', async () => {
    const notifier = createNotifier(host, null);
    expect(await notifier.show(NOTICE)).toEqual({ status: 'shown', where: 'desktop', reason: null });
    await vi.waitFor(async () => expect(await heard()).toHaveLength(1), every(100));
    const [first] = await heard();
    expect(first).toContain('--help: Claude sign-in is down');
    expect(first).toContain('C:\\new\\path');
    expect(first).toMatch(/CRITICAL/i);

    await host.clock.sleep(500);
    mkdirSync(PICTURES, { recursive: true });
    expect(await screenshot('banner.png')).toBe(true);
    const picture = await host.files.read(join(dir, 'banner.png'));
    if (picture.ok) writeFileSync(join(PICTURES, 'banner-dunst.png'), picture.bytes);

    await notifier.show({ ...NOTICE, level: 'normal', title: 'Claude sign-in works again', body: 'It is over.' });
    await vi.waitFor(async () => expect(await heard()).toHaveLength(2), every(100));
    expect(await count('displayed')).toBe(1);

    await notifier.withdraw('outage');
    await vi.waitFor(async () => expect(await count('displayed')).toBe(0), every(100));
  });

  it('does what its button says, once, and leaves no program waiting for another one', async () => {
    const onAction = vi.fn();
    const notifier = createNotifier(host, null, onAction);
    expect(await notifier.show({ ...NOTICE, episode: 'button' })).toMatchObject({ status: 'shown' });
    await vi.waitFor(async () => expect(await count('displayed')).toBe(1), every(100));
    await vi.waitFor(async () => {
      await host.processes.run({ file: 'dunstctl', args: ['context'], limitMs: 5_000 });
      expect(onAction).toHaveBeenCalled();
    }, every(500));
    expect(onAction.mock.calls).toEqual([['snooze']]);
    await vi.waitFor(async () => expect(await waiting()).toMatchObject({ ok: true, code: 1 }), every(100));
    await notifier.withdraw('button');
  });

  /** Programs that wait for a press of a button of ours; code 1: none. */
  function waiting(): Promise<RunOutcome> {
    const args = ['-f', 'notify-send.*--app-name=Pilotlight'];
    return host.processes.run({ file: 'pgrep', args, limitMs: 5_000 });
  }

  async function count(which: 'displayed'): Promise<number> {
    const outcome = await host.processes.run({ file: 'dunstctl', args: ['count', which], limitMs: 5_000 });
    return Number(outcome.stdout.trim());
  }
});
