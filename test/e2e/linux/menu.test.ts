/** The menu as a panel reads it over the bus, and every line of it clicked. */
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { PANEL_SIZE } from '../../../src/main/window/panel-window.ts';
import { describeNeeding } from '../../needs.ts';
import { answerBox, findWindow } from './boxes.ts';
import { keepPicture } from './pictures.ts';
import { type RealDesktop, startDesktop } from './real-desktop.ts';
import { type DesktopSession, openSession } from './session.ts';
import type { ShownLine, TrayItem } from './tray-item.ts';

/** A line in one string: greyed out in parentheses, a mark where it is a switch, submenus in brackets. */
function say({ checked, enabled, label, lines }: ShownLine): string {
  const mark = checked === null ? '' : checked ? '[x] ' : '[ ] ';
  const inner = lines.length > 0 ? ` [${lines.map(say).join(' | ')}]` : '';
  return enabled ? `${mark}${label}${inner}` : `(${label})`;
}

describeNeeding('desktop', 'the menu of the real tray', () => {
  let session: DesktopSession;
  let desktop: RealDesktop;
  let tray: TrayItem;
  beforeAll(async () => {
    session = await openSession({ panel: 'dark', keyring: true });
  });
  afterAll(() => session?.close());
  afterEach(() => desktop?.close());

  const start = async (...options: Parameters<typeof startDesktop> extends [unknown, ...infer R] ? R : never) => {
    desktop = await startDesktop(session, ...options);
    tray = await desktop.tray();
  };
  const shows = (expected: readonly string[]) =>
    desktop.soon(async () => expect((await tray.menu()).map(say)).toEqual(expected));
  const FIX = 'Sign in again | Repair… | Reset credentials… | Restore from backup… | Back up now';
  const HELP = 'Copy diagnostics | Save diagnostics… | About Pilotlight';
  const MUTE = 'For an hour | For a day | Until I turn it back on';

  it('says verdict, side and the one next step as a click, then what a person does with it', async () => {
    await start();
    const rest = (mute: string) => [
      'Open Pilotlight',
      'Check now',
      `Fix [${FIX} | ${HELP}]`,
      'Set up a fallback…',
      `Mute notifications [${mute}]`,
      'Settings',
      'Quit',
    ];
    await shows(['(Signed in. Claude Code is ready.)', ...rest(MUTE)]);
    expect(await tray.tooltip()).toBe('Pilotlight: Signed in. Claude Code is ready.');

    desktop.setLogin('ended');
    await shows([
      '(Signed out: your login expired.)',
      '(The problem is your login.)',
      'Sign in again',
      ...rest(`${MUTE} | [ ] Notify me when it works`),
    ]);
    expect(await tray.tooltip()).toBe('Pilotlight: Signed out: your login expired.\nSign in.');
  });

  it('does what each line says', async () => {
    await start();
    const { screen, programs } = session;
    const { server, soon, world } = desktop;

    await soon(async () => expect(await tray.tooltip()).toContain('Signed in'));
    const asked = server.requests.length;
    await tray.choose('Check now');
    await soon(() => expect(server.requests.length).toBeGreaterThan(asked));

    await tray.choose('Fix', 'Copy diagnostics');
    await soon(async () => {
      const { stdout } = await programs.run('xclip', ['-selection', 'clipboard', '-o']);
      expect(JSON.parse(stdout.toString('utf8'))).toMatchObject({ light: 'green', platform: 'linux' });
    });
    await tray.choose('Fix', 'About Pilotlight');
    const about = await findWindow(session, desktop, 'About Pilotlight');
    await keepPicture(session, 'about');
    await answerBox(session, desktop, about, 'Return');

    await tray.choose('Fix', 'Save diagnostics…');
    const [save] = await soon(async () => {
      const windows = await desktop.windows();
      expect(windows).toHaveLength(1);
      return windows;
    });
    const report = join(world.home, 'report.json');
    await screen.focus(save ?? '');
    await screen.key('ctrl+a');
    await screen.type(report);
    await answerBox(session, desktop, save ?? '', 'Return');
    await soon(() => expect(JSON.parse(readFileSync(report, 'utf8'))).toMatchObject({ light: 'green' }));
    expect(statSync(report).mode & 0o777).toBe(0o600);

    for (const line of ['For an hour', 'For a day', 'Until I turn it back on']) {
      await tray.choose('Mute notifications', line);
      await tray.choose('Notifications are muted', 'Unmute');
    }

    await tray.choose('Fix', 'Back up now');
    await answerBox(session, desktop, await findWindow(session, desktop, 'Pilotlight'), 'Return');
    expect(existsSync(join(world.dataDir, 'backups'))).toBe(true);
    // Nothing is broken, so there is nothing to do, and that is said.
    for (const line of ['Repair…', 'Restore from backup…']) {
      await tray.choose('Fix', line);
      await answerBox(session, desktop, await findWindow(session, desktop, 'Pilotlight'), 'Escape');
    }
    await tray.choose('Fix', 'Sign in again');
    // Over the window where it would be seen, which goes when it loses the focus, a box says that there is no Claude Code.
    const box = await soon(async () => {
      for (const id of await desktop.windows())
        if ((await sizeOf(id)) < PANEL_SIZE.width * PANEL_SIZE.height) return id;
      throw new Error('no box');
    });
    await keepPicture(session, 'not-installed');
    await answerBox(session, desktop, box, 'Return');

    const page = await desktop.page();
    await tray.choose('Settings');
    await page.locator('[data-view=settings]').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('[data-view=home]').waitFor();
    await tray.choose('Settings');
    await page.locator('[data-view=settings]').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('[data-view=home]').waitFor();
    await page.keyboard.press('Escape');
    await soon(async () => expect(await desktop.windows()).toEqual([]));
    await tray.choose('Set up a fallback…');
    await soon(async () => expect(await desktop.windows()).toHaveLength(1));
    // At the first start the fallback is asked for among the first choices.
    await page.locator('[data-card=welcome], [data-card=fallback]').first().waitFor();

    await tray.choose('Quit');
    expect(await desktop.process.ended).toEqual([0, null]);
  });

  it('keeps its promise: a wait whose end is told, a switch that stays until it holds', async () => {
    await start({ page: '2026-04-15T16-57-22Z' });
    const promise = async () => (await tray.menu()).find(({ checked }) => checked !== null);
    const line = await desktop.soon(async () => {
      const found = await promise();
      if (!found) throw new Error('no switch');
      return found;
    });
    expect(line).toMatchObject({ label: expect.stringMatching(/; notify me when it works$/), checked: false });
    await tray.choose(line.label);
    await desktop.soon(async () => expect(await promise()).toMatchObject({ checked: true }));
    await tray.choose(line.label);
    await desktop.soon(async () => expect(await promise()).toMatchObject({ checked: false }));
  });

  it('opens the file that a finding speaks of', async () => {
    const broken = '{\n  "model": \n';
    await start({
      dress: ({ home }) => writeFileSync(join(home, '.claude/settings.json'), broken),
    });
    const step = await desktop.soon(async () => {
      const found = (await tray.menu()).findLast(
        ({ id, label }, index) => index < 3 && id && label.includes('settings.json'),
      );
      if (!found?.enabled) throw new Error('no step');
      return found.label;
    });
    expect(step).toMatch(/^(Repair|Open|Restore) the file.*settings\.json/);
  });

  it('speaks German, and so does its window, where the system does', async () => {
    await start({ env: { LANG: 'de_DE.UTF-8' } });
    const labels = async () => (await tray.menu()).map(({ label }) => label);
    await desktop.soon(async () => expect(await labels()).toContain('Angemeldet. Claude Code ist bereit.'));
    expect(await labels()).toEqual(expect.arrayContaining(['Jetzt prüfen', 'Einstellungen', 'Beenden']));
    await tray.choose('Pilotlight öffnen');
    const page = await desktop.page();
    await desktop.soon(async () =>
      expect(await page.locator('h1').textContent()).toBe('Angemeldet. Claude Code ist bereit.'),
    );
    expect(await page.locator('html').getAttribute('lang')).toBe('de');
  });

  /** Area of a window, in pixels. */
  async function sizeOf(id: string): Promise<number> {
    const { stdout } = await session.programs.run('xdotool', ['getwindowgeometry', '--shell', id]);
    const text = stdout.toString('utf8');
    return Number(/WIDTH=(\d+)/.exec(text)?.[1]) * Number(/HEIGHT=(\d+)/.exec(text)?.[1]);
  }
});
