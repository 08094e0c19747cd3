/** How it starts, what it survives, how it ends, and that nothing stays. */
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { ROOT } from '../../../scripts/project.mjs';
import { readDesktopEntry } from '../../../src/main/app/autostart-entry.ts';
import { describeNeeding } from '../../needs.ts';
import { isGone, processesOf, processOfKind } from './process-tree.ts';
import { packedApp, QUIET, type RealDesktop, startDesktop } from './real-desktop.ts';
import { type DesktopSession, openSession, sayToSleep } from './session.ts';
import { listItems } from './tray-item.ts';

describeNeeding('desktop', 'the life of the real desktop', () => {
  let session: DesktopSession;
  let desktop: RealDesktop;
  beforeAll(async () => {
    session = await openSession({ panel: 'dark', logind: true });
  });
  afterAll(() => session?.close());
  afterEach(() => desktop?.close());

  const shown = (count: number) => desktop.soon(async () => expect(await desktop.windows()).toHaveLength(count));
  const pressEscape = async () => {
    await (await desktop.page()).keyboard.press('Escape');
    await shown(0);
  };

  it('runs as an ordinary user with the sandbox on', async () => {
    desktop = await startDesktop(session, { args: [] });
    const pid = desktop.process.child.pid ?? 0;
    await (await desktop.page()).locator('h1').waitFor();
    const renderer = processOfKind(pid, 'renderer');
    const status = (of: number) => readFileSync(`/proc/${of}/status`, 'utf8');
    // The network has none of its own: that is what makes it lighter.
    await desktop.soon(() => expect(processesOf(pid).map(({ kind }) => kind)).not.toContain('utility'));
    expect(status(pid)).not.toMatch(/^Uid:\s+0/m);
    // Two: calls of the system go through a filter.
    expect(status(renderer)).toMatch(/^Seccomp:\s+2$/m);
    expect(
      processesOf(pid).some(({ pid: one }) => readFileSync(`/proc/${one}/cmdline`, 'utf8').includes('no-sandbox')),
    ).toBe(false);
  });

  it('shows its window at a second start and for "pilotlight open", and both end with 0', async () => {
    desktop = await startDesktop(session);
    await desktop.tray();
    await shown(0);
    const second = session.programs.start(packedApp(), [], { env: desktop.env });
    expect(await second.ended).toEqual([0, null]);
    await shown(1);
    await pressEscape();
    const terminal = join(copyTerminalProgram(dirname(packedApp())), 'bin/pilotlight.cjs');
    const open = session.programs.start(process.execPath, [terminal, 'open'], { env: desktop.env });
    expect(await open.ended, open.output()).toEqual([0, null]);
    await shown(1);
    expect(await listItems(session.bus)).toHaveLength(1);
  });

  it('writes an autostart file that starts it, in silence, and takes it away again', async () => {
    desktop = await startDesktop(session, { args: [] });
    const entry = join(desktop.world.home, '.config/autostart/pilotlight.desktop');
    const page = await desktop.page();
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByLabel('Start with the computer').check();
    const line = await desktop.soon(() => {
      const found = readDesktopEntry(readFileSync(entry, 'utf8'));
      if (found === null) throw new Error('no command in it');
      return found;
    });
    expect(line).toBe(`${packedApp()} ${QUIET}`);
    desktop.process.child.kill('SIGTERM');
    await desktop.process.ended;

    const words = line.split(' ');
    const again = session.programs.start(words[0] ?? '', words.slice(1), { env: desktop.env });
    await desktop.soon(async () => expect(await listItems(session.bus)).toHaveLength(1));
    expect(await session.screen.windows(again.child.pid ?? 0)).toEqual([]);
    again.child.kill('SIGTERM');
    expect(await again.ended).toEqual([0, null]);
    // A person's own hand wins over what was kept.
    writeFileSync(entry, '[Desktop Entry]\nType=Application\nName=Other\nExec=/bin/true\n');
    expect(readDesktopEntry(readFileSync(entry, 'utf8'))).toBe('/bin/true');
  });

  it('lives on when its page crashes, and when the graphics process does', async () => {
    desktop = await startDesktop(session, { args: [] });
    const pid = desktop.process.child.pid ?? 0;
    const tray = await desktop.tray();
    await (await desktop.page()).locator('h1').waitFor();

    process.kill(processOfKind(pid, 'renderer'), 'SIGKILL');
    await shown(0);
    await tray.choose('Open Pilotlight');
    await shown(1);
    await (await desktop.page()).locator('h1').waitFor();

    process.kill(processOfKind(pid, 'gpu-process'), 'SIGKILL');
    desktop.setLogin('ended');
    await desktop.soon(async () => expect(await tray.tooltip()).toContain('Signed out'));
    const page = await desktop.page();
    await desktop.soon(async () => expect(await page.locator('h1').textContent()).toContain('Signed out'));
  });

  it('neither ends nor opens a debugger when SIGUSR1 asks it to', async () => {
    desktop = await startDesktop(session);
    const tray = await desktop.tray();
    desktop.process.child.kill('SIGUSR1');
    await tray.choose('Open Pilotlight');
    await shown(1);
    expect(desktop.process.output()).not.toContain('Debugger listening');
    expect(await takesConnections(DEBUGGER_PORT)).toBe(false);
    expect(desktop.process.child.exitCode).toBeNull();
  });

  it('knows of sleep and wake', async () => {
    desktop = await startDesktop(session);
    const tray = await desktop.tray();
    const labels = async () => (await tray.menu()).map(({ label }) => label);
    await desktop.soon(async () => expect(await labels()).toContain('Signed in. Claude Code is ready.'));
    const asked = desktop.server.requests.length;
    await sayToSleep(session, true);
    await sayToSleep(session, false);
    // After a wake nothing is believed before the network has proved itself.
    await desktop.soon(async () => expect(await labels()).toContain('Reconnecting… showing the last known status.'));
    await desktop.soon(async () =>
      expect(await labels()).not.toContain('Reconnecting… showing the last known status.'),
    );
    expect(desktop.server.requests.length).toBeGreaterThan(asked);
  });

  it.each([
    ['SIGTERM', 'window'],
    ['SIGINT', 'window'],
    ['SIGHUP', 'window'],
    ['Quit', 'window'],
    ['SIGTERM', 'light alone'],
    ['Quit', 'light alone'],
  ] as const)('leaves nothing behind: %s with its %s', async (way, shows) => {
    desktop = await startDesktop(session, { args: shows === 'window' ? [] : [QUIET] });
    const { dataDir, home } = desktop.world;
    if (shows === 'window') await (await desktop.page()).locator('h1').waitFor();
    const tray = await desktop.tray();
    await desktop.soon(() => expect(desktop.log()).toContain('"started"'));
    const all = processesOf(desktop.process.child.pid ?? 0);
    expect(all.length).toBeGreaterThan(3);
    if (way === 'Quit') await tray.choose('Quit');
    else desktop.process.child.kill(way);
    expect(await desktop.process.ended).toEqual([0, null]);
    await desktop.soon(() => expect(all.filter(({ pid }) => !isGone(pid))).toEqual([]));
    expect(await listItems(session.bus)).toEqual([]);
    for (const name of ['instance.lock', 'desktop.json']) expect(existsSync(join(dataDir, name))).toBe(false);
    // The folder for temporary files of this world is the one above its home.
    expect(readdirSync(dirname(home)).filter((name) => !['home', 'data'].includes(name))).toEqual([]);
    // The system's libraries keep fonts and shaders there.
    expect(
      readdirSync(home)
        .filter((name) => name !== '.cache')
        .toSorted(),
    ).toEqual(['.claude', '.config', 'bin']);
  });
});

/** Node's, where nobody names another. */
const DEBUGGER_PORT = 9229;

function takesConnections(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

/** The project may lie where its ordinary user does not get in. */
function copyTerminalProgram(into: string): string {
  const folder = join(into, 'terminal-program');
  for (const part of ['bin', 'out/headless']) cpSync(join(ROOT, part), join(folder, part), { recursive: true });
  return folder;
}
