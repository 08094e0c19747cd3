/** Which suites of NEEDS the tests about to run ask for, so that nothing is installed that no test will use. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NEEDS } from './needs.mjs';

/** `describeNeeding('browser', …)` and `describeNeeding(['browser', 'tray'], …)`. */
const ASKS = /describeNeeding\(\s*(\[[^\]]*\]|'[^']*')/g;

/** Options of Vitest's whose value is the next word, and no part of a path. */
const TAKES_VALUE = new Set(
  ['-t', '-r', '-c'].concat(
    [
      ...[
        'bail',
        'config',
        'dir',
        'environment',
        'exclude',
        'hookTimeout',
        'maxWorkers',
        'outputFile',
        'pool',
        'project',
      ],
      ...['reporter', 'retry', 'root', 'shard', 'testNamePattern', 'testTimeout'],
    ].map((name) => `--${name}`),
  ),
);

/**
 * @param {string} dir                 the folder of tests
 * @param {readonly string[]} filters  Vitest's arguments; a word is a part of a test file's path
 * @returns {readonly import('./needs.mjs').Suite[]}
 */
export function suitesInUse(dir, filters) {
  const words = filters.filter((arg, at) => !arg.startsWith('-') && !TAKES_VALUE.has(filters[at - 1] ?? ''));
  const asked = new Set();
  for (const name of readdirSync(dir, { recursive: true, encoding: 'utf8' })) {
    const path = join('test', name).replaceAll('\\', '/');
    if (!/\.test\.tsx?$/.test(path) || (words.length > 0 && !words.some((word) => path.includes(word)))) continue;
    for (const suite of suitesAsked(readFileSync(join(dir, name), 'utf8'))) asked.add(suite);
  }
  const all = /** @type {import('./needs.mjs').Suite[]} */ (Object.keys(NEEDS));
  return all.filter((suite) => asked.has(suite));
}

/**
 * @param {string} source of a test file
 * @returns {readonly string[]}
 */
export function suitesAsked(source) {
  return [...source.matchAll(ASKS)].flatMap(([, names = '']) =>
    [...names.matchAll(/'([^']*)'/g)].map(([, name = '']) => name),
  );
}
