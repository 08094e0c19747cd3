import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  lchownSync,
  mkdirSync,
  mkdtempSync,
  promises,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFiles } from '../../../src/platform/files/files.ts';
import { readOwnDisks } from '../../../src/platform/files/own-disk-reads.ts';
import { createSyncFileReader } from '../../../src/platform/files/sync-file-reader.ts';

const files = createFiles();
const posix = process.platform !== 'win32';
const root = process.getuid?.() === 0;

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'pilotlight-files-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

describe.skipIf(!root)('a folder that a link of another account leads to (left out: needs root)', () => {
  it('is not reached through it: nothing there is removed, renamed, made or touched', async () => {
    mkdirSync(join(dir, 'theirs'));
    writeFileSync(join(dir, 'theirs', 'a'), 'a');
    utimesSync(join(dir, 'theirs', 'a'), 1, 1);
    symlinkSync('theirs', join(dir, 'link'));
    lchownSync(join(dir, 'link'), 4711, 4711);
    const at = (name: string): string => join(dir, 'link', name);
    expect(await files.remove(at('a'))).toBe(false);
    expect(await files.rename(at('a'), join(dir, 'b'))).toBe(false);
    expect(await files.rename(join(dir, 'link'), at('b'))).toBe(false);
    expect(await files.makeDirectory(at('c'), 0o700)).toBe('foreign-link');
    expect(await files.append(at('a'), 'b', 0o600)).toBe(false);
    expect(await files.touch(at('a'))).toBe(false);
    expect(readdirSync(join(dir, 'theirs'))).toEqual(['a']);
    expect([readFileSync(join(dir, 'theirs', 'a'), 'utf8'), statSync(join(dir, 'theirs', 'a')).mtimeMs]).toEqual([
      'a',
      1000,
    ]);
    // The link itself may go.
    expect(await files.remove(join(dir, 'link'))).toBe(true);
    expect(readdirSync(dir)).toEqual(['theirs']);
  });
});

describe('a disk whose program dies while it is read', () => {
  it.each(['read', 'close'] as const)('gives a reason and no throw, though closing fails too (%s)', async (first) => {
    const lost = Object.assign(new Error('ENOTCONN'), { code: 'ENOTCONN' });
    writeFileSync(join(dir, 'a'), 'a');
    const handle = await promises.open(join(dir, 'a'));
    const close = handle.close.bind(handle);
    vi.spyOn(promises, 'open').mockResolvedValueOnce(handle);
    if (first === 'read') vi.spyOn(handle, 'read').mockRejectedValue(lost);
    vi.spyOn(handle, 'close').mockRejectedValue(lost);
    const outcome = await files.read(join(dir, 'a'));
    await close();
    vi.restoreAllMocks();
    expect(outcome).toMatchObject(first === 'read' ? { ok: false, why: 'failed' } : { ok: true });
  });
});

describe.each([
  ['in turn', files],
  ['at once', { ...files, ...createSyncFileReader() }],
  ['as the disk allows', readOwnDisks(files, createSyncFileReader())],
])('reading %s', (_name, files) => {
  it('gives bytes and stat, through links', async () => {
    writeFileSync(join(dir, 'a'), 'text', { mode: 0o640 });
    symlinkSync('a', join(dir, 'b'));
    const outcome = await files.read(join(dir, 'b'));
    expect(outcome.ok && Buffer.from(outcome.bytes).toString()).toBe('text');
    expect(outcome.ok && outcome.stat).toMatchObject({ kind: 'file', size: 4, ...(posix ? { mode: 0o640 } : {}) });
    expect(await files.lstat(join(dir, 'b'))).toMatchObject({ kind: 'symlink' });
    expect(await files.readlink(join(dir, 'b'))).toBe('a');
  });

  it('says why not', async () => {
    symlinkSync('loop', join(dir, 'loop'));
    writeFileSync(join(dir, 'big'), 'x'.repeat(101));
    expect(await files.read(join(dir, 'none'))).toEqual({ ok: false, why: 'absent' });
    expect(await files.read(join(dir, 'big', 'x'))).toEqual({ ok: false, why: 'absent' });
    expect(await files.read(dir)).toEqual({ ok: false, why: 'not-a-file' });
    expect(await files.read(join(dir, 'loop'))).toEqual({ ok: false, why: 'loop' });
    expect(await files.read(join(dir, 'big'), 100)).toEqual({ ok: false, why: 'too-big' });
    expect((await files.read(join(dir, 'big'), 101)).ok).toBe(true);
  });

  it.skipIf(!posix)('does not hang on a pipe', async () => {
    execFileSync('mkfifo', [join(dir, 'pipe')]);
    expect(await files.read(join(dir, 'pipe'))).toEqual({ ok: false, why: 'not-a-file' });
  });

  it.skipIf(process.platform !== 'linux')('reads files that say they are empty and are not', async () => {
    const outcome = await files.read('/proc/self/status');
    expect(outcome.ok && outcome.bytes.length).toBeGreaterThan(100);
    expect(await files.read('/proc/self/status', 10)).toEqual({ ok: false, why: 'too-big' });
  });

  it.skipIf(!posix || root)('is denied what the mode denies', async () => {
    writeFileSync(join(dir, 'a'), 'x', { mode: 0o000 });
    expect(await files.read(join(dir, 'a'))).toEqual({ ok: false, why: 'denied' });
  });
});

describe('writing', () => {
  it('makes the folder and the file with its mode, and leaves nothing else', async () => {
    const path = join(dir, 'new', 'deep', 'a');
    expect(await files.write(path, 'one', 0o600)).toEqual({ ok: true });
    expect(readdirSync(join(dir, 'new', 'deep'))).toEqual(['a']);
    if (posix) expect(statSync(path).mode & 0o777).toBe(0o600);
    if (posix) expect(statSync(join(dir, 'new')).mode & 0o777).toBe(0o700);
  });

  it('replaces: a reader that has the old file open keeps it', async () => {
    const path = join(dir, 'a');
    writeFileSync(path, 'old', { mode: 0o644 });
    const before = await files.stat(path);
    expect(await files.write(path, new Uint8Array([1, 2, 3]), 0o644)).toEqual({ ok: true });
    const after = await files.stat(path);
    expect(after?.inode).not.toBe(before?.inode);
    expect(after).toMatchObject({ size: 3, uid: before?.uid });
  });

  it('writes through a link, even to a target that is not there yet', async () => {
    mkdirSync(join(dir, 'real'));
    symlinkSync(join('real', 'a'), join(dir, 'link'));
    expect(await files.write(join(dir, 'link'), 'x', 0o600)).toEqual({ ok: true });
    expect(await files.write(join(dir, 'link'), 'y', 0o600)).toEqual({ ok: true });
    expect((await files.lstat(join(dir, 'link')))?.kind).toBe('symlink');
    const outcome = await files.read(join(dir, 'real', 'a'));
    expect(outcome.ok && Buffer.from(outcome.bytes).toString()).toBe('y');
  });

  it.skipIf(!posix || !root)('gives a new file of root to whoever owns the folder', async () => {
    execFileSync('chown', ['1234:1234', dir]);
    expect(await files.write(join(dir, 'new'), 'mine', 0o600)).toEqual({ ok: true });
    expect(await files.write(join(dir, 'inner', 'new'), 'mine', 0o600)).toEqual({ ok: true });
    expect((await files.stat(join(dir, 'new')))?.uid).toBe(1234);
    expect((await files.stat(join(dir, 'new')))?.mode).toBe(0o600);
  });

  it.skipIf(!posix || !root)('keeps the owner of the file it replaces', async () => {
    writeFileSync(join(dir, 'a'), 'x');
    execFileSync('chown', ['1234:1234', join(dir, 'a')]);
    await files.write(join(dir, 'a'), 'y', 0o600);
    expect(statSync(join(dir, 'a'))).toMatchObject({ uid: 1234, gid: 1234 });
  });

  it.skipIf(!posix || root)('says that it may not', async () => {
    chmodSync(dir, 0o500);
    expect(await files.write(join(dir, 'a'), 'x', 0o600)).toEqual({ ok: false, why: 'denied' });
    chmodSync(dir, 0o700);
  });

  it('says that it failed: onto a folder, into a file, round a loop', async () => {
    writeFileSync(join(dir, 'file'), '');
    symlinkSync('loop', join(dir, 'loop'));
    expect((await files.write(dir, 'x', 0o600)).ok).toBe(false);
    expect((await files.write(join(dir, 'file', 'x'), 'x', 0o600)).ok).toBe(false);
    expect((await files.write(join(dir, 'loop'), 'x', 0o600)).ok).toBe(false);
    expect(readdirSync(dir).sort()).toEqual(['file', 'loop']);
  });
});

describe('the rest', () => {
  it('appends, renames, lists, makes and removes', async () => {
    const at = (name: string): string => join(dir, name);
    expect(await files.append(at('log'), 'a\n', 0o600)).toBe(true);
    expect(await files.append(at('log'), 'b\n', 0o600)).toBe(true);
    expect((await files.stat(at('log')))?.size).toBe(4);
    expect(await files.rename(at('log'), at('log.1'))).toBe(true);
    expect(await files.rename(at('log'), at('log.1'))).toBe(false);
    expect(await files.makeDirectory(at('d'), 0o700)).toBe('made');
    expect(await files.makeDirectory(at('d'), 0o700)).toBe('exists');
    expect(await files.makeDirectory(at('log.1'), 0o700)).toBe('failed');
    expect(await files.setMode(at('log.1'), 0o640)).toBe(true);
    expect((await files.stat(at('log.1')))?.mode).toBe(process.platform === 'win32' ? 0o666 : 0o640);
    expect(await files.setMode(at('none'), 0o640)).toBe(false);
    utimesSync(at('d'), 1, 1);
    expect(await files.touch(at('d'))).toBe(true);
    expect((await files.stat(at('d')))?.mtimeMs).toBeGreaterThan(1000);
    expect(await files.touch(at('none'))).toBe(false);
    expect(await files.list(dir)).toEqual(['d', 'log.1']);
    expect(await files.remove(at('d'))).toBe(true);
    expect(await files.remove(at('d'))).toBe(false);
    expect(await files.list(at('d'))).toBeNull();
    expect(await files.realpath(at('d'))).toBeNull();
  });

  it('refuses to remove a folder that is not empty', async () => {
    mkdirSync(join(dir, 'd'));
    writeFileSync(join(dir, 'd', 'x'), '');
    expect(await files.remove(join(dir, 'd'))).toBe(false);
  });

  it('cannot watch what is not there', () => {
    const nothing = (): void => {};
    expect(files.watchDirectory(join(dir, 'none'), nothing, nothing)).toBeNull();
  });
});
