/** The one way a file is written: at every call of the system something may go wrong, and nothing is ever lost. */
import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  chownSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createExchange } from '../../../src/platform/files/exchange.ts';
import { createFiles } from '../../../src/platform/files/files.ts';
import { findPlace } from '../../../src/platform/files/find-place.ts';
import { sweepTemporaryFiles, temporaryName } from '../../../src/platform/files/temporary-files.ts';
import { writeAtomically } from '../../../src/platform/files/write-atomically.ts';
import { WRITE_SYSTEM, type WriteSystem } from '../../../src/platform/files/write-system.ts';
import { createNodeHost } from '../../../src/platform/node-host.ts';
import { describeNeeding } from '../../needs.ts';

const POSIX = process.platform !== 'win32';
const ROOT = process.getuid?.() === 0;
const OLD = `{"old":"${'o'.repeat(5_000)}"}`;
const NEW = `{"new":"${'n'.repeat(9_000)}"}`;

let dir: string;
let path: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'pilotlight-write-'));
  path = join(dir, 'a.json');
  writeFileSync(path, OLD, { mode: 0o640 });
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

/** The real system, but `disturb` is told of every call, and may throw in its place. */
function watched(disturb: (call: string, args: readonly unknown[]) => void): WriteSystem {
  const wrap = <T extends object>(object: T, prefix: string): T =>
    new Proxy(object, {
      get(target, name) {
        const member: unknown = Reflect.get(target, name);
        if (typeof member !== 'function') return member;
        return (...args: unknown[]) => {
          disturb(`${prefix}${String(name)}`, args);
          const result: unknown = member.apply(target, args);
          const isHandle = name === 'open' && result instanceof Promise;
          return isHandle ? result.then((handle: FileHandle) => wrap(handle, 'handle.')) : result;
        };
      },
    });
  return wrap({ ...WRITE_SYSTEM }, '');
}

const breakage = (code: string): Error => Object.assign(new Error(code), { code });

/** Cleaning up is not what is to fail: nothing could be done about it. */
const CLEANING = new Set(['unlink', 'handle.close']);

describe('whatever the system refuses', () => {
  it.each([
    ['ENOSPC', 'full'],
    ['EDQUOT', 'quota'],
    ['EROFS', 'read-only'],
    ['EACCES', 'denied'],
    ['EIO', 'failed'],
  ])('%s at any call leaves the old bytes or the new ones, and nothing else', async (code, why) => {
    const calls: string[] = [];
    await writeAtomically(
      path,
      NEW,
      0o640,
      { expect: Buffer.from(OLD) },
      watched((call) => void calls.push(call)),
    );
    expect(calls.length).toBeGreaterThan(10);
    const reasons = new Set<string>();
    for (const [at, name] of calls.entries()) {
      if (CLEANING.has(name)) continue;
      writeFileSync(path, OLD);
      let count = 0;
      const system = watched(() => {
        if (count++ === at) throw breakage(code);
      });
      const outcome = await writeAtomically(path, NEW, 0o640, { expect: Buffer.from(OLD) }, system);
      expect(readdirSync(dir)).toEqual(['a.json']);
      const now = readFileSync(path, 'utf8');
      if (outcome.ok) expect(now).toBe(NEW);
      else {
        reasons.add(outcome.why);
        expect([OLD, NEW]).toContain(now);
        // Only what fails after the rename may have done it, and is never told as a full disk.
        if (now === NEW) expect(outcome.why).toBe('failed');
      }
    }
    expect(reasons).toContain(why);
  });

  it('goes on after a short write, and gives up where nothing more is taken', async () => {
    const shorten = (most: number): WriteSystem => ({
      ...WRITE_SYSTEM,
      open: async (...args) => {
        const handle = await WRITE_SYSTEM.open(...args);
        const write = handle.write.bind(handle) as (...all: unknown[]) => Promise<{ bytesWritten: number }>;
        let left = most;
        return Object.assign(handle, {
          write: (bytes: Buffer, from: number, length: number, at: number) => {
            const part = Math.min(length, 1_000, left);
            left -= part;
            return part === 0 ? Promise.resolve({ bytesWritten: 0 }) : write(bytes, from, part, at);
          },
        }) as FileHandle;
      },
    });
    expect(await writeAtomically(path, NEW, 0o640, {}, shorten(3_500))).toEqual({ ok: false, why: 'full' });
    expect(readFileSync(path, 'utf8')).toBe(OLD);
    expect(readdirSync(dir)).toEqual(['a.json']);
    expect(await writeAtomically(path, NEW, 0o640, {}, shorten(1e9))).toEqual({ ok: true });
    expect(readFileSync(path, 'utf8')).toBe(NEW);
  });

  it('reads back what it wrote: a disk that keeps something else is found out', async () => {
    const system: WriteSystem = {
      ...WRITE_SYSTEM,
      open: async (...args) => {
        const handle = await WRITE_SYSTEM.open(...args);
        const write = handle.write.bind(handle) as (...all: unknown[]) => Promise<{ bytesWritten: number }>;
        return Object.assign(handle, {
          write: (bytes: Buffer, from: number, length: number, at: number) =>
            write(Buffer.alloc(bytes.length), from, length, at),
        }) as FileHandle;
      },
    };
    expect(await writeAtomically(path, NEW, 0o640, {}, system)).toEqual({ ok: false, why: 'failed' });
    expect(readFileSync(path, 'utf8')).toBe(OLD);
    expect(readdirSync(dir)).toEqual(['a.json']);
  });
});

describe('another program at the same file', () => {
  const THEIRS = '{"theirs":true}';
  it.each<[string, () => void]>([
    ['saves in place', () => writeFileSync(path, THEIRS)],
    [
      'saves by a rename',
      () => {
        writeFileSync(`${path}~`, THEIRS);
        renameSync(`${path}~`, path);
      },
    ],
  ])('%s before any call up to the rename: theirs stays', async (_how, save) => {
    const calls: string[] = [];
    await writeAtomically(
      path,
      NEW,
      0o640,
      { expect: Buffer.from(OLD) },
      watched((call) => void calls.push(call)),
    );
    const last = calls.lastIndexOf('rename');
    for (let at = 0; at <= last; at++) {
      // Between the last comparison and a rename of theirs lies no call of ours but the rename itself.
      if (at === last && _how === 'saves by a rename') continue;
      writeFileSync(path, OLD);
      utimesSync(path, 1, 1);
      let count = 0;
      const system = watched(() => void (count++ === at && save()));
      const outcome = await writeAtomically(path, NEW, 0o640, { expect: Buffer.from(OLD) }, system);
      expect([at, outcome]).toEqual([at, { ok: false, why: 'changed' }]);
      expect(readFileSync(path, 'utf8')).toBe(THEIRS);
      expect(readdirSync(dir)).toEqual(['a.json']);
    }
  });

  it('is not overwritten where there was nothing, or something else', async () => {
    expect(await writeAtomically(path, NEW, 0o600, { expect: null })).toEqual({ ok: false, why: 'changed' });
    expect(await writeAtomically(path, NEW, 0o600, { expect: Buffer.from('x') })).toEqual({
      ok: false,
      why: 'changed',
    });
    const fresh = join(dir, 'b');
    expect(await writeAtomically(fresh, NEW, 0o600, { expect: Buffer.from('') })).toEqual({
      ok: false,
      why: 'changed',
    });
    expect(await writeAtomically(fresh, NEW, 0o600, { expect: null })).toEqual({ ok: true });
  });
});

describe('the temporary file', () => {
  it('has a name of its own each time, lies beside the target, and is narrow from the start', async () => {
    const names = new Set<string>();
    const modes: number[] = [];
    for (let count = 0; count < 50; count++) {
      const system = watched((call, args) => {
        if (call === 'handle.write')
          modes.push(...temporaryOnes().map((name) => statSync(join(dir, name)).mode & 0o777));
        if (call === 'rename') names.add(String(args[0]).replace(/.*\//, ''));
      });
      await writeAtomically(path, NEW, 0o644, {}, system);
    }
    expect(names.size).toBe(50);
    for (const name of names) expect(name).toMatch(/^\.pilotlight-[0-9a-f]{8}-\d+-[0-9a-f]{32}\.tmp$/);
    if (POSIX) expect(new Set(modes)).toEqual(new Set([0o600]));
  });

  const temporaryOnes = (): string[] => readdirSync(dir).filter((name) => name.endsWith('.tmp'));

  it('of a writer that is gone is removed, that of a living one is not', async () => {
    const dead = execFileSync(process.execPath, ['-e', 'console.log(process.pid)'], { encoding: 'utf8' }).trim();
    const own = temporaryName();
    const gone = own.replace(`-${process.pid}-`, `-${dead}-`);
    const elsewhere = own.replace(/^\.pilotlight-.{8}/, '.pilotlight-00000000');
    const old = elsewhere.replace(/.{8}\.tmp$/, '00000000.tmp');
    for (const name of [own, gone, elsewhere, old, '.pilotlight-notes.tmp']) writeFileSync(join(dir, name), '');
    utimesSync(join(dir, old), 1, 1);
    await sweepTemporaryFiles(dir);
    expect(readdirSync(dir).sort()).toEqual(['.pilotlight-notes.tmp', own, elsewhere, 'a.json'].sort());
    await sweepTemporaryFiles(dir, true);
    expect(readdirSync(dir).sort()).toEqual(['.pilotlight-notes.tmp', 'a.json']);
  });
});

describe.skipIf(!POSIX)('links', () => {
  const system = (uid: number, owners: Readonly<Record<string, number>>): WriteSystem => ({
    ...WRITE_SYSTEM,
    findPlace: (at) =>
      findPlace(at, {
        lstat: async (name) => {
          const found = lstatSync(name, { bigint: true });
          const owner = Object.entries(owners).find(([end]) => name.endsWith(end))?.[1];
          return Object.assign(found, { uid: BigInt(owner ?? uid) });
        },
        readlink: async (name) => (await import('node:fs')).readlinkSync(name),
        uid: BigInt(uid),
      }),
  });

  beforeEach(() => {
    mkdirSync(join(dir, 'there'));
    writeFileSync(join(dir, 'there', 'b'), OLD);
    symlinkSync('there/b', join(dir, 'link'));
    symlinkSync('there', join(dir, 'way'));
  });

  it.each<[string, string, number, Record<string, number>, boolean]>([
    ['an own link to an own folder', 'link', 1000, {}, true],
    ['an own link on the way', 'way/b', 1000, {}, true],
    ['a link of the system', 'link', 1000, { link: 0 }, true],
    ['a link of the system to a folder of the system', 'link', 1000, { link: 0, there: 0 }, true],
    ['an own link to a folder of somebody else', 'link', 1000, { there: 1001 }, false],
    ["somebody else's link", 'link', 1000, { link: 1001 }, false],
    ["somebody else's link on the way", 'way/b', 1000, { way: 1001 }, false],
    ["a user's link, as root", 'link', 0, { link: 1000 }, false],
    ["a user's link on the way, as root", 'way/b', 0, { way: 1000 }, false],
    ["root's own link, as root", 'link', 0, {}, true],
    ["a user's file without a link, as root", 'there/b', 0, { there: 1000, b: 1000 }, true],
  ])('%s', async (_what, name, uid, owners, allowed) => {
    const outcome = await writeAtomically(join(dir, name), NEW, 0o600, {}, system(uid, owners));
    expect(outcome).toEqual(allowed ? { ok: true } : { ok: false, why: 'foreign-link' });
    expect(readFileSync(join(dir, 'there', 'b'), 'utf8')).toBe(allowed ? NEW : OLD);
    expect(lstatSync(join(dir, 'link')).isSymbolicLink()).toBe(true);
  });

  it('put in the place of the target or of the folder while it is written are not followed', async () => {
    const calls: string[] = [];
    await writeAtomically(
      path,
      NEW,
      0o640,
      {},
      watched((call) => void calls.push(call)),
    );
    const victim = join(dir, 'victim');
    for (const [at, name] of calls.entries()) {
      for (const what of ['target', 'folder'] as const) {
        const folder = join(dir, 'shared');
        const file = join(folder, 'settings.json');
        mkdirSync(folder);
        mkdirSync(victim);
        writeFileSync(file, OLD);
        writeFileSync(join(victim, 'settings.json'), 'mine');
        let count = 0;
        const disturbed = watched(() => {
          if (count++ !== at) return;
          if (what === 'target') {
            rmSync(file, { force: true });
            symlinkSync(join(victim, 'settings.json'), file);
          } else {
            renameSync(folder, `${folder}-moved`);
            symlinkSync(victim, folder);
          }
        });
        await writeAtomically(file, NEW, 0o640, {}, disturbed);
        // Where the path was already a link of ours when it was looked at, it is our own wish.
        if (at > 0)
          expect([name, at, what, readFileSync(join(victim, 'settings.json'), 'utf8')]).toEqual([
            name,
            at,
            what,
            'mine',
          ]);
        for (const left of [folder, `${folder}-moved`, victim]) rmSync(left, { recursive: true, force: true });
      }
    }
  });

  it('nothing but a plain file is ever replaced', async () => {
    execFileSync('mkfifo', [join(dir, 'pipe')]);
    mkdirSync(join(dir, 'folder'));
    for (const name of ['pipe', 'folder']) {
      expect(await writeAtomically(join(dir, name), NEW, 0o600)).toEqual({ ok: false, why: 'not-a-file' });
    }
    expect((await writeAtomically('/dev/full', NEW, 0o600)).ok).toBe(false);
    expect(lstatSync('/dev/full').isCharacterDevice()).toBe(true);
  });
});

describe.skipIf(!POSIX || !ROOT)('owner, mode and lists (left out: needs root)', () => {
  it('are kept', async () => {
    chownSync(path, 1234, 2345);
    expect(await writeAtomically(path, NEW, 0o640)).toEqual({ ok: true });
    expect(statSync(path)).toMatchObject({ uid: 1234, gid: 2345 });
    expect(statSync(path).mode & 0o7777).toBe(0o640);
  });

  it('rights of a group that cannot be kept are dropped, and a list that cannot be copied hems them in no more', async () => {
    const noChown: WriteSystem = {
      ...WRITE_SYSTEM,
      open: async (...args) =>
        Object.assign(await WRITE_SYSTEM.open(...args), {
          chown: async () => {
            throw breakage('EPERM');
          },
        }),
    };
    chownSync(path, 0, 2345);
    expect(await writeAtomically(path, NEW, 0o664, {}, noChown)).toEqual({ ok: true });
    expect(statSync(path).mode & 0o777).toBe(0o604);
    const noList = { ...WRITE_SYSTEM, copyAttributes: async () => false };
    expect(await writeAtomically(path, OLD, 0o664, { attributes: true }, noList)).toEqual({ ok: true });
    expect(statSync(path).mode & 0o777).toBe(0o604);
  });
});

describeNeeding('attributes', 'access lists and attributes', () => {
  it('stay where the system has the programs for them', async () => {
    execFileSync('setfacl', ['-m', 'u:1234:r', path]);
    execFileSync('setfattr', ['-n', 'user.note', '-v', 'mine', path]);
    const look = (): string =>
      execFileSync('getfacl', ['-cp', path], { encoding: 'utf8' }) +
      execFileSync('getfattr', ['--absolute-names', '-d', path], { encoding: 'utf8' });
    const before = look();
    const { files } = createNodeHost({ dataDir: dir });
    const mode = statSync(path).mode & 0o777;
    expect(await files.write(path, NEW, mode, { attributes: true })).toEqual({ ok: true });
    expect(readFileSync(path, 'utf8')).toBe(NEW);
    expect(look()).toBe(before);
  });
});

describe.skipIf(!POSIX)('the place', () => {
  const files = createFiles();
  it('tells of folders that others may write to, and of further names', async () => {
    expect(await files.place(path)).toMatchObject({ ok: true, target: path, sharedFolder: null, otherNames: 0 });
    linkSync(path, join(dir, 'same'));
    chmodSync(dir, 0o777);
    expect(await files.place(path)).toMatchObject({ ok: true, sharedFolder: dir, otherNames: 1 });
    chmodSync(dir, 0o1777);
    expect(await files.place(path)).toMatchObject({ sharedFolder: null });
  });

  it('tells how much room there is, also of what is not there yet', async () => {
    const room = await files.room(join(dir, 'not', 'there'));
    expect(room).toMatchObject({ freeBytes: expect.any(Number), blockBytes: expect.any(Number) });
    expect(room?.disk).toBe((await files.room(dir))?.disk);
  });

  it.skipIf(process.platform !== 'linux')('appends all or nothing', async () => {
    expect(await files.append('/dev/full', 'x', 0o600)).toBe(false);
    appendFileSync(path, '');
    expect(await files.append(path, 'x', 0o600)).toBe(true);
    expect(readFileSync(path, 'utf8')).toBe(`${OLD}x`);
  });
});

describe.skipIf(process.platform !== 'linux')('an editor that puts its own file there at the last moment', () => {
  const run = createNodeHost().processes.run;
  const EXPECT = { expect: Buffer.from(OLD) };
  const save = (text: string): void => {
    writeFileSync(`${path}.editor`, text);
    renameSync(`${path}.editor`, path);
  };
  /** Between the last comparison and the change of names, which is as late as can be. */
  const swapAfter = (...disturb: (() => void)[]): WriteSystem => {
    const exchange = createExchange(run);
    if (!exchange) throw new Error('no way to exchange');
    return {
      ...WRITE_SYSTEM,
      exchange: (a, b) => {
        disturb.shift()?.();
        return exchange(a, b);
      },
    };
  };

  it('loses nothing, however often it does', async (context) => {
    if (!(await createExchange(run)?.(path, path))) return context.skip('no way to exchange two files here');
    expect(await writeAtomically(path, NEW, 0o640, EXPECT, swapAfter())).toEqual({ ok: true });
    expect([readFileSync(path, 'utf8'), readdirSync(dir)]).toEqual([NEW, ['a.json']]);
    const saves = ['theirs', 'theirs again', 'and again'].map((text) => () => save(text));
    for (let count = 1; count <= saves.length; count++) {
      writeFileSync(path, OLD);
      const outcome = await writeAtomically(path, NEW, 0o640, EXPECT, swapAfter(...saves.slice(0, count)));
      expect(outcome).toEqual({ ok: false, why: 'changed' });
      expect(readFileSync(path, 'utf8')).toBe(['theirs', 'theirs again', 'and again'][count - 1]);
      expect(readdirSync(dir)).toEqual(['a.json']);
    }
  });

  it('keeps theirs also where it works but once', async (context) => {
    const exchange = createExchange(run);
    if (!(await exchange?.(path, path))) return context.skip('no way to exchange two files here');
    let left = 1;
    const once: WriteSystem = {
      ...WRITE_SYSTEM,
      exchange: async (a, b) => {
        if (left-- <= 0) return false;
        save('theirs');
        return (await exchange?.(a, b)) ?? false;
      },
    };
    expect(await writeAtomically(path, NEW, 0o640, EXPECT, once)).toEqual({ ok: false, why: 'changed' });
    expect([readFileSync(path, 'utf8'), readdirSync(dir)]).toEqual(['theirs', ['a.json']]);
  });

  it('is the usual rename where the system cannot exchange', async () => {
    const outcome = await writeAtomically(path, NEW, 0o640, EXPECT, { ...WRITE_SYSTEM, exchange: async () => false });
    expect(outcome).toEqual({ ok: true });
    expect([readFileSync(path, 'utf8'), readdirSync(dir)]).toEqual([NEW, ['a.json']]);
  });

  it('keeps what was written into the old file meanwhile', async (context) => {
    if (!(await createExchange(run)?.(path, path))) return context.skip('no way to exchange two files here');
    const outcome = await writeAtomically(
      path,
      NEW,
      0o640,
      EXPECT,
      swapAfter(() => appendFileSync(path, 'more')),
    );
    expect(outcome).toEqual({ ok: false, why: 'changed' });
    expect([readFileSync(path, 'utf8'), readdirSync(dir)]).toEqual([`${OLD}more`, ['a.json']]);
  });
});
