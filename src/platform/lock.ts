/**
 * One lock for everything of which there may be one only: the running Pilotlight, a remedy. A folder that comes into being together
 * with the name of its owner, by one rename, so that a kill at any moment leaves a lock with a dead owner or none at all.
 */
import { randomBytes } from 'node:crypto';
import * as v from 'valibot';
import { temporaryName } from './files/temporary-files.ts';
import type { WriteFailure } from './files/write-failures.ts';
import type { FileStat, Host, WriteOutcome } from './host.ts';
import { pathsOf } from './path-rules.ts';
import { readJson } from './read-json.ts';

const Owner = v.object({
  pid: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  /** Boot and start of the process, so that a later one with the same number is told apart; null: the system does not tell. */
  life: v.nullable(v.string()),
  /** Tells two locks of one process apart. */
  id: v.optional(v.string(), ''),
  /** The namespace in which the number means something (containers). */
  space: v.optional(v.nullable(v.string()), null),
  /** Whatever the owner wants to be known after its death. */
  note: v.optional(v.unknown()),
});
type Owner = v.InferOutput<typeof Owner>;

export interface LockRequest {
  /** `instance`: the folder `instance.lock` in the data folder. */
  name: string;
  /** How long to wait for a living owner, ms. */
  waitMs: number;
  /** Its owner touches the lock this often, for those who cannot see its process, ms. */
  beatMs: number;
  /** What else is touched with each beat. */
  alongside?: () => readonly string[];
  /** Told what a dead owner noted, before its lock goes. */
  leftBehind?: (note: unknown) => Promise<void>;
}

export interface Lock {
  /** Replaces what is noted for whoever comes after a crash; false: it could not be written. */
  note(note: unknown): Promise<boolean>;
  release(): Promise<void>;
}

export type LockOutcome =
  | { ok: true; lock: Lock }
  | { ok: false; why: 'taken'; pid: number | null }
  | { ok: false; why: 'unwritable'; because: WriteFailure };

const POLL_MS = 100;
/** So often somebody else may be quicker before it is the folder that does not take it. */
const MAX_LOST = 50;
const NAMELESS_MS = 5_000;
/** Whoever clears a dead lock away is done within this; after it a kill has left the mark. */
const CLEARING_MS = 2_000;

/** Waits while the owner lives, takes over from one that does not. */
export async function takeLock(host: Host, request: LockRequest): Promise<LockOutcome> {
  const path = pathsOf(host.platform).join(host.dataDir, `${request.name}.lock`);
  const until = host.clock.monotonic() + request.waitMs;
  const watched = createObserver(host);
  for (let lost = 0; ; ) {
    const found = await host.files.lstat(path);
    if (found === null) {
      const outcome = await tryToMake(host, path, request);
      if (outcome) return outcome;
      if (++lost > MAX_LOST) return { ok: false, why: 'unwritable', because: 'failed' };
      continue;
    }
    const owner = await readOwner(host, path);
    const standing = await judge(host, owner, found, request.beatMs);
    const dead = standing === 'dead' || (standing === 'unsure' && watched(path, found) > request.beatMs * 1.2);
    if (dead) {
      if (!(await clearAway(host, path, owner, found, request, watched))) await host.clock.sleep(POLL_MS);
      continue;
    }
    if (standing === 'alive' && host.clock.monotonic() >= until) {
      return { ok: false, why: 'taken', pid: owner?.pid ?? null };
    }
    await host.clock.sleep(POLL_MS);
  }
}

/** null: somebody else was quicker. */
async function tryToMake(host: Host, path: string, request: LockRequest): Promise<LockOutcome | null> {
  const own = await ownerHere(host);
  const making = aside(host);
  const made = await host.files.makeDirectory(making, 0o700);
  const wrote: WriteOutcome =
    made === 'made' ? await writeOwner(host, making, own) : { ok: false, why: made === 'exists' ? 'failed' : made };
  // A folder that is not empty cannot be replaced by another, so of two only one gets the name.
  if (wrote.ok && (await host.files.rename(making, path))) return { ok: true, lock: hold(host, path, own, request) };
  await removeFolder(host, making);
  return wrote.ok ? null : { ok: false, why: 'unwritable', because: wrote.why };
}

function hold(host: Host, path: string, own: Owner, { beatMs, alongside = () => [] }: LockRequest): Lock {
  const isOurs = async (): Promise<boolean> => isSame(await readOwner(host, path), own);
  let cancel = (): void => undefined;
  let open = true;
  const touchAll = async (): Promise<void> => {
    // After a long sleep somebody may have taken it over.
    const own = (await isOurs()) ? [path] : [];
    await Promise.all([...own, ...alongside()].map((one) => host.files.touch(one)));
  };
  const beat = (): void => {
    cancel = host.clock.after(beatMs, () => void touchAll().then(() => open && beat()));
  };
  beat();
  return {
    note: async (note) => (await isOurs()) && (await writeOwner(host, path, { ...own, note })).ok,
    async release() {
      open = false;
      cancel();
      if (await isOurs()) await dissolve(host, path);
    },
  };
}

/**
 * Dead and alive are certain. What cannot be looked up lives while it gives a sign now and then; without one it is `unsure`:
 * a clock may have been set, so it is watched.
 */
async function judge(
  host: Host,
  owner: Owner | null,
  found: FileStat,
  beatMs: number,
): Promise<'alive' | 'dead' | 'unsure'> {
  // A lock has its owner's name from its first moment; that of an older Pilotlight got it a moment later.
  if (owner === null) {
    const ageMs = host.clock.now() - found.mtimeMs;
    return ageMs >= 0 && ageMs < NAMELESS_MS ? 'alive' : 'dead';
  }
  const here = await ownerHere(host);
  const boots = [owner.life, here.life].map((life) => life?.split(' ')[0] ?? null);
  const otherBoot = boots[0] !== boots[1] && boots[0] !== null && boots[1] !== null;
  const sameSpace = owner.space === null || here.space === null || owner.space === here.space;
  if (sameSpace && !otherBoot) {
    if (!host.processes.alive(owner.pid)) return 'dead';
    const life = owner.life === null ? null : await lifeOf(host, owner.pid);
    if (life !== null) return life === owner.life ? 'alive' : 'dead';
  }
  const fresh = Math.abs(host.clock.now() - found.mtimeMs) <= beatMs * 1.5;
  if (fresh) return 'alive';
  return otherBoot ? 'dead' : 'unsure';
}

/** How long what it is asked for has been seen without a change, ms of a clock that nobody can set. */
type Observer = (path: string, found: FileStat) => number;

function createObserver(host: Host): Observer {
  const seen = new Map<string, { mark: string; since: number }>();
  return (path, { inode, mtimeMs }) => {
    const mark = `${inode} ${mtimeMs}`;
    const before = seen.get(path);
    if (before?.mark === mark) return host.clock.monotonic() - before.since;
    seen.set(path, { mark, since: host.clock.monotonic() });
    return 0;
  };
}

/**
 * Removes a dead lock, one process at a time: whoever looked earlier must not clear away the lock of the one that came
 * after the dead one. False: another process is at it.
 */
async function clearAway(
  host: Host,
  path: string,
  owner: Owner | null,
  found: FileStat,
  { leftBehind }: LockRequest,
  watched: Observer,
): Promise<boolean> {
  const clearing = `${path}.clearing`;
  if ((await host.files.makeDirectory(clearing, 0o700)) !== 'made') {
    const mark = await host.files.lstat(clearing);
    if (mark && watched(clearing, mark) > CLEARING_MS) await host.files.remove(clearing);
    return false;
  }
  try {
    const now = await host.files.lstat(path);
    if (now?.inode === found.inode && now.mtimeMs === found.mtimeMs && isSame(await readOwner(host, path), owner)) {
      if (owner?.note !== undefined) await leftBehind?.(owner.note);
      await dissolve(host, path);
    }
    return true;
  } finally {
    await host.files.remove(clearing);
  }
}

/** Moved first, so that nobody sees it half removed. What is no folder goes as well. */
async function dissolve(host: Host, path: string): Promise<void> {
  const moved = aside(host);
  if (await host.files.rename(path, moved)) await removeFolder(host, moved);
}

/** Of a link that has the name of a lock only the link goes. */
async function removeFolder(host: Host, folder: string): Promise<void> {
  const { join } = pathsOf(host.platform);
  const isFolder = (await host.files.lstat(folder))?.kind === 'directory';
  for (const name of (isFolder && (await host.files.list(folder))) || []) await host.files.remove(join(folder, name));
  await host.files.remove(folder);
}

/** Named like a temporary file, so that it is swept like one. */
function aside(host: Host): string {
  return pathsOf(host.platform).join(host.dataDir, temporaryName());
}

function ownerFile(host: Host, lock: string): string {
  return pathsOf(host.platform).join(lock, 'owner.json');
}

function readOwner(host: Host, lock: string): Promise<Owner | null> {
  return readJson(host, ownerFile(host, lock), Owner, 256 * 1024);
}

async function writeOwner(host: Host, lock: string, owner: Owner): Promise<WriteOutcome> {
  return host.files.write(ownerFile(host, lock), JSON.stringify(owner), 0o600);
}

function isSame(a: Owner | null, b: Owner | null): boolean {
  return a?.pid === b?.pid && a?.life === b?.life && a?.space === b?.space && a?.id === b?.id;
}

async function ownerHere(host: Host): Promise<Owner> {
  const linux = host.platform === 'linux';
  const [life, space] = await Promise.all([
    lifeOf(host, host.pid),
    linux ? host.files.readlink('/proc/self/ns/pid') : null,
  ]);
  return { pid: host.pid, id: randomBytes(8).toString('hex'), life, space };
}

/** Tells a process from a later one with the same number: this boot and its start in it. null: the system has no /proc. */
async function lifeOf(host: Host, pid: number): Promise<string | null> {
  if (host.platform !== 'linux') return null;
  const [boot, stat] = await Promise.all(['sys/kernel/random/boot_id', `${pid}/stat`].map((at) => readText(host, at)));
  // The command in brackets may hold anything, so count from the last bracket; the 20th field after it is the start.
  const started = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  return boot && started ? `${boot.trim()} ${started}` : null;
}

async function readText(host: Host, at: string): Promise<string | null> {
  const read = await host.files.read(`/proc/${at}`, 8_192);
  return read.ok ? new TextDecoder().decode(read.bytes) : null;
}
