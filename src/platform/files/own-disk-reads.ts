import { readFileSync } from 'node:fs';
import { basename, dirname, isAbsolute } from 'node:path';
import type { FileStat, Files } from '../host.ts';
import { type MountTable, readMountTable } from './mount-table.ts';
import type { SyncFileReader } from './sync-file-reader.ts';

/** Where a folder lies is asked again after so long: disks come and go, and links are set anew. */
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
 * Reads without a thread what lies on a disk of this machine: that takes a fourth of the time, and no memory for threads. A network disk,
 * or one that a program serves, may keep its reader waiting for ever; there, and wherever a link leads, a thread reads as before.
 */
export function readOwnDisks(files: Files, direct: SyncFileReader, options: OwnDiskOptions = {}): Files {
  const { mounts = ownMounts, now = () => performance.now() } = options;
  const liesOnOwnDisk = createDiskCheck(files.realpath, mounts, now);
  const takeTurn = createTurns(now);
  const entry = async (path: string): Promise<boolean> => {
    const isOwn = await liesOnOwnDisk(path);
    if (isOwn) await takeTurn();
    return isOwn;
  };
  const target = async (path: string): Promise<boolean> => (await entry(path)) && isSmall(await direct.lstat(path));
  const readerFor = async (isDirect: Promise<boolean>): Promise<SyncFileReader> => ((await isDirect) ? direct : files);
  return {
    ...files,
    lstat: async (path) => (await readerFor(entry(path))).lstat(path),
    readlink: async (path) => (await readerFor(entry(path))).readlink(path),
    stat: async (path) => (await readerFor(target(path))).stat(path),
    read: async (path, maxBytes) => (await readerFor(target(path))).read(path, maxBytes),
    realpath: async (path) => (await readerFor(target(path))).realpath(path),
    list: async (path) => (await readerFor(target(path))).list(path),
    mayWrite: async (path) => (await readerFor(target(path))).mayWrite(path),
    // Where nothing is yet, the thread goes on upwards.
    room: async (path) => ((await target(path)) ? await direct.room(path) : null) ?? files.room(path),
  };
}

/** No link, pipe or device: none of them is read without a thread. */
function isSmall(found: FileStat | null): boolean {
  return found === null || (found.size <= MAX_BYTES && (found.kind === 'file' || found.kind === 'directory'));
}

function createDiskCheck(
  realpath: Files['realpath'],
  mounts: () => MountTable | null,
  now: () => number,
): (path: string) => Promise<boolean> {
  let table: MountTable | null = null;
  let folders = new Map<string, Promise<string | null>>();
  let knownUntil = Number.NEGATIVE_INFINITY;
  return async (path) => {
    if (now() > knownUntil) {
      table = mounts();
      folders = new Map();
      knownUntil = now() + KNOWN_FOR_MS;
    }
    const [known, name] = [table, basename(path)];
    if (known === null || !isAbsolute(path) || name === '' || name === '.' || name === '..') return false;
    const folder = dirname(path);
    const asked = folders.get(folder) ?? realpath(folder);
    folders.set(folder, asked);
    const real = await asked;
    return real !== null && known.isOwn(real, name);
  };
}

function ownMounts(): MountTable | null {
  try {
    return readMountTable(readFileSync('/proc/self/mountinfo', 'utf8'));
  } catch {
    return null;
  }
}

/** @returns resolves at once, or in the next turn of the loop where this one has taken long enough */
function createTurns(now: () => number): () => Promise<void> {
  let began: number | null = null;
  let end = Promise.resolve();
  return async () => {
    while (began !== null && now() - began >= LONGEST_TURN_MS) await end;
    if (began !== null) return;
    began = now();
    end = new Promise((go) => {
      setImmediate(() => {
        began = null;
        go();
      });
    });
  };
}
