/** What writing a file needs of the system. */
import { type BigIntStats, lstatSync, promises, renameSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { codeOf } from '../errno.ts';
import type { Exchange } from './exchange.ts';
import { findPlace } from './find-place.ts';
import { whyUnwritten } from './write-failures.ts';

/** What is needed of the file system; another one only in tests, which let each call fail in turn. */
export interface WriteSystem {
  findPlace: typeof findPlace;
  open(path: string, flags: number, mode?: number): Promise<FileHandle>;
  mkdir(path: string, mode: number): Promise<unknown>;
  lstat(path: string): BigIntStats | undefined;
  rename(from: string, to: string): void;
  unlink(path: string): Promise<unknown>;
  /** Lets two names change their files in one step; false or missing: it cannot. */
  exchange?: Exchange;
  /** Gives `to` the access list and the extended attributes of `from`; false: it cannot. */
  copyAttributes(from: FileHandle, to: FileHandle): Promise<boolean>;
}

export const WRITE_SYSTEM: WriteSystem = {
  findPlace,
  // Asked for when it is called: naming it here would load that part of Node at every start.
  open: (path, flags, mode) => promises.open(path, flags, mode),
  mkdir: makeFolders,
  lstat: (path) => lstatSync(path, { bigint: true, throwIfNoEntry: false }),
  // At once, and not by way of a thread: nothing of ours comes between the last comparison and this.
  rename: renameSync,
  unlink: (path) => promises.unlink(path),
  copyAttributes: async () => true,
};

/** Node's own `recursive` says that the folder above is missing where the disk is full. */
async function makeFolders(path: string, mode: number): Promise<void> {
  try {
    await promises.mkdir(path, { mode });
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return;
    if (codeOf(error) !== 'ENOENT' || dirname(path) === path) throw error;
    await makeFolders(dirname(path), mode);
    await makeFolders(path, mode);
  }
}

/** Windows refuses the rename while a virus scanner or an indexer holds the target open; it lets go soon. */
const RETRY_DELAYS_MS = process.platform === 'win32' ? [20, 60, 200, 500] : [];

export async function retrying(act: () => void): Promise<void> {
  for (const delay of RETRY_DELAYS_MS) {
    try {
      return act();
    } catch (error) {
      if (whyUnwritten(error) !== 'denied' && codeOf(error) !== 'EBUSY') throw error;
      await new Promise((resolve) => setTimeout(resolve, delay));
    }
  }
  return act();
}
