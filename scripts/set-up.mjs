/** Brings a fresh clone to the point where it can run: dependencies first, then the build. Does nothing twice. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { staleTargets } from './build-stamp.mjs';
import { findNpm, ROOT, requireNode, run, showProgress, tell } from './project.mjs';

const INSTALL_TIMEOUT_MS = 15 * 60_000;
const BUILD_TIMEOUT_MS = 5 * 60_000;

// Without a network npm would try for more than a minute before it says so.
const NPM_OPTIONS = ['--loglevel=error', '--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=5000'];

/** @typedef {Record<string, { version?: string, optional?: boolean, link?: boolean }>} Packages */

/** What npm says when it cannot reach the registry. */
const NO_NETWORK =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|network request/;

/** Everything that must be there before the app or the tests can run. Ends the process with a sentence when it cannot be had. */
export async function setUp() {
  requireNode();
  if (!hasFreshDependencies()) await installDependencies();
  if (staleTargets().length > 0) await build();
}

/**
 * Whether node_modules holds what the lock file asks for.
 * @param {string} [root]
 */
export function hasFreshDependencies(root = ROOT) {
  const wanted = readPackages(join(root, 'package-lock.json'));
  const present = readPackages(join(root, 'node_modules/.package-lock.json'));
  if (wanted === null || present === null) return false;
  return agree(wanted, present);
}

/**
 * @param {Packages} wanted   from package-lock.json
 * @param {Packages} present  from npm's own record in node_modules
 */
export function agree(wanted, present) {
  for (const [path, { version, optional, link }] of Object.entries(wanted)) {
    if (path === '' || link) continue;
    const found = present[path];
    // Packages for other systems are optional and rightly absent.
    if (found === undefined ? !optional : found.version !== version) return false;
  }
  return Object.keys(present).every((path) => path in wanted);
}

/**
 * @param {string} file
 * @returns {Packages | null}
 */
function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? null;
  } catch {
    return null;
  }
}

async function installDependencies() {
  const again = existsSync(join(ROOT, 'node_modules'));
  const [file, ...args] = findNpm();
  const what = again ? 'Bringing the dependencies up to date (npm ci)' : 'Installing the dependencies (npm ci), once';
  const { code, output, why } = await showProgress(what, () =>
    run(file, [...args, 'ci', ...NPM_OPTIONS], { limitMs: INSTALL_TIMEOUT_MS }),
  );
  if (code === 0) return;
  tell(explainInstall(why, output));
  process.exit(1);
}

/**
 * @param {'ended' | 'timeout' | 'absent'} why
 * @param {string} output
 * @returns {string} what happened and what to do
 */
export function explainInstall(why, output) {
  if (why === 'absent') return 'npm was not found. It comes with Node; install it and try again.';
  if (why === 'timeout') return 'npm did not finish within 15 minutes. Check the network and try again.';
  if (NO_NETWORK.test(output)) {
    return 'The dependencies could not be fetched: the npm registry does not answer from here. Check the network or proxy and try again.';
  }
  return `The dependencies could not be installed. npm said:\n${lastLines(output, 12)}`;
}

async function build() {
  const { code, output } = await showProgress('Building', () =>
    // A process of its own: the builder's memory must not stay with the app.
    run(process.execPath, [join(ROOT, 'scripts/build.mjs')], { limitMs: BUILD_TIMEOUT_MS }),
  );
  if (code === 0) return;
  tell(`The build failed:\n${lastLines(output, 30)}`);
  process.exit(1);
}

/**
 * @param {string} text
 * @param {number} count
 */
function lastLines(text, count) {
  return text.trimEnd().split('\n').slice(-count).join('\n');
}
