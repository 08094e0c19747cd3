/** Every library that reaches a person's machine was weighed, and the page names no other. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { listShipped } from '../scripts/third-party-licenses.mjs';

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const ROWS = read('docs/dependencies.md')
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .map((line) => line.split('|')[1] ?? '')
  .slice(2);
const DIRECT = Object.keys(JSON.parse(read('package.json')).dependencies);
const BUNDLED = ['preact', '@opentelemetry/…', 'Electron'];

it('names every direct dependency once', () => {
  const named = ROWS.flatMap((cell) => cell.replaceAll(/\(.*?\)/g, '').split(',')).map((name) => name.trim());
  expect(named.toSorted()).toEqual([...DIRECT, ...BUNDLED].toSorted());
});

it('ships nothing under a licence that asks for more than its text', () => {
  const FREE = /^(?:0BSD|Apache-2\.0|BSD-[23]-Clause|BlueOak-1\.0\.0|CC0-1\.0|ISC|MIT|MIT-0|Python-2\.0|Unlicense)$/;
  const shipped = listShipped();
  const allowed = ({ licence }: { licence: string }): boolean =>
    licence
      .replaceAll(/[()]/g, '')
      .split(' OR ')
      .some((one) => FREE.test(one));
  expect(shipped.filter((one) => !allowed(one)).map(({ name, licence }) => `${name}: ${licence}`)).toEqual([]);
});
