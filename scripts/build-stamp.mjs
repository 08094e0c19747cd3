/** Tells whether out/ was built from the sources as they are now: by their content, not their times. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ROOT } from './project.mjs';

/** Where builds go. */
export const OUT = join(ROOT, 'out');

const STAMP = join(OUT, 'stamp.json');

/** What a build depends on, besides the sources themselves. */
const INPUTS = [
  'src',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'scripts/build.mjs',
  'scripts/build-targets.mjs',
  'scripts/for-quick-start.mjs',
  'scripts/lazy-modules.mjs',
  'scripts/ordinary-home.mjs',
  'scripts/write-code-cache.mjs',
];

/**
 * A part of Pilotlight, in a language where its name says one.
 * @typedef {'headless' | 'main' | 'preload' | 'renderer' | 'headless-de' | 'main-de' | 'renderer-de'} TargetName
 */

/**
 * @typedef {object} Target
 * @property {TargetName} name    of the shell it belongs to
 * @property {string} entry   source file, relative to the project; a target whose entry is absent is not built
 * @property {string} output  the file that says it was built, relative to the project
 */

/** @type {readonly Target[]} */
export const TARGETS = [
  { name: 'headless', entry: 'src/headless/index.ts', output: 'out/headless/index.js' },
  { name: 'main', entry: 'src/main/index.ts', output: 'out/main/index.js' },
  { name: 'preload', entry: 'src/preload/index.ts', output: 'out/preload/index.cjs' },
  { name: 'renderer', entry: 'src/renderer/index.html', output: 'out/renderer/index.html' },
  { name: 'headless-de', entry: 'src/headless/index.ts', output: 'out/headless-de/index.js' },
  { name: 'main-de', entry: 'src/main/index.ts', output: 'out/main-de/index.js' },
  { name: 'renderer-de', entry: 'src/renderer/index.html', output: 'out/renderer-de/index.html' },
];

/**
 * The targets whose sources are there.
 * @param {readonly string[]} [names]  only these
 */
export function presentTargets(names) {
  return TARGETS.filter(({ name, entry }) => existsSync(join(ROOT, entry)) && (names?.includes(name) ?? true));
}

/**
 * The targets that are not built from the sources as they are.
 * @param {readonly string[]} [names]  only these
 */
export function staleTargets(names) {
  const built = readStamps();
  const sources = fingerprintSources();
  return presentTargets(names).filter(({ name, output }) => built[name] !== sources || !existsSync(join(ROOT, output)));
}

/**
 * Notes that these targets in out/ belong to these sources.
 * @param {readonly string[]} names
 * @param {string} fingerprint  of the sources, taken before the build began
 */
export function writeStamps(names, fingerprint) {
  const stamps = { ...readStamps(), ...Object.fromEntries(names.map((name) => [name, fingerprint])) };
  writeFileSync(STAMP, `${JSON.stringify(stamps, null, 2)}\n`);
}

/** One hash over the content of everything that goes into a build. */
export function fingerprintSources() {
  const hash = createHash('sha256');
  for (const input of INPUTS)
    for (const path of listFiles(join(ROOT, input)))
      hash.update(relative(ROOT, path)).update('\0').update(readFileSync(path)).update('\0');
  return hash.digest('hex');
}

/** @returns {Record<string, string>} the fingerprint each target was built from */
function readStamps() {
  try {
    return JSON.parse(readFileSync(STAMP, 'utf8'));
  } catch {
    return {};
  }
}

/**
 * @param {string} path  a file, a folder, or nothing
 * @returns {string[]} the files in it, sorted
 */
function listFiles(path) {
  if (!existsSync(path)) return [];
  try {
    const entries = readdirSync(path, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
  } catch {
    return [path];
  }
}
