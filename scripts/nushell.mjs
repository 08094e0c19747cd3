/** The real nushell for the tests: the one on PATH, or its package from npm in a cache outside the project. */
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { findNpm, findProgram, run } from './project.mjs';

const VERSION = '0.115.1';
const FETCH_TIMEOUT_MS = 5 * 60_000;

/** Where the program is, or would be. */
export function nushellBinary() {
  return findProgram('nu') ?? join(cacheDir(), 'node_modules', '@nushell', platformName(), 'bin', 'nu');
}

function cacheDir() {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'pilotlight-test/nushell', VERSION);
}

function platformName() {
  return `${process.platform}-${process.arch}`;
}

/**
 * Fetches it into the cache.
 * @returns {Promise<string | null>} why it could not be had; null: it is there
 */
export async function fetchNushell() {
  if (existsSync(nushellBinary())) return null;
  const home = cacheDir();
  const [file, ...args] = findNpm();
  mkdirSync(home, { recursive: true });
  const name = `@nushell/${platformName()}@${VERSION}`;
  const { code } = await run(file, [...args, 'install', name, '--prefix', home, '--ignore-scripts', '--no-save'], {
    limitMs: FETCH_TIMEOUT_MS,
    cwd: home,
  });
  if (code === 0 && existsSync(nushellBinary())) return null;
  rmSync(dirname(home), { recursive: true, force: true });
  return `npm could not fetch ${name}`;
}
