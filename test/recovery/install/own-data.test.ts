import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { listOwnData } from '../../../src/recovery/install/own-data.ts';
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
