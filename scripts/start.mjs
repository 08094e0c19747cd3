/**
 * `npm start`: set-up, then Pilotlight in the tray, or in this terminal where there is no tray.
 * `npm start -- COMMAND …` runs one command of the terminal program instead; `--headless` and `--once` stay in the terminal.
 */
import { homedir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT, run, runInFront, showProgress, tell } from './project.mjs';
import { setUp } from './set-up.mjs';
import { chooseShell, explainFetch, isStillborn } from './shell.mjs';
import { readStartArguments } from './start-arguments.mjs';

const DOWNLOAD_TIMEOUT_MS = 5 * 60_000;

await setUp();
const { mayUseTray, terminal } = readStartArguments(process.argv.slice(2));
const noTray = mayUseTray ? await runDesktop(process.argv.slice(2)) : null;
if (noTray) tell(`${noTray} Pilotlight watches in this terminal instead.`);
if (noTray || !mayUseTray) await runHeadless(terminal);

/**
 * @param {readonly string[]} args
 * @returns {Promise<string | null>} why the tray could not be had, as a sentence; null: it ran
 */
async function runDesktop(args) {
  const shell = await chooseShell({
    platform: process.platform,
    env: process.env,
    home: homedir(),
    electronDir: join(ROOT, 'node_modules/electron'),
    mainEntry: join(ROOT, 'out/main/index.js'),
    now: Date.now,
    fetchElectron,
  });
  return shell.kind === 'electron' ? runElectron(shell.binary, args) : shell.because;
}

async function fetchElectron() {
  const { code, output, why } = await showProgress('Downloading Electron, about 120 MB, once', () =>
    run(process.execPath, [join(ROOT, 'node_modules/electron/install.js')], { limitMs: DOWNLOAD_TIMEOUT_MS }),
  );
  return code === 0
    ? /** @type {const} */ ({ ok: true })
    : /** @type {const} */ ({ ok: false, why: explainFetch(why, output) });
}

/**
 * @param {string} binary
 * @param {readonly string[]} args
 * @returns {Promise<string | null>} why it could not run; null: it ran
 */
async function runElectron(binary, args) {
  const started = Date.now();
  const { code, signal } = await runInFront(binary, [ROOT, ...args]);
  const asked = signal === 'SIGINT' || signal === 'SIGTERM';
  if (!asked && isStillborn(code, Date.now() - started)) return explainStillborn();
  process.exitCode = asked ? 0 : code;
  return null;
}

function explainStillborn() {
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0;
  return asRoot
    ? 'Electron does not run as root with its sandbox on, and Pilotlight does not turn it off.'
    : 'Electron is there but could not start here.';
}

/**
 * Runs the terminal program in this very process: nothing of the set-up is left in memory but a few small modules.
 * @param {readonly string[]} args
 */
async function runHeadless(args) {
  const entry = join(ROOT, 'out/headless/index.js');
  process.argv = [process.execPath, entry, ...args];
  await import(pathToFileURL(entry).href);
}
