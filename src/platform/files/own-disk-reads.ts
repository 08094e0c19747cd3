import { lstatSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Files } from '../host.ts';
import { isOwnDisk, type Mount, type MountTable, readMountTable } from './mount-table.ts';
import type { SyncFileReader } from './sync-file-reader.ts';

/** Where a folder lies is looked at again after so long: disks come and go, and links are set anew. */
const KNOWN_FOR_MS = 2_000;
/** What is read at a stretch; then timers, the window and clients have their turn. */
const LONGEST_TURN_MS = 8;
/** A larger file, or folder, would hold the others up by itself. */
const MAX_BYTES = 256 * 1024;

export interface OwnDiskOptions {
  /** null: the system has no such table. */
  mounts?(): MountTable | null;
  /** ms */
  now?(): number;
}

/**
 * Reads without a thread what lies on a disk of this machine: that takes a fourth of the time and no memory for threads, and goes on
 * while all of them wait. A network disk, or one that a program serves, may keep its reader waiting for ever; there, and wherever a link
 * leads, a thread reads as before. For Linux, which tells what is mounted where.
 */
export function readOwnDisks(files: Files, direct: SyncFileReader, options: OwnDiskOptions = {}): Files {
  const { mounts = ownMounts, now = () => performance.now() } = options;
  const liesOnOwnDisk = createDiskCheck(files.realpath, mounts, now);
  const inTurn = createTurns(now);
  const read = async <T>(path: string, reading: (from: SyncFileReader) => Promise<T>, isNear = isSmall): Promise<T> => {
    if (!(await liesOnOwnDisk(path))) return reading(files);
    return inTurn(() => reading(isNear(path) ? direct : files));
  };
  const always = () => true;
  return {
    ...files,
    lstat: (path) => read(path, (from) => from.lstat(path), always),
    readlink: (path) => read(path, (from) => from.readlink(path), always),
    // What is no link is the same with and without following it.
    stat: async (path) => {
      const found = await read(path, (from) => (from === direct ? direct.lstat(path) : files.stat(path)), always);
      return found?.kind === 'symlink' ? files.stat(path) : found;
    },
    read: (path, maxBytes) => read(path, (from) => from.read(path, maxBytes)),
    realpath: (path) => read(path, (from) => from.realpath(path)),
    list: (path) => read(path, (from) => from.list(path)),
    mayWrite: (path) => read(path, (from) => from.mayWrite(path)),
    // Where nothing is yet, the thread goes on upwards.
    room: async (path) => (await read(path, (from) => from.room(path))) ?? files.room(path),
  };
}

/** No link, pipe or device: none of them is read without a thread. */
function isSmall(path: string): boolean {
  try {
    const found = lstatSync(path, { throwIfNoEntry: false });
    return found === undefined || ((found.isFile() || found.isDirectory()) && found.size <= MAX_BYTES);
  } catch {
    return false;
  }
}

/** What would have to be resolved first. An ending slash would follow a link that is none by its name. */
const ROUNDABOUT = /\/\.{0,2}(?:\/|$)/;

function createDiskCheck(
  realpath: Files['realpath'],
  mounts: () => MountTable | null,
  now: () => number,
): (path: string) => Promise<boolean> {
  let table: MountTable | null = null;
  let plain = new Map<string, Mount | null>();
  let real = new Map<string, Promise<string | null>>();
  let knownUntil = Number.NEGATIVE_INFINITY;

  /** What holds a folder, with own disks and no link from the root to here; what is not there leads nowhere else. null: another one. */
  const holderOf = (folder: string, mounted: MountTable): Mount | null => {
    const known = plain.get(folder);
    if (known !== undefined) return known;
    const parent = dirname(folder);
    const above = parent === folder ? mounted.root : holderOf(parent, mounted);
    const here = above && mounted.holding(above, folder);
    const found = here && isOwnDisk(here) && (parent === folder || !isLink(folder)) ? here : null;
    plain.set(folder, found);
    return found;
  };
  const realFolder = async (folder: string, mounted: MountTable): Promise<string | null> => {
    if (holderOf(folder, mounted) !== null) return folder;
    const asked = real.get(folder) ?? realpath(folder);
    real.set(folder, asked);
    return asked;
  };
  return async (path) => {
    if (now() > knownUntil) {
      table = mounts();
      plain = new Map();
      real = new Map();
      knownUntil = now() + KNOWN_FOR_MS;
    }
    if (table === null || !path.startsWith('/') || ROUNDABOUT.test(path)) return false;
    const mounted = table;
    const at = path.lastIndexOf('/');
    const folder = await realFolder(path.slice(0, at) || '/', mounted);
    const holder = folder === null ? null : holderOf(folder, mounted);
    if (folder === null || holder === null) return false;
    return isOwnDisk(mounted.holding(holder, folder === '/' ? path : folder + path.slice(at)));
  };
}

function isLink(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
  } catch {
    // Nobody gets further that way.
    return false;
  }
}

function ownMounts(): MountTable | null {
  if (process.platform !== 'linux') return null;
  try {
    return readMountTable(readFileSync('/proc/self/mountinfo', 'utf8'));
  } catch {
    return null;
  }
}

/**
 * Has each wait until the turn of the loop has time left, one after the other: who woke all of them in every turn would have little
 * else to do. The look at the clock and the reading are one step, so that not all who wait read in the same turn.
 */
function createTurns(now: () => number): <T>(read: () => Promise<T>) => Promise<T> {
  let waiting: (() => void)[] = [];
  let began: number | null = null;
  const hasTime = (): boolean => began !== null && now() - began < LONGEST_TURN_MS;
  const begin = (): void => {
    began = now();
    setImmediate(() => {
      began = null;
      if (waiting.length === 0) return;
      begin();
      let next = 0;
      while (next < waiting.length && hasTime()) waiting[next++]?.();
      waiting = waiting.slice(next);
    });
  };
  return (read) => {
    if (began === null) begin();
    if (waiting.length === 0 && hasTime()) return read();
    return new Promise((resolve) => waiting.push(() => resolve(read())));
  };
}
