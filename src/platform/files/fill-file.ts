/** Every byte of a new file: written, flushed, and read back. */
import type { FileHandle } from 'node:fs/promises';
import { inodeOf } from './find-place.ts';
import { NamedFailure } from './write-failures.ts';

/** Writes, dresses, flushes, reads back and closes. @returns the inode */
export async function fill(fresh: FileHandle, bytes: Buffer, dressUp: () => Promise<void>): Promise<string> {
  try {
    await writeAll(fresh, bytes);
    await dressUp();
    await fresh.sync();
    if (!(await holds(fresh, bytes))) throw new NamedFailure('failed');
    return inodeOf(await fresh.stat({ bigint: true }));
  } finally {
    await fresh.close();
  }
}

/** A system that takes only a part says so by a number, not by an error. */
async function writeAll(handle: FileHandle, bytes: Buffer): Promise<void> {
  for (let at = 0; at < bytes.length; ) {
    const { bytesWritten } = await handle.write(bytes, at, bytes.length - at, at);
    if (bytesWritten === 0) throw new NamedFailure('full');
    at += bytesWritten;
  }
}

export async function holds(handle: FileHandle, bytes: Buffer): Promise<boolean> {
  return (await readUpTo(handle, bytes.length + 1)).equals(bytes);
}

export async function readUpTo(handle: FileHandle, length: number): Promise<Buffer> {
  const room = Buffer.allocUnsafe(length);
  let filled = 0;
  while (filled < room.length) {
    const { bytesRead } = await handle.read(room, filled, room.length - filled, filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return room.subarray(0, filled);
}
