/**
 * Decides how Pilotlight shows itself: in Electron's tray, or in this terminal, and says why not the tray.
 * Everything it looks at comes in through `machine`, so that a test can be any machine.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A failed download is not tried again for this long. */
export const RETRY_AFTER_MS = 24 * 3_600_000;

/** An Electron that ends with an error this soon could not start at all (a missing system library, mostly). */
const STILLBORN_MS = 5_000;

/** The desktop shell started, and said in a box why it does not go on; `src/main/app/exit-codes.ts`. */
const GAVE_UP = 69;

/**
 * @param {number | null} code  how Electron ended
 * @param {number} ranMs
 * @returns {boolean} whether it could not start at all
 */
export function isStillborn(code, ranMs) {
  return code !== 0 && code !== GAVE_UP && ranMs < STILLBORN_MS;
}

/**
 * @typedef {object} Machine
 * @property {NodeJS.Platform} platform
 * @property {NodeJS.ProcessEnv} env
 * @property {string} home
 * @property {string} electronDir  node_modules/electron
 * @property {string} mainEntry    the built desktop shell
 * @property {() => number} now    ms since epoch
 * @property {() => Promise<{ ok: true } | { ok: false, why: string }>} fetchElectron  downloads the binary into `electronDir`
 */

/** @typedef {{ kind: 'electron', binary: string } | { kind: 'headless', because: string }} Shell */

/**
 * @param {Machine} machine
 * @returns {Promise<Shell>} `because` is a whole sentence for the person at the terminal
 */
export async function chooseShell(machine) {
  if (!existsSync(machine.mainEntry)) return headless('This copy of Pilotlight was built without its desktop part.');
  const noDisplay = explainNoDisplay(machine);
  if (noDisplay) return headless(noDisplay);
  const present = findElectron(machine);
  if (present) return { kind: 'electron', binary: present };
  const noFetch = explainNoFetch(machine);
  if (noFetch) return headless(noFetch);
  return fetchAndFind(machine);
}

/**
 * @param {Pick<Machine, 'platform' | 'env'>} machine
 * @returns {string | null} why a window cannot be seen from here
 */
export function explainNoDisplay({ platform, env }) {
  if (platform === 'linux') {
    return env.DISPLAY || env.WAYLAND_DISPLAY
      ? null
      : 'There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set).';
  }
  return env.SSH_CONNECTION || env.SSH_TTY ? 'This is an SSH session, where a tray icon would not be seen.' : null;
}

/**
 * @param {Pick<Machine, 'electronDir' | 'env' | 'platform'>} machine
 * @returns {string | null} Electron's binary, when it is there
 */
export function findElectron({ electronDir, env, platform }) {
  const name = readText(join(electronDir, 'path.txt')) ?? usualBinary(platform);
  const binary = join(env.ELECTRON_OVERRIDE_DIST_PATH ?? join(electronDir, 'dist'), name);
  return existsSync(binary) ? binary : null;
}

/** @param {NodeJS.Platform} platform */
function usualBinary(platform) {
  if (platform === 'win32') return 'electron.exe';
  return platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron';
}

/**
 * @param {Machine} machine
 * @returns {string | null} why a download is not worth trying
 */
function explainNoFetch(machine) {
  if (machine.env.ELECTRON_OVERRIDE_DIST_PATH)
    return 'There is no Electron in the folder that ELECTRON_OVERRIDE_DIST_PATH names.';
  const failure = recallFailure(machine);
  if (failure === null) return null;
  const hours = Math.max(1, Math.ceil((failure.at + RETRY_AFTER_MS - machine.now()) / 3_600_000));
  return `Electron could not be downloaded earlier (${failure.why}); it will be tried again in ${hours} h.`;
}

/**
 * @param {Machine} machine
 * @returns {Promise<Shell>}
 */
async function fetchAndFind(machine) {
  const outcome = await machine.fetchElectron();
  const binary = outcome.ok ? findElectron(machine) : null;
  if (binary) {
    rmSync(failureFile(machine), { force: true });
    return { kind: 'electron', binary };
  }
  const why = outcome.ok ? 'the download was incomplete' : outcome.why;
  const noted = noteFailure(machine, why);
  return headless(`Electron could not be downloaded (${why}).${noted ? ' It will be tried again tomorrow.' : ''}`);
}

/**
 * What a failed download said, in a few words.
 * @param {'ended' | 'timeout' | 'absent'} why
 * @param {string} output of Electron's installer
 */
export function explainFetch(why, output) {
  if (why === 'timeout') return 'it took too long';
  if (/fetch failed|ENOTFOUND|EAI_AGAIN|ECONN|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|network/i.test(output))
    return 'its server could not be reached';
  if (/ENOSPC/.test(output)) return 'the disk is full';
  if (/EACCES|EPERM|EROFS/.test(output)) return 'its folder cannot be written';
  if (/checksum/i.test(output)) return 'its checksum was wrong';
  return 'its installer failed';
}

/**
 * Pilotlight's own data folder, as src/platform/account.ts has it; said again here because this runs before the build.
 * @param {Pick<Machine, 'platform' | 'env' | 'home'>} machine
 */
export function findDataDir({ platform, env, home }) {
  if (env.PILOTLIGHT_HOME) return env.PILOTLIGHT_HOME;
  if (platform === 'darwin') return join(home, 'Library/Application Support/Pilotlight');
  if (platform === 'win32') return join(env.APPDATA || join(home, 'AppData/Roaming'), 'Pilotlight');
  return join(env.XDG_DATA_HOME?.startsWith('/') ? env.XDG_DATA_HOME : join(home, '.local/share'), 'pilotlight');
}

/** @param {Machine} machine */
function failureFile(machine) {
  return join(findDataDir(machine), 'electron-download.json');
}

/**
 * @param {Machine} machine
 * @returns {{ at: number, why: string } | null} a failure that still counts
 */
function recallFailure(machine) {
  try {
    const { at, why } = JSON.parse(readFileSync(failureFile(machine), 'utf8'));
    const age = machine.now() - at;
    return typeof why === 'string' && age >= 0 && age < RETRY_AFTER_MS ? { at, why } : null;
  } catch {
    return null;
  }
}

/**
 * @param {Machine} machine
 * @param {string} why
 * @returns {boolean} whether it could be noted
 */
function noteFailure(machine, why) {
  const file = failureFile(machine);
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(file, `${JSON.stringify({ at: machine.now(), why })}\n`, { mode: 0o600 });
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {string} because
 * @returns {Shell}
 */
function headless(because) {
  return { kind: 'headless', because };
}

/** @param {string} file */
function readText(file) {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return null;
  }
}
