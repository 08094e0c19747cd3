import {
  accessSync,
  closeSync,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readlinkSync,
  readSync,
  realpathSync,
  statfsSync,
  statSync,
} from 'node:fs';
import type { DiskRoom, FileStat, Files, ReadOutcome, WriteRights } from '../host.ts';
import {
  DEFAULT_MAX_BYTES,
  isLocalDisk,
  READ_FLAGS,
  toFileStat,
  whyUnread,
  whyUnwritable,
  writeMode,
} from './file-facts.ts';

export type SyncFileReader = Pick<
  Files,
  'read' | 'readFrom' | 'stat' | 'lstat' | 'readlink' | 'realpath' | 'list' | 'mayWrite' | 'room'
>;

const NUMBERS = { bigint: true, throwIfNoEntry: false } as const;

/**
 * Reads without threads: a file costs a fourth of the time then, and nothing else runs meanwhile. For a command that looks once and
 * ends; a program with a window or a server has it do what is quick (own-disk-reads.ts).
 */
export function createSyncFileReader(): SyncFileReader {
  return {
    read: async (path, maxBytes = DEFAULT_MAX_BYTES) =>
      readWith(path, (fd, size) => (size > maxBytes ? null : readUpTo(fd, size, maxBytes))),
    readFrom: async (path, offset, maxBytes) =>
      readWith(path, (fd, size) => readPart(fd, offset, Math.min(Math.max(0, size - offset), maxBytes))),
    stat: async (path) => orNull(() => toStat(statSync(path, NUMBERS))),
    lstat: async (path) => orNull(() => toStat(lstatSync(path, NUMBERS))),
    readlink: async (path) => orNull(() => readlinkSync(path)),
    realpath: async (path) => orNull(() => realpathSync.native(path)),
    list: async (path) => orNull(() => readdirSync(path)),
    mayWrite: async (path) => mayWrite(path),
    room: async (path) => orNull(() => lookAtRoom(path)),
  };
}

function mayWrite(path: string): WriteRights {
  try {
    accessSync(path, writeMode(statSync(path).isDirectory()));
    return 'yes';
  } catch (error) {
    return whyUnwritable(error);
  }
}

/** @throws where there is nothing at `path`, or the system does not tell */
function lookAtRoom(path: string): DiskRoom {
  const { bavail, bsize, type } = statfsSync(path);
  return {
    disk: String(statSync(path).dev),
    freeBytes: bavail * bsize,
    blockBytes: bsize,
    local: isLocalDisk(type),
  };
}

function readWith(path: string, readBytes: (fd: number, size: number) => Uint8Array | null): ReadOutcome {
  let fd: number | null = null;
  try {
    // Most of what is looked for is not there, and an error costs more than a look.
    if (statSync(path, NUMBERS) === undefined) return { ok: false, why: 'absent' };
    fd = openSync(path, READ_FLAGS);
    const stat = toFileStat(fstatSync(fd, { bigint: true }));
    if (stat.kind !== 'file') return { ok: false, why: 'not-a-file' };
    const bytes = readBytes(fd, stat.size);
    return bytes === null ? { ok: false, why: 'too-big' } : { ok: true, bytes, stat };
  } catch (error) {
    return { ok: false, why: whyUnread(error) };
  } finally {
    if (fd !== null) closeQuietly(fd);
  }
}

/** What was read counts, also where the disk went away since. */
function closeQuietly(fd: number): void {
  try {
    closeSync(fd);
  } catch {
    // Nothing is left to be closed.
  }
}

const CHUNK_BYTES = 64 * 1024;

/** Until the end and not only `size` bytes: the file may have grown since, and files under /proc say 0. */
function readUpTo(fd: number, size: number, maxBytes: number): Uint8Array | null {
  const parts: Uint8Array[] = [];
  let total = 0;
  for (let room = size + 1; total <= maxBytes; room = CHUNK_BYTES) {
    const part = Buffer.allocUnsafe(Math.min(room, maxBytes + 1 - total));
    const got = readSync(fd, part, 0, part.length, total);
    if (got === 0) return Buffer.concat(parts);
    parts.push(part.subarray(0, got));
    total += got;
  }
  return null;
}

function readPart(fd: number, offset: number, length: number): Uint8Array {
  const room = Buffer.alloc(length);
  let filled = 0;
  while (filled < length) {
    const bytesRead = readSync(fd, room, filled, length - filled, offset + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return room.subarray(0, filled);
}

function toStat(found: Parameters<typeof toFileStat>[0] | undefined): FileStat | null {
  return found === undefined ? null : toFileStat(found);
}

function orNull<T>(look: () => T): T | null {
  try {
    return look();
  } catch {
    return null;
  }
}
