/** What may stand in the way, for each remedy: a full disk, one that is read-only, other owners, links, a second Pilotlight. */
import { chownSync, existsSync, lstatSync, mkdirSync, readdirSync, renameSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Host } from '../../src/platform/host.ts';
import { createRemedies } from '../../src/recovery/remedies.ts';
import { leftOut } from '../needs.ts';
import { planScene, SCENES, type SceneName, setScene } from './kill/remedies.ts';
import { mountSmallDisk, type SmallDisk } from './small-disk.ts';
import { everything, type TempHome } from './temp-home.ts';

const NAMES = Object.keys(SCENES) as SceneName[];
const ROOT = process.getuid?.() === 0;
const POSIX = process.platform !== 'win32';
const NOTES = 'pilotlight-data/fallback.json';

let home: TempHome;
let disk: SmallDisk | null = null;
afterEach(async () => {
  disk?.unmount();
  disk = null;
  await home.remove();
});

/** The user's files, and which fallback Pilotlight believes to be on; an undo does not bring a stale lock back. */
async function look(): Promise<Record<string, string>> {
  const notes = await home.text(NOTES).catch(() => null);
  const files = Object.entries(await everything(home.path, ['pilotlight-data', 'filler']));
  return {
    ...Object.fromEntries(files.filter(([name]) => !name.endsWith('.lock'))),
    ...(notes === null ? {} : { notes }),
  };
}

/** As a next start of Pilotlight does it: brings what was half done to an end, then takes back what was done. */
async function expectUndoable(before: Record<string, string>): Promise<void> {
  const engine = createRemedies(home.host);
  await engine.recover();
  for (const { id } of await engine.undoable()) expect(await engine.undo(id)).toMatchObject({ ok: true });
  expect(await look()).toEqual(before);
}

const noSmallDisk = ROOT && process.platform === 'linux' ? null : 'needs root to make a small disk';
describe.skipIf(noSmallDisk !== null).each(NAMES)(leftOut('%s', noSmallDisk), (name) => {
  it('loses nothing where the disk is full, however late that shows', async (context) => {
    let failed = 0;
    for (let pagesFree = 0; pagesFree < 14; pagesFree += 2) {
      home = await setScene(name, (path) => {
        disk = mountSmallDisk(path);
      });
      if (!disk) return context.skip();
      const before = await look();
      const plan = await planScene(name, home.host);
      disk.fill(pagesFree);
      const outcome = await createRemedies(home.host).apply(plan);
      if (!outcome.ok) {
        failed++;
        expect(outcome.message).toMatch(/\.$/);
        expect(['full', 'failed', 'denied']).toContain(outcome.why);
      }
      disk.free();
      await expectUndoable(before);
      disk.unmount();
      disk = null;
      await home.remove();
    }
    expect(failed).toBeGreaterThan(0);
    home = await setScene(name);
  });

  it('changes nothing where the disk is read-only, and works when it no longer is', async (context) => {
    home = await setScene(name, (path) => {
      disk = mountSmallDisk(path);
    });
    if (!disk) return context.skip();
    const before = await look();
    const plan = await planScene(name, home.host);
    disk.setReadOnly(true);
    expect(await createRemedies(home.host).apply(plan)).toMatchObject({ ok: false });
    expect(await look()).toEqual(before);
    disk.setReadOnly(false);
    expect(await createRemedies(home.host).apply(plan)).toMatchObject({ ok: true });
    await expectUndoable(before);
  });
});

describe.skipIf(!POSIX).each(NAMES)('%s', (name) => {
  it('is done once where two Pilotlights do it at once', async () => {
    home = await setScene(name);
    const before = await look();
    const plans = [await planScene(name, home.host), await planScene(name, home.host)];
    const outcomes = await Promise.all(plans.map((plan) => createRemedies(home.host).apply(plan)));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ why: 'changed' });
    await expectUndoable(before);
  });

  it('changes what links lead to, and they stay links', async () => {
    home = await setScene(name);
    const links = linkAway(['.claude.json', '.claude/settings.json', '.claude/.credentials.json', '.claude/CLAUDE.md']);
    const before = await look();
    const outcome = await createRemedies(home.host).apply(await planScene(name, home.host));
    expect(outcome).toMatchObject({ ok: true });
    // What is moved aside is the link itself.
    const stay = name === 'move-aside' ? links.filter((link) => existsSync(link)) : links;
    for (const link of stay) expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(readdirSync(join(home.path, 'dotfiles')).filter((file) => /\.tmp$/.test(file))).toEqual([]);
    await expectUndoable(before);
    for (const link of links) expect(lstatSync(link).isSymbolicLink()).toBe(true);
  });
});

/** Moves files into `dotfiles` and leaves links in their place. */
function linkAway(names: readonly string[]): string[] {
  const there = names.map((name) => join(home.path, name)).filter((path) => existsSync(path));
  mkdirSync(join(home.path, 'dotfiles'));
  return there.map((path, index) => {
    const target = join(home.path, 'dotfiles', `file-${index}`);
    renameSync(path, target);
    symlinkSync(target, path);
    return path;
  });
}

const OWN_FILE: Partial<Record<SceneName, string>> = {
  reset: '.claude/.credentials.json',
  repair: '.claude/settings.json',
  'fix-mode': '.claude/.credentials.json',
  'set-right': '.claude/settings.json',
  'unset-variable': '.claude/settings.json',
  restore: '.claude/settings.json',
  'fallback-on': '.claude/settings.json',
  'fallback-off': '.claude/settings.json',
  'gateway-off': '.claude/settings.json',
  'cloud-on': '.claude/settings.json',
  'cloud-off': '.claude/settings.json',
};

const noOthersFile = ROOT ? null : 'needs root to make a file of another account';
describe.skipIf(noOthersFile !== null).each(Object.entries(OWN_FILE) as [SceneName, string][])(
  leftOut('%s', noOthersFile),
  (name, file) => {
    it('leaves the file of another account alone', async () => {
      home = await setScene(name);
      const plan = await planScene(name, home.host);
      chownSync(join(home.path, file), 4711, 4711);
      const before = await look();
      const host: Host = { ...home.host, user: { ...home.host.user, uid: 1000 } };
      expect(await createRemedies(host).apply(plan)).toMatchObject({ ok: false, why: 'denied' });
      expect(await look()).toEqual(before);
      expect(await createRemedies(home.host).undoable()).toEqual([]);
    });

    it('keeps the owner when root changes it', async () => {
      home = await setScene(name);
      // A file that goes and comes back gets it from its folder.
      for (const path of ['.claude', file]) chownSync(join(home.path, path), 4711, 4711);
      const before = await look();
      const outcome = await createRemedies(home.host).apply(await planScene(name, home.host));
      expect(outcome).toMatchObject({ ok: true });
      await expectUndoable(before);
      expect((await home.host.files.stat(join(home.path, file)))?.uid).toBe(4711);
    });
  },
);
