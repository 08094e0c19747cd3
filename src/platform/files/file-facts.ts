import { type BigIntStats, constants } from 'node:fs';
import { codeOf } from '../errno.ts';
import type { FileFailure, FileStat, WriteRights } from '../host.ts';

export const DEFAULT_MAX_BYTES = 8 * 1024 * 1024;

/** Non-blocking, so that opening a pipe that nobody writes to does not hang the caller. */
export const READ_FLAGS = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

const FAILURES: Readonly<Record<string, FileFailure>> = {
  ENOENT: 'absent',
  ENOTDIR: 'absent',
  EACCES: 'denied',
  EPERM: 'denied',
  ELOOP: 'loop',
  EISDIR: 'not-a-file',
  ENXIO: 'not-a-file',
};

/** Why a file could not be read. */
export function whyUnread(error: unknown): FileFailure {
  return FAILURES[codeOf(error)] ?? 'failed';
}

const NO_WRITING: Readonly<Record<string, WriteRights>> = {
  EROFS: 'read-only',
  EACCES: 'denied',
  EPERM: 'denied',
  ENOENT: 'absent',
  ENOTDIR: 'absent',
};

/** Why a file cannot be written to. */
export function whyUnwritable(error: unknown): WriteRights {
  return NO_WRITING[codeOf(error)] ?? 'failed';
}

/** Kinds of disk that Linux numbers so, none of which another computer writes to. */
const LOCAL_DISKS: ReadonlySet<number> = new Set([
  0xef53, // ext
  0x58465342, // XFS
  0x9123683e, // Btrfs
  0x2fc12fc1, // ZFS
  0xf2f52010, // F2FS
  0xca451a4e, // bcachefs
  0xf15f, // eCryptfs
  0x01021994, // tmpfs
  0x794c7630, // overlay
]);

/** @param type  as `statfs` gives it */
export function isLocalDisk(type: number): boolean {
  return process.platform !== 'linux' || LOCAL_DISKS.has(type);
}

/** To write to a file; in a folder, to make, replace and remove. */
export function writeMode(isFolder: boolean): number {
  return isFolder ? constants.W_OK | constants.X_OK : constants.W_OK;
}

/** What a source may know of a file. */
export function toFileStat(found: BigIntStats): FileStat {
  return {
    kind: kindOf(found),
    size: Number(found.size),
    mtimeMs: Number(found.mtimeNs) / 1e6,
    mode: Number(found.mode & 0o7777n),
    uid: Number(found.uid),
    inode: `${found.dev}:${found.ino}`,
  };
}

function kindOf(found: BigIntStats): FileStat['kind'] {
  if (found.isFile()) return 'file';
  if (found.isDirectory()) return 'directory';
  return found.isSymbolicLink() ? 'symlink' : 'other';
}
