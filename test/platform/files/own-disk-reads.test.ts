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
  `1 0 8:1 / ${join(dir, 'near')} rw - ${near} a rw\n2 0 0:9 / ${join(dir, 'far')} rw - ${far} b rw`;

/** Files that say which looks took a thread; `realpath` of a folder always does. */
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

it('asks a thread once where the folder is, and looks at what is in it without one', async () => {
  const files = reader();
  await askAll(files, join(dir, 'near', 'a.json'));
  expect(threaded).toEqual(['realpath near']);
  await askAll(files, join(dir, 'near', 'not-there'));
  // Its room is that of the folder above.
  expect(threaded).toEqual(['realpath near', 'room near/not-there']);
});

it('leaves every look at a network disk to a thread', async () => {
  await askAll(reader(), join(dir, 'far', 'a.json'));
  expect(threaded).toEqual(['realpath far', ...LOOKS.map((look) => `${look} far/a.json`)]);
});

it('leaves what is mounted in a folder, and the folder that holds no mount of its own, to a thread', async () => {
  const files = reader();
  await askAll(files, join(dir, 'near'));
  expect(threaded.filter((look) => look.endsWith(' near'))).toHaveLength(LOOKS.length);
});

it('follows no link without a thread, since it may lead to a network disk', async () => {
  symlinkSync(join(dir, 'far', 'a.json'), join(dir, 'near', 'link'));
  symlinkSync(join(dir, 'far'), join(dir, 'near', 'folder'));
  const files = reader();
  await askAll(files, join(dir, 'near', 'link'));
  const follow = LOOKS.filter((look) => look !== 'lstat' && look !== 'readlink');
  expect(threaded).toEqual(['realpath near', ...follow.map((look) => `${look} near/link`)]);
  threaded = [];
  await askAll(files, join(dir, 'near', 'folder', 'a.json'));
  expect(threaded).toEqual(['realpath near/folder', ...LOOKS.map((look) => `${look} near/folder/a.json`)]);
});

it('leaves a large file to a thread', async () => {
  truncateSync(join(dir, 'near', 'a.json'), 256 * 1024);
  const files = reader();
  await files.read(join(dir, 'near', 'a.json'));
  expect(threaded).toEqual(['realpath near']);
  truncateSync(join(dir, 'near', 'a.json'), 256 * 1024 + 1);
  await files.read(join(dir, 'near', 'a.json'));
  expect(threaded).toEqual(['realpath near', 'read near/a.json']);
});

it('takes a thread for everything where the system has no table, and for a name that is no entry', async () => {
  await askAll(reader({ mounts: () => null }), join(dir, 'near', 'a.json'));
  expect(threaded).toEqual(LOOKS.map((look) => `${look} near/a.json`));
  threaded = [];
  await reader().lstat(`${join(dir, 'near')}/..`);
  await reader().lstat('/');
  expect(threaded).toHaveLength(2);
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
  expect(threaded).toEqual(['realpath near']);
  now = 2_001;
  await files.stat(path);
  expect(threaded).toEqual(['realpath near', 'realpath near', 'stat near/a.json']);
});

it('lets timers and clients have their turn while very much is read', async () => {
  let now = 0;
  // Each look at the clock is a millisecond.
  const files = reader({ now: () => now++ });
  let turns = 0;
  let done = false;
  const go = (): void => {
    turns += 1;
    if (!done) setImmediate(go);
  };
  setImmediate(go);
  const path = join(dir, 'near', 'a.json');
  const found = await Promise.all(Array.from({ length: 100 }, () => files.read(path)));
  done = true;
  expect(found.every(({ ok }) => ok)).toBe(true);
  expect(turns).toBeGreaterThan(8);
});

const mountsApart = findRootMountsApart();
it.skipIf(mountsApart === null || !mayServeDisks())(
  'goes on while a disk does not answer, and is told when it is given up (left out: needs root that may mount, and FUSE)',
  async () => {
    const child = await bundleChild(fileURLToPath(new URL('./hung-disk.ts', import.meta.url)));
    const [file = '', ...options] = mountsApart ?? [];
    const printed = execFileSync(file, [...options, process.execPath, child.file, dir], {
      encoding: 'utf8',
      timeout: 60_000,
      killSignal: 'SIGKILL',
    });
    await child.remove();
    expect(printed).toBe('0 answered, own disk: true\n3 answered in the end\n');
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
