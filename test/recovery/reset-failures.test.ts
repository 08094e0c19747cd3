/** What may stand in the way of a reset: a full disk, missing rights, other programs, what was kept before. */
import { chmod, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Host } from '../../src/platform/host.ts';
import { isRefusal, type Plan } from '../../src/recovery/engine/plan.ts';
import { createRemedies } from '../../src/recovery/remedies.ts';
import { planRepair } from '../../src/recovery/repair/plan-repair.ts';
import { planReset } from '../../src/recovery/reset.ts';
import { leftOut } from '../needs.ts';
import { mountSmallDisk } from './small-disk.ts';
import { everything, NO_MACHINE, SIGNED_IN, type TempHome, tempHome } from './temp-home.ts';

const ROOT = process.getuid?.() === 0;
const POSIX = process.platform !== 'win32';

const LOCKS = ['.claude/.oauth_refresh.lock', '.claude.lock', '.claude/.storage-write.lock', '.claude.json.lock'];

let home: TempHome;
afterEach(() => home.remove());

async function planOf(host: Host = home.host): Promise<Plan> {
  const plan = await planReset(host, await home.profile(), NO_MACHINE);
  if (isRefusal(plan)) throw new Error(plan.refused);
  return plan;
}
const look = () => everything(home.path, ['pilotlight-data']);

const noSmallDisk = ROOT && process.platform === 'linux' ? null : 'needs root to make a small disk';
describe.skipIf(noSmallDisk !== null)(leftOut('on a full disk', noSmallDisk), () => {
  it.for(['.claude', 'pilotlight-data'])('in %s, nothing is lost and the sentence says so', async (full, context) => {
    home = await tempHome({});
    const folder = join(home.path, full);
    await mkdir(folder);
    const disk = mountSmallDisk(folder);
    if (!disk) return context.skip();
    try {
      for (const [name, text] of Object.entries(SIGNED_IN())) await home.put(name, text);
      const plan = await planOf();
      const before = await look();
      disk.fill(0);
      const outcome = await createRemedies(home.host).apply(plan);
      expect(outcome.ok).toBe(false);
      disk.free();
      await createRemedies(home.host).recover();
      expect(await look()).toEqual(before);
      expect(await createRemedies(home.host).apply(await planOf())).toMatchObject({ ok: true });
    } finally {
      disk.unmount();
    }
  });
});

it('a full disk halfway: what was done before is taken back', async () => {
  home = await tempHome(SIGNED_IN());
  const { files } = home.host;
  const write: Host['files']['write'] = async (path, bytes, mode) =>
    path.endsWith('.claude.json') ? { ok: false, why: 'full' } : files.write(path, bytes, mode);
  const before = await look();
  const engine = createRemedies({ ...home.host, files: { ...files, write } });
  expect(await engine.apply(await planOf())).toMatchObject({ ok: false, why: 'full' });
  expect(await look()).toEqual(before);
  expect(await engine.undoable()).toEqual([]);
});

const notOrdinary = ROOT || !POSIX ? 'needs an ordinary account of Linux or macOS' : null;
describe.skipIf(notOrdinary !== null)(leftOut('as an ordinary user', notOrdinary), () => {
  it('a folder that is not writable stays as it is', async () => {
    home = await tempHome(SIGNED_IN());
    const before = await look();
    const plan = await planOf();
    await chmod(join(home.path, '.claude'), 0o500);
    expect(await createRemedies(home.host).apply(plan)).toMatchObject({ ok: false, why: 'denied' });
    await chmod(join(home.path, '.claude'), 0o755);
    expect(await look()).toEqual({ ...before, '.claude': '40755 folder' });
  });
});

it('a file that changes under way is not overwritten, and the other one is put back', async () => {
  home = await tempHome(SIGNED_IN());
  const plan = await planOf();
  const { files } = home.host;
  let reads = 0;
  const read: Host['files']['read'] = async (path, max) => {
    // Between the second look at it and the write.
    if (path.endsWith('.claude.json') && ++reads === 2) await home.put('.claude.json', '{"numStartups":77}');
    return files.read(path, max);
  };
  const engine = createRemedies({ ...home.host, files: { ...files, read } });
  expect(await engine.apply(plan)).toMatchObject({ ok: false, why: 'changed' });
  expect(await home.text('.claude.json')).toBe('{"numStartups":77}');
  expect((await home.profile()).credentials.login?.accessToken).toBe('set');
});

describe('beside Claude Code', () => {
  /** Waiting takes no time. */
  const hasty = (): Host => {
    let skipped = 0;
    const { clock } = home.host;
    const sleep = async (ms: number): Promise<void> => {
      skipped += ms;
    };
    return { ...home.host, clock: { ...clock, sleep, monotonic: () => clock.monotonic() + skipped } };
  };

  it.each(LOCKS)('waits for %s, then gives up and changes nothing', async (name) => {
    home = await tempHome(SIGNED_IN());
    await mkdir(join(home.path, name));
    const before = await look();
    expect(await createRemedies(hasty()).apply(await planOf())).toMatchObject({ ok: false, why: 'busy' });
    expect(await look()).toEqual(before);
    expect((await readdir(join(home.path, 'pilotlight-data'))).filter((one) => one.includes('lock'))).toEqual([]);
  });

  it('holds all four, in its order, while it changes the store', async () => {
    home = await tempHome(SIGNED_IN());
    const { files } = home.host;
    const made: string[] = [];
    let during: string[] = [];
    const host: Host = {
      ...home.host,
      files: {
        ...files,
        makeDirectory: async (path, mode) => {
          if (path.endsWith('.lock')) made.push(path.slice(home.path.length + 1));
          return files.makeDirectory(path, mode);
        },
        write: async (path, bytes, mode) => {
          if (path.endsWith('.credentials.json')) during = await readdir(home.path, { recursive: true });
          return files.write(path, bytes, mode);
        },
      },
    };
    expect(await createRemedies(host).apply(await planOf())).toMatchObject({ ok: true });
    expect(made).toEqual(LOCKS);
    expect(during).toEqual(expect.arrayContaining(LOCKS));
    expect((await readdir(home.path, { recursive: true })).filter((one) => one.endsWith('.lock'))).toEqual([]);
  });
});

it('keeps its locks fresh while it works, and lets go of one that was taken from it', async () => {
  home = await tempHome(SIGNED_IN());
  const { clock, files } = home.host;
  const lock = join(home.path, '.claude/.oauth_refresh.lock');
  const due: (() => void)[] = [];
  const after = (delayMs: number, run: () => void) => {
    expect(delayMs).toBe(5_000);
    due.push(run);
    return () => undefined;
  };
  const touched: string[] = [];
  const host: Host = {
    ...home.host,
    clock: { ...clock, after },
    files: {
      ...files,
      touch: async (path) => {
        touched.push(path.slice(home.path.length + 1));
        return files.touch(path);
      },
      write: async (path, bytes, mode) => {
        if (path.endsWith('.credentials.json')) {
          for (const run of due.splice(0)) run();
          await expect.poll(() => due.length).toBe(1);
          await files.remove(lock);
          await mkdir(lock);
        }
        return files.write(path, bytes, mode);
      },
    },
  };
  expect(await createRemedies(host).apply(await planOf())).toMatchObject({ ok: true });
  expect(touched).toEqual(['pilotlight-data/recovery.lock', ...LOCKS]);
  expect((await files.lstat(lock))?.kind).toBe('directory');
});

describe('what is kept', () => {
  it('forgets old remedies, but never the newest good copy of a file, save an old secret one', async () => {
    home = await tempHome({ ...SIGNED_IN(), '.claude/settings.json': '{"model":"opus",}' });
    const DAY = 24 * 3_600_000;
    let ahead = 0;
    const host: Host = { ...home.host, clock: { ...home.host.clock, now: () => Date.now() + ahead } };
    const engine = createRemedies(host);
    await engine.apply(await planOf(host));
    const repairs = async (): Promise<void> => {
      await home.put('.claude/settings.json', '{"model":"opus",}');
      const plan = await planRepair(host, await home.profile(), NO_MACHINE);
      if (isRefusal(plan)) throw new Error(plan.refused);
      expect(await engine.apply(plan)).toMatchObject({ ok: true });
    };
    for (let count = 0; count < 22; count++) {
      ahead += 3_600_000;
      await repairs();
    }
    const ids = await readdir(join(home.path, 'pilotlight-data/recovery'));
    expect(ids).toHaveLength(21);
    expect((await engine.undoable()).at(-1)?.remedy).toBe('reset');
    ahead += 31 * DAY;
    expect(await engine.undoable()).toEqual([]);
    await repairs();
    const texts = Object.values(await everything(join(home.path, 'pilotlight-data/recovery')));
    expect(texts.some((text) => text.includes('refreshToken'))).toBe(false);
  });
});

it('says nothing of a journal that somebody has spoilt', async () => {
  home = await tempHome(SIGNED_IN());
  const engine = createRemedies(home.host);
  const outcome = await engine.apply(await planOf());
  const id = outcome.ok ? outcome.receipt.id : '';
  await writeFile(join(home.path, 'pilotlight-data/recovery', id, 'before-0'), 'spoilt');
  expect(await engine.undo(id)).toMatchObject({ ok: false, why: 'failed' });
  await writeFile(join(home.path, 'pilotlight-data/recovery', id, 'journal.json'), '{"version":1');
  expect(await engine.undo(id)).toMatchObject({ ok: false, why: 'unknown-undo' });
  expect(await engine.undo('../../x')).toMatchObject({ ok: false, why: 'unknown-undo' });
});
