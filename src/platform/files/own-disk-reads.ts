import { lstatSync, readFileSync } from 'node:fs';
import { basename, dirname, join, normalize } from 'node:path';
import type { Files } from '../host.ts';
import { type MountTable, readMountTable } from './mount-table.ts';
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
  const turns = createTurns(now);
  /** The look at the clock and the reading are one step, so that many who wait do not all read in one turn. */
  const read = async <T>(path: string, reading: (from: SyncFileReader) => Promise<T>, isNear = isSmall): Promise<T> => {
    if (!(await liesOnOwnDisk(path))) return reading(files);
    while (!turns.goesOn()) await turns.end();
    return reading(isNear(path) ? direct : files);
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

function createDiskCheck(
  realpath: Files['realpath'],
  mounts: () => MountTable | null,
  now: () => number,
): (path: string) => Promise<boolean> {
  let table: MountTable | null = null;
  let plain = new Map<string, boolean>();
  let real = new Map<string, Promise<string | null>>();
  let knownUntil = Number.NEGATIVE_INFINITY;

  /** Own disks and no link from the root to here; what is not there leads nowhere else. */
  const isPlain = (folder: string, mounted: MountTable): boolean => {
    const known = plain.get(folder);
    if (known !== undefined) return known;
    const isFirst = folder === dirname(folder);
    const found = mounted.isOwn(folder) && (isFirst || (isPlain(dirname(folder), mounted) && !isLink(folder)));
    plain.set(folder, found);
    return found;
  };
  const realFolder = async (folder: string, mounted: MountTable): Promise<string | null> => {
    if (isPlain(folder, mounted)) return folder;
    const asked = real.get(folder) ?? realpath(folder);
    real.set(folder, asked);
    const found = await asked;
    return found !== null && isPlain(found, mounted) ? found : null;
  };
  return async (path) => {
    if (now() > knownUntil) {
      table = mounts();
      plain = new Map();
      real = new Map();
      knownUntil = now() + KNOWN_FOR_MS;
    }
    // An ending slash would follow a link that is none by its name.
    if (table === null || !path.startsWith('/') || path.endsWith('/') || normalize(path) !== path) return false;
    const mounted = table;
    const folder = await realFolder(dirname(path), mounted);
    return folder !== null && mounted.isOwn(join(folder, basename(path)));
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

interface Turns {
  /** False: this turn of the loop has been read long enough. */
  goesOn(): boolean;
  /** Resolves in the next one. */
  end(): Promise<void>;
}

function createTurns(now: () => number): Turns {
  let began: number | null = null;
  let ended = Promise.resolve();
  const begin = (): void => {
    began = now();
    ended = new Promise((go) => {
      setImmediate(() => {
        began = null;
        go();
      });
    });
  };
  return {
    goesOn() {
      if (began === null) begin();
      return began !== null && now() - began < LONGEST_TURN_MS;
    },
    end: () => ended,
  };
}
