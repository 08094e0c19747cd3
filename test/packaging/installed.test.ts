/** The deb in a real dpkg, over this machine's own Debian: installed, started, renewed, removed, and nothing of it left. */
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { run } from '../../scripts/project.mjs';
import { VERSION } from '../../src/shared/version.ts';
import { packedApp, QUIET, type RealDesktop, startDesktop } from '../e2e/linux/real-desktop.ts';
import { type DesktopSession, openSession } from '../e2e/linux/session.ts';
import { findRootMountsApart } from '../mounts-apart.ts';
import { describeNeeding } from '../needs.ts';
import { patience } from '../patience.ts';
import { type Layer, openLayer } from './layer.ts';
import { makeDeb, type Packed } from './pack.ts';

const NEXT = '99.0.0';
const PROGRAM = '/opt/Pilotlight/pilotlight';
const ENTRY = '/usr/share/applications/app.pilotlight.Pilotlight.desktop';

const NAME = 'the installed deb';
if (findRootMountsApart() === null) describe.skip(`${NAME} (left out: needs root that may mount)`, declare);
else describeNeeding(['desktop', 'packaging', 'installing'], NAME, declare);

function declare(): void {
  const made: Packed[] = [];
  let folder: string;
  let session: DesktopSession;
  let layer: Layer;
  let desktop: RealDesktop | null = null;
  beforeAll(async () => {
    folder = await copyPacked();
    for (const version of [VERSION, NEXT]) made.push(await makeDeb(folder, version));
    session = await openSession({ panel: 'dark' });
  }, 5 * patience());
  afterAll(async () => {
    await session?.close();
    for (const packed of made) packed.remove();
    if (folder) rmSync(dirname(folder), { recursive: true, force: true });
  });
  beforeEach(async () => {
    layer = await openLayer();
  });
  afterEach(async () => {
    await desktop?.close();
    desktop = null;
    await layer?.close();
  });

  const install = (version: string) =>
    layer.must('dpkg', '--install', join(made[version === NEXT ? 1 : 0]?.output ?? '', debOf(version)));
  const installed = () => layer.must('dpkg-query', '--show', 'pilotlight');
  /** By the line that a desktop reads, without the place for files that were clicked. */
  const startInstalled = async (args: readonly string[] = [QUIET]) => {
    const [, line = ''] = /^Exec=(.+)$/m.exec(layer.read(ENTRY)) ?? [];
    const [program = '', ...rest] = line.split(' ').filter((word) => !/^%[fFuU]$/.test(word));
    desktop = await startDesktop(session, {
      installed: { program, inside: layer.inside },
      args: [...rest, ...args],
    });
    return desktop;
  };
  const ready = async (started: RealDesktop) => {
    const tray = await started.tray();
    await started.soon(async () => expect(await tray.tooltip()).toContain('Signed in'));
    return tray;
  };
  const end = async (started: RealDesktop) => {
    started.process.child.kill('SIGTERM');
    expect(await started.process.ended, started.process.output()).toEqual([0, null]);
    const left = ['instance.lock', 'desktop.json'].filter((name) => existsSync(join(started.world.dataDir, name)));
    expect(left).toEqual([]);
    await started.close();
  };

  it('starts from its desktop file, is renewed, starts again, and is purged to the last file', async () => {
    await install(VERSION);
    expect(await installed()).toBe(`pilotlight\t${VERSION}\n`);
    expect(await layer.must('readlink', '-f', '/usr/bin/pilotlight')).toBe(`${PROGRAM}\n`);
    const first = await startInstalled([]);
    await (await first.page()).locator('h1').waitFor();
    await ready(first);
    await end(first);

    await install(NEXT);
    expect(await installed()).toBe(`pilotlight\t${NEXT}\n`);
    expect(await layer.must('readlink', '-f', '/usr/bin/pilotlight')).toBe(`${PROGRAM}\n`);
    const second = await startInstalled();
    await ready(second);
    await end(second);

    await layer.must('dpkg', '--purge', 'pilotlight');
    expect(layer.changed()).toEqual([]);
  });

  it('is renewed and purged below a Pilotlight that runs, which ends as ever', async () => {
    await install(VERSION);
    const started = await startInstalled();
    const tray = await ready(started);
    await install(NEXT);
    await tray.choose('Open Pilotlight');
    await (await started.page()).locator('h1').waitFor();
    started.setLogin('ended');
    await started.soon(async () => expect(await tray.tooltip()).toContain('Signed out'));
    await layer.must('dpkg', '--purge', 'pilotlight');
    await end(started);
    expect(layer.changed()).toEqual([]);
  });

  it('starts with the session no more once it has been removed', async () => {
    await install(VERSION);
    const started = await startInstalled([]);
    const page = await started.page();
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByLabel('Start with the computer').check();
    const entry = join(started.world.home, '.config/autostart/pilotlight.desktop');
    await started.soon(() => expect(existsSync(entry)).toBe(true));
    started.process.child.kill('SIGTERM');
    await started.process.ended;
    // GLib's own reader, which knows an entry whose program is missing.
    const launch = () =>
      run(layer.inside[0] ?? '', [...layer.inside.slice(1), 'gio', 'launch', entry], { limitMs: 20_000 });
    // A helper process of its own may still be ending: a new file in its place, not another content.
    await layer.must('cp', '--remove-destination', '/bin/true', PROGRAM);
    expect(await launch()).toMatchObject({ code: 0 });
    await layer.must('dpkg', '--purge', 'pilotlight');
    expect(await launch()).toMatchObject({ code: 1 });
  });
}

const debOf = (version: string) => `Pilotlight-${version}-linux-amd64.deb`;

/** electron-builder writes into what it makes a package of, and others run that meanwhile. @returns the copied app */
async function copyPacked(): Promise<string> {
  const home = mkdtempSync(join(tmpdir(), 'pilotlight-prepackaged-'));
  const app = join(home, 'app');
  mkdirSync(app);
  chmodSync(home, 0o755);
  const { code, output } = await run('cp', ['-al', `${dirname(packedApp())}/.`, app], { limitMs: 60_000 });
  if (code !== 0) throw new Error(output);
  return app;
}
