import { lstat, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { createNodeHost } from '../../../src/platform/node-host.ts';
import { listOwnData, removeOwnData } from '../../../src/recovery/install/own-data.ts';
import { createSimulatedHost } from '../../simulation/simulated-host.ts';

const SRC = fileURLToPath(new URL('../../../src', import.meta.url));

it('knows every store that the product keeps in its folder, and what is left of one', async () => {
  const files = (await readdir(SRC, { recursive: true })).filter((name) => name.endsWith('.ts'));
  const texts = await Promise.all(files.map((name) => readFile(join(SRC, name), 'utf8')));
  const named = (pattern: RegExp): string[] =>
    texts.flatMap((text) => [...text.matchAll(pattern)].map(([, name]) => name ?? ''));
  const names = named(/createJsonStore\(\s*\w+,\s*'([^']+)'/g);
  expect(names.length).toBeGreaterThan(4);
  const placed = named(/dataDir, '([^']+)'/g);
  expect(placed.length).toBeGreaterThan(10);
  const host = createSimulatedHost();
  for (const name of names) {
    await host.files.write(`${host.dataDir}/${name}`, '{}', 0o600);
    await host.files.write(`${host.dataDir}/${name}.corrupt`, '{', 0o600);
  }
  await host.files.write(`${host.dataDir}/diary.txt`, 'mine', 0o600);
  await host.files.write(`${host.dataDir}/backups/default/x.json`, '{}', 0o600);
  const { foreign, keep, remove } = await listOwnData(host, true);
  expect([foreign, keep]).toEqual([['diary.txt'], ['backups']]);
  expect(remove.length).toBe(names.length * 2);
  for (const name of new Set(placed)) await host.files.write(`${host.dataDir}/${name}`, '', 0o600);
  expect((await listOwnData(host, true)).foreign).toEqual(['diary.txt']);
});

describe.skipIf(process.platform === 'win32')('what is removed of a data folder', () => {
  let home: string;
  afterEach(() => rm(home, { recursive: true, force: true }));
  async function laid() {
    home = await mkdtemp(join(tmpdir(), 'pilotlight-own-data-'));
    const data = join(home, 'data');
    await mkdir(join(data, 'recovery/one'), { recursive: true });
    await writeFile(join(data, 'recovery/one/journal.json'), '{}');
    await writeFile(join(data, 'settings.json'), '{}');
    await writeFile(join(home, 'theirs.txt'), 'theirs');
    await mkdir(join(home, 'folder'));
    await writeFile(join(home, 'folder/x'), 'x');
    await symlink(join(home, 'theirs.txt'), join(data, 'history.json'));
    await symlink(join(home, 'folder'), join(data, 'usage'));
    return createNodeHost({ dataDir: data, env: { HOME: home } });
  }
  const isThere = (name: string) =>
    lstat(join(home, name)).then(
      () => true,
      () => false,
    );

  it('goes with the folder itself, and never with what a link in it leads to', async () => {
    const host = await laid();
    const { remove } = await listOwnData(host, true);
    expect(remove.toSorted()).toEqual(['history.json', 'recovery', 'settings.json', 'usage']);
    expect(await removeOwnData(host, [...remove, 'gone.json'])).toEqual([]);
    expect([await isThere('data'), await isThere('theirs.txt'), await isThere('folder/x')]).toEqual([
      false,
      true,
      true,
    ]);
  });

  it('leaves the folder where something else is in it', async () => {
    const host = await laid();
    await writeFile(join(home, 'data/diary.txt'), 'mine');
    const { foreign, remove } = await listOwnData(host, true);
    expect(foreign).toEqual(['diary.txt']);
    expect(await removeOwnData(host, remove)).toEqual([]);
    expect([await readdir(join(home, 'data')), await isThere('folder/x')]).toEqual([['diary.txt'], true]);
  });

  it('names what could not be removed, and goes on with the rest', async () => {
    const host = await laid();
    const remove = async (path: string) => !path.endsWith('settings.json') && host.files.remove(path);
    const stubborn = { ...host, files: { ...host.files, remove } };
    expect(await removeOwnData(stubborn, ['settings.json', 'recovery'])).toEqual(['settings.json']);
    expect(await isThere('data/recovery')).toBe(false);
  });
});
