/**
 * Which files of tests may run side by side, seen from what they need (`NEEDS`). Where each file has a list of processes
 * of its own all of them may; elsewhere those that start Claude Code come when the others are over.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NEEDS } from './needs.mjs';
import { suitesAsked } from './suites-in-use.mjs';

/**
 * What a file of tests has to do with running sessions, by its suites.
 * @typedef {'rest' | 'claude' | 'claude-and-monitor' | 'desktop'} Kind
 */

/** The one for macOS and Windows asks for nothing that a table could bring. */
const DESKTOPS = 'test/e2e/';

/** @type {Readonly<Record<string, import('./needs.mjs').Need>>} */
const ROWS = NEEDS;

/**
 * @param {readonly string[]} suites  that one file asks for
 * @returns {Kind}
 */
export function kindOf(suites) {
  if (suites.some((suite) => ROWS[suite]?.electron)) return 'desktop';
  const sessions = new Set(suites.map((suite) => ROWS[suite]?.sessions));
  if (!sessions.has('starts')) return 'rest';
  return sessions.has('adopts') ? 'claude-and-monitor' : 'claude';
}

/**
 * @param {string} root  of the project
 * @returns {Record<Kind, readonly string[]>} every file of tests once, by its path from there
 */
export function sortTestFiles(root) {
  /** @type {Record<Kind, string[]>} */
  const files = { rest: [], claude: [], 'claude-and-monitor': [], desktop: [] };
  for (const name of readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' }).sort()) {
    if (!/\.test\.tsx?$/.test(name)) continue;
    const path = join('test', name).replaceAll('\\', '/');
    const kind = path.startsWith(DESKTOPS) ? 'desktop' : kindOf(suitesAsked(readFileSync(join(root, path), 'utf8')));
    files[kind].push(path);
  }
  return files;
}
