/**
 * The one way a file is written: beside the target under a name nobody can guess, narrow from its first byte, whole, flushed,
 * read back and compared, then renamed over it. Whatever fails, the old bytes stay and nothing is left beside them.
 */
import { type BigIntStats, constants, existsSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { codeOf } from '../errno.ts';
import type { Files, WriteOptions } from '../host.ts';
import { swap } from './exchange.ts';
import { fill, holds, readUpTo } from './fill-file.ts';
import { inodeOf, type Place } from './find-place.ts';
import { temporaryName } from './temporary-files.ts';
import { NamedFailure, whyUnwritten } from './write-failures.ts';
import { retrying, WRITE_SYSTEM, type WriteSystem } from './write-system.ts';

type WriteOutcome = Awaited<ReturnType<Files['write']>>;

const { O_CREAT, O_EXCL, O_RDONLY, O_RDWR } = constants;
/** Windows knows neither. */
const O_NOFOLLOW = constants.O_NOFOLLOW ?? 0;
const O_DIRECTORY = constants.O_DIRECTORY ?? 0;
const O_NONBLOCK = constants.O_NONBLOCK ?? 0;
const WINDOWS = process.platform === 'win32';

/**
 * A link stays a link: what it leads to is replaced, where `findPlace` allows that. The owner of a replaced file is kept, a new
 * one that root makes belongs to whoever owns the folder; the mode is the one asked for, or narrower where the group cannot be kept.
 */
export async function writeAtomically(
  path: string,
  bytes: Uint8Array | string,
  mode: number,
  options: WriteOptions = {},
  system: WriteSystem = WRITE_SYSTEM,
): Promise<WriteOutcome> {
  try {
    const place = await openFolder(path, system);
    try {
      return await replace(place, Buffer.from(bytes), mode, options, system);
    } finally {
      await place.handle?.close();
    }
  } catch (error) {
    return { ok: false, why: whyUnwritten(error) };
  }
}

interface OpenPlace {
  /** The folder by a name that leads nowhere else, whoever moves or replaces what is on the way to it. */
  folder: string;
  name: string;
  handle: FileHandle | null;
}

async function openFolder(path: string, system: WriteSystem): Promise<OpenPlace> {
  let place = await system.findPlace(path);
  if (place.folder.inode === null) {
    await system.mkdir(dirname(place.target), 0o700);
    place = await system.findPlace(path);
  }
  const name = basename(place.target);
  const handle = await openDirectory(place, system);
  const steady = handle !== null && process.platform === 'linux' && existsSync('/proc/self/fd');
  return { folder: steady ? `/proc/self/fd/${handle.fd}` : place.folder.path, name, handle };
}

/** null: folders cannot be opened here (Windows), or not this one (no right to list it). */
async function openDirectory(place: Place, system: WriteSystem): Promise<FileHandle | null> {
  if (WINDOWS) return null;
  const handle = await system.open(place.folder.path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW).catch((error: unknown) => {
    if (codeOf(error) === 'EACCES') return null;
    throw error;
  });
  if (handle === null) return null;
  try {
    if (inodeOf(await handle.stat({ bigint: true })) !== place.folder.inode) throw new NamedFailure('changed');
    return handle;
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function replace(
  place: OpenPlace,
  bytes: Buffer,
  mode: number,
  options: WriteOptions,
  system: WriteSystem,
): Promise<WriteOutcome> {
  const target = join(place.folder, place.name);
  const temporary = join(place.folder, temporaryName());
  const old = await openOld(target, options, system);
  let pending = false;
  try {
    const fresh = await system.open(temporary, O_CREAT | O_EXCL | O_RDWR | O_NOFOLLOW, 0o600);
    pending = true;
    const inode = await fill(fresh, bytes, () => dress(fresh, old, place, mode, options, system));
    if (WINDOWS) await old?.handle.close();
    const swapped = old !== null && options.expect != null && (await swapIn(temporary, target, inode, old, system));
    if (!swapped) await retrying(() => putInPlace(temporary, target, inode, old, system));
    // After a swap the old file lies there, and goes.
    pending = swapped;
    await settle(async () => {
      if (old && !WINDOWS) await returnLateChange(old, place, mode, options, system);
      await flushFolder(place);
      const placed = system.lstat(target);
      if (!placed || inodeOf(placed) !== inode) throw new NamedFailure('changed');
    });
    return { ok: true };
  } finally {
    if (pending) await system.unlink(temporary).catch(() => undefined);
    await old?.handle.close().catch(() => undefined);
  }
}

interface OldFile {
  handle: FileHandle;
  stat: BigIntStats;
}

/** The file that is to be replaced, compared with what the caller saw. null: there is none. */
async function openOld(target: string, { expect }: WriteOptions, system: WriteSystem): Promise<OldFile | null> {
  const found = system.lstat(target);
  if (found === undefined) {
    if (expect) throw new NamedFailure('changed');
    return null;
  }
  if (!found.isFile()) throw new NamedFailure(found.isSymbolicLink() ? 'changed' : 'not-a-file');
  const handle = await system.open(target, O_RDONLY | O_NOFOLLOW | O_NONBLOCK).catch((error: unknown) => {
    // A file that may not be read is replaced all the same, unless it is to be compared.
    if (codeOf(error) === 'EACCES' && expect === undefined) return null;
    throw error;
  });
  if (handle === null) return null;
  try {
    const stat = await handle.stat({ bigint: true });
    if (!stat.isFile()) throw new NamedFailure('not-a-file');
    if (expect === null || (expect && !(await holds(handle, Buffer.from(expect))))) throw new NamedFailure('changed');
    return { handle, stat };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/** Owner, mode, access list and attributes of the new file. Never wider than asked for. */
async function dress(
  fresh: FileHandle,
  old: OldFile | null,
  place: OpenPlace,
  mode: number,
  { attributes }: WriteOptions,
  system: WriteSystem,
): Promise<void> {
  if (WINDOWS) return;
  const kept = old && attributes ? await system.copyAttributes(old.handle, fresh) : true;
  const owner = old?.stat ?? (process.getuid?.() === 0 ? await place.handle?.stat({ bigint: true }) : undefined);
  const sameGroup = owner === undefined || (await takeOwner(fresh, owner));
  // What the group may was meant for another group, or hemmed in by a list that is gone.
  await fresh.chmod(sameGroup && kept ? mode : mode & ~0o070);
}

async function takeOwner(fresh: FileHandle, { uid, gid }: BigIntStats): Promise<boolean> {
  const now = await fresh.stat({ bigint: true });
  if (now.uid === uid && now.gid === gid) return true;
  return fresh.chown(Number(uid), Number(gid)).then(
    () => true,
    (error: unknown) => {
      if (codeOf(error) !== 'EPERM' || now.uid !== uid) throw error;
      return false;
    },
  );
}

/**
 * Like the rename, but what is replaced is still there afterwards and can be looked at.
 * @returns false: the system cannot do it, nothing was done
 */
async function swapIn(
  temporary: string,
  target: string,
  inode: string,
  old: OldFile,
  system: WriteSystem,
): Promise<boolean> {
  if (!system.exchange) return false;
  compareLast(temporary, target, inode, old, system);
  const outcome = await swap(system.exchange, temporary, target, { fresh: inode, old: inodeOf(old.stat) }, (path) => {
    const found = system.lstat(path);
    return found ? inodeOf(found) : null;
  });
  if (outcome === 'held') system.rename(temporary, target);
  if (outcome === 'held' || outcome === 'other') throw new NamedFailure('changed');
  return outcome === 'done';
}

/** The last comparison and the rename, with nothing of ours between them. */
function putInPlace(temporary: string, target: string, inode: string, old: OldFile | null, system: WriteSystem): void {
  compareLast(temporary, target, inode, old, system);
  system.rename(temporary, target);
}

function compareLast(temporary: string, target: string, inode: string, old: OldFile | null, system: WriteSystem): void {
  const fresh = system.lstat(temporary);
  const now = system.lstat(target);
  const moved = old ? !now || isOther(now, old.stat) : now !== undefined && !now.isFile();
  if (moved || !fresh || inodeOf(fresh) !== inode) throw new NamedFailure('changed');
}

function isOther(now: BigIntStats, seen: BigIntStats): boolean {
  return inodeOf(now) !== inodeOf(seen) || now.size !== seen.size || now.mtimeNs !== seen.mtimeNs;
}

/** The file stands by now, so that whatever goes wrong here is no longer a full disk. */
async function settle(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    throw error instanceof NamedFailure ? error : new NamedFailure('failed');
  }
}

/** Some systems cannot flush a folder. */
async function flushFolder({ handle }: OpenPlace): Promise<void> {
  try {
    await handle?.sync();
  } catch (error) {
    if (codeOf(error) !== 'EINVAL' && codeOf(error) !== 'ENOTSUP') throw error;
  }
}

/** Somebody wrote into the old file between the last comparison and the rename: theirs is newer, so theirs stays. */
async function returnLateChange(
  old: OldFile,
  place: OpenPlace,
  mode: number,
  options: WriteOptions,
  system: WriteSystem,
): Promise<void> {
  const now = await old.handle.stat({ bigint: true });
  if (now.size === old.stat.size && now.mtimeNs === old.stat.mtimeNs) return;
  const theirs = await readUpTo(old.handle, Number(now.size));
  const { expect: _none, ...rest } = options;
  await replace(place, theirs, mode, rest, system);
  throw new NamedFailure('changed');
}
