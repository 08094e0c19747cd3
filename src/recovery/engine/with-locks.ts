/**
 * One remedy at a time, and never beside Claude Code: our own lock under the data folder, then Claude Code's locks in
 * its order (refresh lock, folder lock, write lock, lock of the global configuration), as folders it makes with mkdir
 * and keeps fresh by their time of change. What a crash of ours left behind is cleared by the next one to come.
 */
import * as v from 'valibot';
import type { FileStat, Host } from '../../platform/host.ts';
import { type Lock as OwnLock, takeLock } from '../../platform/lock.ts';
import { pathsOf } from '../../platform/path-rules.ts';
import { LOCKS } from '../../shared/messages/recovery/locks.ts';
import { WRITE_FAILURES } from '../../shared/messages/write-failures.ts';
import { judgeLockOwner } from '../../sources/claude-code/lock-owner.ts';
import { sayWhyKept } from './kept-lock.ts';
import type { EngineOutcome } from './outcome.ts';

export type Busy = Extract<EngineOutcome, { ok: false }>;

const WAIT_MS = 8_500;
const POLL_MS = 100;
const LOOK_AROUND_MS = 1_000;
const FRESHEN_MS = 5_000;
const REFRESH_STALE_MS = 60_000;
const WRITE_STALE_MS = 15_000;
/** A disk may count its times more coarsely than the clock does. */
const AHEAD_MS = 2_000;

/** Claude Code makes its own writable; nothing is ever put into such a folder. */
const OUR_MODE = 0o500;

/** An inode alone says little: the next folder made often gets it again. */
interface Held {
  path: string;
  inode: string;
  mode: number;
}

/** A lock folder of Claude Code's that we make, or have made. */
const Noted = v.array(v.object({ path: v.string(), inode: v.nullable(v.string()) }));

interface Lock {
  path: string;
  staleMs: number;
  holder: string;
}

export interface LockPlaces {
  /** Configuration directories whose credential store may be touched. */
  lockDirs: readonly string[];
  /** Global configuration files that may be touched. */
  lockFiles?: readonly string[] | undefined;
}

/** Releases the locks of Claude Code's before the rest: they lie in the folders that may have to go. */
export type LetGo = () => Promise<void>;

/** Runs `work` while all locks are held; releases them whatever happens. */
export async function withLocks<T>(
  host: Host,
  places: LockPlaces,
  work: (letGo: LetGo) => Promise<T>,
): Promise<T | Busy> {
  const held: Held[] = [];
  const own = await takeOwn(host, held);
  if ('ok' in own) return own;
  await host.files.sweep(host.dataDir);
  const until = host.clock.monotonic() + WAIT_MS;
  const letGo = async (): Promise<void> => {
    for (const lock of held.splice(0).reverse()) await release(host, lock);
  };
  try {
    const locks = await locksOf(host, places);
    if (locks.length > 0 && !(await own.note(locks.map(({ path }) => ({ path, inode: null }))))) {
      return { ok: false, why: 'failed', message: LOCKS.cannotWrite({ folder: host.dataDir }) };
    }
    for (const lock of locks) {
      const busy = await take(host, lock, until, held);
      if (busy) return busy;
    }
    // Windows keeps no modes.
    if (host.platform === 'win32' && held.length > 0) await own.note(held.map(({ path, inode }) => ({ path, inode })));
    return await work(letGo);
  } finally {
    await letGo();
    await own.release();
  }
}

async function takeOwn(host: Host, held: readonly Held[]): Promise<OwnLock | Busy> {
  const outcome = await takeLock(host, {
    name: 'recovery',
    waitMs: WAIT_MS,
    beatMs: FRESHEN_MS,
    alongside: () => held.map(({ path }) => path),
    // While we clear, nobody else holds the lock, and the killed owner cannot come back.
    leftBehind: async (note) => {
      const left = v.safeParse(Noted, note);
      for (const lock of left.success ? left.output : []) await clearOne(host, lock);
    },
  });
  if (outcome.ok) return outcome.lock;
  if (outcome.why === 'taken') return busy(LOCKS.otherPilotlight);
  const why = WRITE_FAILURES[outcome.because];
  return {
    ok: false,
    why: outcome.because,
    message: LOCKS.cannotWriteBecause({ folder: host.dataDir, reason: why }),
  };
}

function busy(holder: string): Busy {
  return { ok: false, why: 'busy', message: LOCKS.busy({ who: holder }) };
}

async function locksOf(host: Host, places: LockPlaces): Promise<Lock[]> {
  const { join, dirname } = pathsOf(host.platform);
  const holder = LOCKS.claudeSigningIn;
  // Two names of one folder would have us wait for ourselves, so it is known by its real path.
  const folders = new Map<string, string>();
  for (const dir of places.lockDirs) {
    const real = await host.files.realpath(dir);
    if (real && !folders.has(real)) folders.set(real, dir);
  }
  const stores = [...folders].map(([real, dir]): Lock[] => [
    { path: join(dir, '.oauth_refresh.lock'), staleMs: REFRESH_STALE_MS, holder },
    { path: `${real}.lock`, staleMs: REFRESH_STALE_MS, holder },
    { path: join(dir, '.storage-write.lock'), staleMs: WRITE_STALE_MS, holder },
  ]);
  const configs = await Promise.all(
    [...new Set(places.lockFiles ?? [])].map(async (path): Promise<Lock[]> => {
      if ((await host.files.stat(dirname(path))) === null) return [];
      return [{ path: `${path}.lock`, staleMs: WRITE_STALE_MS, holder: LOCKS.claudeConfiguring }];
    }),
  );
  const all = [...stores, ...configs].flat();
  return all.filter(({ path }, index) => all.findIndex((other) => other.path === path) === index);
}

async function take(host: Host, lock: Lock, until: number, held: Held[]): Promise<Busy | null> {
  for (;;) {
    const made = await host.files.makeDirectory(lock.path, OUR_MODE);
    if (made === 'made') {
      const found = await host.files.lstat(lock.path);
      if (found) held.push({ path: lock.path, inode: found.inode, mode: found.mode });
      return null;
    }
    if (made === 'failed') {
      const found = await host.files.lstat(lock.path);
      if (found && found.kind !== 'directory') return inTheWay(lock.path);
      return { ok: false, why: 'denied', message: LOCKS.notMade({ path: lock.path }) };
    }
    const kept = await takeAway(host, lock);
    if (kept === 'removed') continue;
    if (host.clock.monotonic() >= until) return kept === 'fresh' ? busy(lock.holder) : kept;
    // To look at every process takes longer than to look at the lock.
    await host.clock.sleep(kept === 'fresh' ? POLL_MS : LOOK_AROUND_MS);
  }
}

/** Removes a lock whose owner is gone. @returns why it stays: it is in use, or nobody can say that it is not */
async function takeAway(host: Host, { path, staleMs }: Lock): Promise<'removed' | 'fresh' | Busy> {
  const found = await host.files.lstat(path);
  if (!found) return 'removed';
  // Nobody's lock, and somebody's file.
  if (found.kind !== 'directory') return inTheWay(path);
  const ageMs = host.clock.now() - found.mtimeMs;
  // Dated ahead, its age is not known: a clock was set, and only its owner tells.
  if (ageMs <= staleMs && ageMs >= -AHEAD_MS) return 'fresh';
  const owner = await judgeLockOwner(host, path, found);
  if (owner.state !== 'gone') {
    return { ok: false, why: 'busy', message: LOCKS.kept({ reason: sayWhyKept(host, { path, ageMs, owner }) }) };
  }
  if (await removeLock(host, path, found)) return 'removed';
  return ((await host.files.list(path)) ?? []).length > 0 ? inTheWay(path) : 'fresh';
}

function inTheWay(path: string): Busy {
  return { ok: false, why: 'busy', message: LOCKS.inTheWay({ path }) };
}

/** Removes a lock that was looked at, and no other that has taken its place since. */
export async function removeLock(
  host: Host,
  path: string,
  seen: Pick<FileStat, 'inode' | 'mtimeMs'>,
): Promise<boolean> {
  const found = await host.files.lstat(path);
  const same = found?.kind === 'directory' && found.inode === seen.inode && found.mtimeMs === seen.mtimeMs;
  return same && (await host.files.remove(path));
}

async function release(host: Host, { path, inode, mode }: Held): Promise<void> {
  const found = await host.files.lstat(path);
  if (found?.inode === inode && found.mode === mode) await host.files.remove(path);
}

/** A lock whose inode was not noted any more is known by its mode, which nobody else gives one. */
async function clearOne(host: Host, { path, inode }: v.InferOutput<typeof Noted>[number]): Promise<void> {
  const found = await host.files.lstat(path);
  const ours = inode === null ? found?.mode === OUR_MODE : found?.inode === inode;
  if (ours) await host.files.remove(path);
}
