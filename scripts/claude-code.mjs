/** The real Claude Code for the tests: its platform package from npm, unpacked into a cache outside the project. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { findNpm, findProgram, run } from './project.mjs';

/** One of the newest, and the last one with the oldest sign-in rules; `PILOTLIGHT_CLAUDE=2.1.250,2.1.290` asks others. */
export const CLAUDE_VERSIONS = process.env.PILOTLIGHT_CLAUDE?.split(',').filter(Boolean) ?? ['2.1.329', '2.1.197'];

const FETCH_TIMEOUT_MS = 10 * 60_000;

/**
 * Where a version's program is, or would be.
 * @param {string} version
 */
export function claudeBinary(version) {
  return join(claudeDir(version), process.platform === 'win32' ? 'claude.exe' : 'claude');
}

/** @param {string} version */
function claudeDir(version) {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'pilotlight-test/claude-code', version);
}

/**
 * Fetches a version into the cache.
 * @param {string} version
 * @returns {Promise<string | null>} why it could not be had; null: it is there
 */
export async function fetchClaude(version) {
  if (existsSync(claudeBinary(version))) return null;
  const tar = findProgram('tar');
  if (tar === null) return 'tar is missing';
  const home = claudeDir(version);
  try {
    mkdirSync(join(home, '..'), { recursive: true });
    // Unpacked aside and renamed, so that an interrupted download is never taken for a whole one.
    const aside = mkdtempSync(`${home}.part-`);
    try {
      return await fetchInto(aside, home, version, tar);
    } finally {
      rmSync(aside, { recursive: true, force: true });
    }
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/**
 * @param {string} aside
 * @param {string} home
 * @param {string} version
 * @param {string} tar
 */
async function fetchInto(aside, home, version, tar) {
  const [file, ...args] = findNpm();
  const name = `@anthropic-ai/claude-code-${platformName()}@${version}`;
  const packed = await run(file, [...args, 'pack', name, '--pack-destination', aside, '--ignore-scripts'], {
    limitMs: FETCH_TIMEOUT_MS,
    cwd: aside,
  });
  const archive = readdirSync(aside).find((entry) => entry.endsWith('.tgz'));
  if (packed.code !== 0 || archive === undefined) return `npm could not fetch ${name}`;
  const unpacked = await run(tar, ['-xzf', archive], { limitMs: FETCH_TIMEOUT_MS, cwd: aside });
  if (unpacked.code !== 0) return `${archive} could not be unpacked`;
  rmSync(home, { recursive: true, force: true });
  renameSync(join(aside, 'package'), home);
  return existsSync(claudeBinary(version)) ? null : `${name} holds no claude program`;
}

/** What can be had on npm, oldest first. Versions before those that the rules were held against are left out. */
export async function publishedVersions() {
  const [file, ...args] = findNpm();
  const asked = await run(file, [...args, 'view', '@anthropic-ai/claude-code', 'versions', '--json'], {
    limitMs: FETCH_TIMEOUT_MS,
  });
  const all = /** @type {string[]} */ (JSON.parse(asked.output.slice(asked.output.indexOf('['))));
  return all.filter((version) => /^2\.1\.\d+$/.test(version) && Number(version.slice(4)) >= OLDEST);
}

/** The patch of 2.1 with which measuring began. */
const OLDEST = 197;

/** `linux-x64`, `linux-arm64-musl`, `darwin-arm64`, `win32-x64` … */
function platformName() {
  const base = `${process.platform}-${process.arch}`;
  if (process.platform !== 'linux') return base;
  const header = /** @type {{ header?: { glibcVersionRuntime?: string } }} */ (process.report.getReport()).header;
  return header?.glibcVersionRuntime ? base : `${base}-musl`;
}
