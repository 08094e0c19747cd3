// Not from 'node:fs/promises': this way it is loaded with its first use, which a command that only looks has not.
import { constants, type FSWatcher, promises, watch } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { codeOf } from '../errno.ts';
import type { Files, Processes, ReadOutcome, WriteRights } from '../host.ts';
import { createExchange } from './exchange.ts';
import { createAttributes } from './file-attributes.ts';
import { DEFAULT_MAX_BYTES, READ_FLAGS, toFileStat, whyUnread, whyUnwritable, writeMode } from './file-facts.ts';
import { findName, findPlace } from './find-place.ts';
import { lookAtPlace, lookAtRoom } from './look-at-place.ts';
import { sweepTemporaryFiles } from './temporary-files.ts';
import { writeAtomically } from './write-atomically.ts';
import { type WriteFailure, whyUnwritten } from './write-failures.ts';
import { WRITE_SYSTEM } from './write-system.ts';

/** The machine's files. @param run  for what only a program of the system can do: keep access lists */
export function createFiles(run: Processes['run'] | null = null): Files {
  const attributes = createAttributes(run);
  const exchange = createExchange(run);
  const system = { ...WRITE_SYSTEM, copyAttributes: attributes.copy, ...(exchange ? { exchange } : {}) };
  return {
    read: readWhole,
    readFrom: (path, offset, maxBytes) =>
      readWith(path, (handle, size) => readPart(handle, offset, Math.min(Math.max(0, size - offset), maxBytes))),
    stat: (path) => orNull(promises.stat(path, { bigint: true }).then(toFileStat)),
    lstat: (path) => orNull(promises.lstat(path, { bigint: true }).then(toFileStat)),
    readlink: (path) => orNull(promises.readlink(path)),
    realpath: (path) => orNull(promises.realpath(path)),
    list: (path) => orNull(promises.readdir(path)),
    mayWrite,
    watchDirectory,
    write: (path, bytes, mode, options) => writeAtomically(path, bytes, mode, options, system),
    place: (path) => lookAtPlace(path, attributes.loses),
    room: (path) => orNull(lookAtRoom(path)),
    sweep: sweepTemporaryFiles,
    append: (path, text, mode) => worked(appendWhole(path, Buffer.from(text), mode)),
    rename: (from, to) => worked(renameOne(from, to)),
    remove: (path) => worked(removeOne(path)),
    makeDirectory,
    setMode: (path, mode) => worked(setModeOf(path, mode)),
    touch: (path) => worked(touchNow(path)),
  };
}

async function mayWrite(path: string): Promise<WriteRights> {
  try {
    const isFolder = (await promises.stat(path)).isDirectory();
    await promises.access(path, writeMode(isFolder));
    return 'yes';
  } catch (error) {
    return whyUnwritable(error);
  }
}

function readWhole(path: string, maxBytes = DEFAULT_MAX_BYTES): Promise<ReadOutcome> {
  return readWith(path, (handle, size) => readUpTo(handle, size, maxBytes));
}

async function readWith(
  path: string,
  readBytes: (handle: FileHandle, size: number) => Promise<Uint8Array | null>,
): Promise<ReadOutcome> {
  let handle: FileHandle | undefined;
  try {
    handle = await promises.open(path, READ_FLAGS);
    const found = toFileStat(await handle.stat({ bigint: true }));
    if (found.kind !== 'file') return { ok: false, why: 'not-a-file' };
    const bytes = await readBytes(handle, found.size);
    return bytes === null ? { ok: false, why: 'too-big' } : { ok: true, bytes, stat: found };
  } catch (error) {
    return { ok: false, why: whyUnread(error) };
  } finally {
    // A disk whose program has died refuses this as well, and what was read, or why nothing was, stands without it.
    await handle?.close().catch(() => {});
  }
}

/** Reads until the end and not only `size` bytes: the file may have grown since, and files under /proc say 0. */
async function readUpTo(handle: FileHandle, size: number, maxBytes: number): Promise<Uint8Array | null> {
  if (size > maxBytes) return null;
  let room = Buffer.allocUnsafe(Math.min(size + 1, maxBytes + 1));
  let filled = 0;
  for (;;) {
    if (filled === room.length) {
      if (filled > maxBytes) return null;
      room = Buffer.concat([room], Math.min(room.length * 2 + 4096, maxBytes + 1));
    }
    const { bytesRead } = await handle.read(room, filled, room.length - filled, filled);
    if (bytesRead === 0) return room.subarray(0, filled);
    filled += bytesRead;
  }
}

async function readPart(handle: FileHandle, offset: number, length: number): Promise<Uint8Array> {
  const room = Buffer.alloc(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await handle.read(room, filled, length - filled, offset + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return room.subarray(0, filled);
}

/** A folder that was removed and made again may get its old inode, so an event about itself always ends the watch. */
function watchDirectory(
  dir: string,
  onChange: (name: string | null) => void,
  onEnd: () => void,
): { close(): void } | null {
  let watcher: FSWatcher;
  let open = true;
  const close = (): void => {
    open = false;
    watcher.close();
  };
  const end = (): void => {
    if (!open) return;
    close();
    onEnd();
  };
  try {
    watcher = watch(dir, { persistent: false });
  } catch {
    return null;
  }
  const own = basename(dir);
  watcher.on('change', (event, name) => {
    if (!open) return;
    const entry = typeof name === 'string' ? name : (name?.toString() ?? null);
    onChange(entry);
    if (event === 'rename' && entry === own) end();
  });
  watcher.on('error', end);
  return { close };
}

const { O_APPEND, O_CREAT, O_RDONLY, O_WRONLY } = constants;
const O_NOFOLLOW = constants.O_NOFOLLOW ?? 0;

async function appendWhole(path: string, bytes: Buffer, mode: number): Promise<void> {
  const handle = await promises.open(await findName(path), O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW, mode);
  try {
    const { size } = await handle.stat();
    try {
      for (let at = 0; at < bytes.length; ) at += (await handle.write(bytes, at)).bytesWritten;
    } catch (error) {
      await handle.truncate(size);
      throw error;
    }
  } finally {
    await handle.close();
  }
}

/** By the file and not by its name, where it may be opened: a link put there meanwhile changes nothing else. */
async function setModeOf(path: string, mode: number): Promise<void> {
  const { target } = await findPlace(path);
  const handle = await promises
    .open(target, O_RDONLY | O_NOFOLLOW | (constants.O_NONBLOCK ?? 0))
    .catch((error: unknown) => {
      // A file that may not be read. Not for a link: it would be followed.
      if (codeOf(error) !== 'EACCES') throw error;
      return null;
    });
  if (handle === null) return promises.chmod(target, mode);
  try {
    await handle.chmod(mode);
  } finally {
    await handle.close();
  }
}

async function renameOne(from: string, to: string): Promise<void> {
  await promises.rename(await findName(from), await findName(to));
}

async function removeOne(path: string): Promise<void> {
  const name = await findName(path);
  const found = await promises.lstat(name);
  await (found.isDirectory() ? promises.rmdir(name) : promises.rm(name));
}

async function makeDirectory(path: string, mode: number): Promise<'made' | 'exists' | WriteFailure> {
  try {
    const name = await findName(path);
    await promises.mkdir(dirname(name), { recursive: true, mode });
    await promises.mkdir(name, { mode });
    return 'made';
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') return whyUnwritten(error);
    const found = await orNull(promises.stat(path));
    return found?.isDirectory() ? 'exists' : 'failed';
  }
}

async function touchNow(path: string): Promise<void> {
  const now = new Date();
  await promises.lutimes(await findName(path), now, now);
}

async function orNull<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch {
    return null;
  }
}

async function worked(work: Promise<unknown>): Promise<boolean> {
  return (await orNull(work.then(() => true))) ?? false;
}
