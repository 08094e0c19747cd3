import { execFileSync } from 'node:child_process';
import {
  accessSync,
  constants,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createFiles } from '../../../src/platform/files/files.ts';
import { readMountTable } from '../../../src/platform/files/mount-table.ts';
import { type OwnDiskOptions, readOwnDisks } from '../../../src/platform/files/own-disk-reads.ts';
import { createSyncFileReader } from '../../../src/platform/files/sync-file-reader.ts';
import type { Files } from '../../../src/platform/host.ts';
import { bundleChild } from '../../bundle-child.ts';
import { findRootMountsApart } from '../../mounts-apart.ts';
import { patience } from '../../patience.ts';

const LOOKS = ['stat', 'lstat', 'read', 'realpath', 'list', 'mayWrite', 'readlink', 'room'] as const;

let dir: string;
let threaded: string[];

beforeEach(() => {
  dir = realpathSync(mkdtempSync(join(tmpdir(), 'pilotlight-disk-')));
  threaded = [];
  mkdirSync(join(dir, 'near'));
  mkdirSync(join(dir, 'far'));
  for (const folder of ['near', 'far']) writeFileSync(join(dir, folder, 'a.json'), '{}');
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const tableOf = (near: string, far: string): string =>
  [
    '1 0 8:1 / / rw - ext4 a rw',
    `2 1 8:2 / ${join(dir, 'near')} rw - ${near} b rw`,
    `3 1 0:9 / ${join(dir, 'far')} rw - ${far} c rw`,
  ].join('\n');

/** Files that say which looks took a thread. */
function reader(options: OwnDiskOptions = {}): Files {
  const files = createFiles();
  const noting = { ...files };
  for (const look of LOOKS) {
    const real = files[look];
    Object.assign(noting, {
      [look]: (path: string, ...rest: []) => {
        threaded.push(`${look} ${path.slice(dir.length + 1)}`);
        return real(path, ...rest);
      },
    });
  }
  const mounts = () => readMountTable(tableOf('ext4', 'nfs4'));
  return readOwnDisks(noting, createSyncFileReader(), { mounts, ...options });
}

async function askAll(files: Files, path: string): Promise<void> {
  for (const look of LOOKS) await files[look](path);
}

it('looks at what is on an own disk without a thread, whether it is there or not', async () => {
  const files = reader();
  await askAll(files, join(dir, 'near', 'a.json'));
  await askAll(files, join(dir, 'near'));
  expect(threaded).toEqual([]);
  await askAll(files, join(dir, 'near', 'not', 'there'));
  // Its room is that of the folder above.
  expect(threaded).toEqual(['room near/not/there']);
});

it('leaves every look at a network disk to a thread', async () => {
  const files = reader();
  await askAll(files, join(dir, 'far', 'a.json'));
  expect(threaded).toEqual(['realpath far', ...LOOKS.map((look) => `${look} far/a.json`)]);
  threaded = [];
  await askAll(files, join(dir, 'far'));
  expect(threaded).toEqual(LOOKS.map((look) => `${look} far`));
});

it('follows no link without a thread, since it may lead to a network disk', async () => {
  symlinkSync(join(dir, 'far', 'a.json'), join(dir, 'near', 'link'));
  symlinkSync(join(dir, 'far'), join(dir, 'near', 'folder'));
  const files = reader();
  await askAll(files, join(dir, 'near', 'link'));
  const follow = LOOKS.filter((look) => look !== 'lstat' && look !== 'readlink');
  expect(threaded).toEqual(follow.map((look) => `${look} near/link`));
  threaded = [];
  await askAll(files, join(dir, 'near', 'folder', 'a.json'));
  expect(threaded).toEqual(['realpath near/folder', ...LOOKS.map((look) => `${look} near/folder/a.json`)]);
  threaded = [];
  // The system follows such a link even where it is asked not to.
  await askAll(files, `${join(dir, 'near', 'folder')}/`);
  expect(threaded).toEqual(LOOKS.map((look) => `${look} near/folder/`));
});

it('asks a thread once where a link of a folder leads, and goes on without one where that is an own disk', async () => {
  symlinkSync(join(dir, 'near'), join(dir, 'folder'));
  const files = reader();
  await askAll(files, join(dir, 'folder', 'a.json'));
  expect(threaded).toEqual(['realpath folder']);
});

it('leaves a large file to a thread', async () => {
  truncateSync(join(dir, 'near', 'a.json'), 256 * 1024);
  const files = reader();
  await files.read(join(dir, 'near', 'a.json'));
  expect(threaded).toEqual([]);
  truncateSync(join(dir, 'near', 'a.json'), 256 * 1024 + 1);
  await files.read(join(dir, 'near', 'a.json'));
  expect(threaded).toEqual(['read near/a.json']);
});

it('takes a thread for everything where the system has no table, and for a name that is no entry', async () => {
  await askAll(reader({ mounts: () => null }), join(dir, 'near', 'a.json'));
  expect(threaded).toEqual(LOOKS.map((look) => `${look} near/a.json`));
  threaded = [];
  await reader().lstat(`${join(dir, 'near')}/..`);
  await reader().lstat('/');
  await reader().lstat('near/a.json');
  expect(threaded).toHaveLength(3);
});

it('looks anew after two seconds where a folder lies: a network disk may have come', async () => {
  let [now, far] = [0, false];
  const mounts = () => readMountTable(far ? tableOf('nfs4', 'nfs4') : tableOf('ext4', 'nfs4'));
  const files = reader({ now: () => now, mounts });
  const path = join(dir, 'near', 'a.json');
  await files.stat(path);
  far = true;
  now = 2_000;
  await files.stat(path);
  expect(threaded).toEqual([]);
  now = 2_001;
  await files.stat(path);
  expect(threaded).toEqual(['realpath near', 'stat near/a.json']);
});

it('lets timers and clients have their turn while very much is read at once', async () => {
  // By this clock each reading takes a millisecond, and nothing else any time.
  let now = 0;
  const direct = createSyncFileReader();
  const slow = {
    ...direct,
    read: (path: string) => {
      now += 1;
      return direct.read(path);
    },
  };
  const mounts = () => readMountTable(tableOf('ext4', 'nfs4'));
  const files = readOwnDisks(createFiles(), slow, { mounts, now: () => now });
  const turns: number[] = [];
  let done = false;
  const go = (): void => {
    turns.push(now);
    if (!done) setImmediate(go);
  };
  setImmediate(go);
  const path = join(dir, 'near', 'a.json');
  const found = await Promise.all(Array.from({ length: 100 }, () => files.read(path)));
  done = true;
  expect(found.every(({ ok }) => ok)).toBe(true);
  expect(now).toBe(100);
  expect(turns.length).toBeGreaterThan(10);
  // What was read after the last turn counts as well.
  turns.push(now);
  const longest = Math.max(...turns.map((at, index) => at - (turns[index - 1] ?? 0)));
  expect(longest).toBeLessThanOrEqual(8);
});

const mountsApart = findRootMountsApart();
it.skipIf(mountsApart === null || !mayServeDisks())(
  'goes on while a disk does not answer, and is told when it is given up (left out: needs root that may mount, and FUSE)',
  async () => {
    const child = await bundleChild(fileURLToPath(new URL('./hung-disk.ts', import.meta.url)));
    const [file = '', ...options] = mountsApart ?? [];
    const printed = execFileSync(file, [...options, process.execPath, child.file, dir], {
      encoding: 'utf8',
      timeout: patience(),
      killSignal: 'SIGKILL',
    });
    await child.remove();
    expect(printed).toBe('0 answered, own disk: true\n6 answered in the end\n');
  },
);

function mayServeDisks(): boolean {
  try {
    accessSync('/dev/fuse', constants.R_OK | constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
