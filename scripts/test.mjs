/**
 * `npm test`: set-up, then what the tests need besides (installed where it is ours to install, named where it is not),
 * then the tests. Ends with one plain line. What follows `npm test --` goes to Vitest: `npm test -- test/diagnosis`.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CLAUDE_VERSIONS, claudeBinary, fetchClaude } from './claude-code.mjs';
import { explainMissing, findMissing, isSkippedByWish, packagesFor } from './needs.mjs';
import { fetchNushell } from './nushell.mjs';
import { pathWithout } from './path-without.mjs';
import { ROOT, runInFront, showProgress, tell } from './project.mjs';
import { setUp } from './set-up.mjs';
import { suitesInUse } from './suites-in-use.mjs';
import { canInstallPackages, installPackages } from './system-packages.mjs';
import { fetchTestElectron, findTestElectron } from './test-electron.mjs';

/** The person's own settings and sign-in must not reach a test, nor a proxy stand between a test and loopback. */
const NOT_FOR_TESTS =
  /^(ANTHROPIC_|CLAUDE|PILOTLIGHT_(?!(SKIP|SEED|COMBINATIONS|CLAUDE)$)|AWS_|(https?|all|no)_proxy$)/i;

await setUp();
const args = process.argv.slice(2);
const suites = suitesInUse(join(ROOT, 'test'), args);
await bringWhatIsMissing();
const { code, counts } = await runTests();
sayWhatWasLeftOut();
for (const name of counts?.triedAgain ?? []) tell(`Needed a second try: ${name}`);
const { passed, failed, skipped } = counts ?? { passed: 0, failed: 1, skipped: 0 };
process.stdout.write(`${passed} passed, ${failed} failed, ${skipped} skipped\n`);
process.exitCode = failed > 0 ? 1 : code;

async function bringWhatIsMissing() {
  const wanting = suites.filter((suite) => !isSkippedByWish(suite) && findMissing(suite).length > 0);
  const packages = [...new Set(wanting.flatMap(packagesFor))].sort();
  if (packages.length > 0 && canInstallPackages()) {
    const what = `Installing for the tests, once: ${packages.join(' ')}`;
    const trouble = await showProgress(what, () => installPackages(packages));
    if (trouble) tell(`apt-get could not install them. It said:\n${trouble}`);
  }
  if (wanting.includes('claude')) await bringClaude();
  if (wanting.includes('desktop') && findTestElectron() === null) await bringElectron();
  if (wanting.includes('nushell')) {
    const trouble = await showProgress('Fetching nushell for the tests, once', fetchNushell);
    if (trouble) tell(`nushell could not be had: ${trouble}.`);
  }
}

async function bringElectron() {
  const trouble = await showProgress('Fetching a real Electron for the tests, 196 MB, once', fetchTestElectron);
  if (trouble) tell(`A real Electron for the tests could not be had: ${trouble}.`);
}

async function bringClaude() {
  for (const version of CLAUDE_VERSIONS.filter((each) => !existsSync(claudeBinary(each)))) {
    const what = `Fetching Claude Code ${version} for the tests, once`;
    const trouble = await showProgress(what, () => fetchClaude(version));
    if (trouble) tell(`Claude Code ${version} could not be had: ${trouble}.`);
  }
}

async function runTests() {
  const scratch = mkdtempSync(join(tmpdir(), 'pilotlight-test-run-'));
  const countsFile = join(scratch, 'counts.json');
  const kept = Object.entries(process.env).filter(([name]) => !NOT_FOR_TESTS.test(name));
  const options = [
    ...(args.some((arg) => arg.startsWith('--reporter')) ? [] : ['--reporter=default']),
    `--reporter=${join(ROOT, 'scripts/count-reporter.mjs')}`,
    // In CI it would colour a log that no terminal will ever show.
    ...(process.stdout.isTTY ? [] : ['--no-color']),
  ];
  try {
    const { code } = await runInFront(
      process.execPath,
      [join(ROOT, 'node_modules/vitest/vitest.mjs'), 'run', ...options, ...args],
      { env: { ...Object.fromEntries(kept), ...pathForTests(scratch), PILOTLIGHT_COUNTS: countsFile } },
    );
    return { code, counts: readCounts(countsFile) };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/**
 * A Claude Code or a Pilotlight of the person's own would be found by every test that has none, or another one.
 * @param {string} scratch
 */
function pathForTests(scratch) {
  const { PATH = '' } = process.env;
  return process.platform === 'win32' ? {} : { PATH: pathWithout(PATH, ['claude', 'pilotlight'], scratch) };
}

/**
 * @param {string} file
 * @returns {{ passed: number, failed: number, skipped: number, triedAgain: string[] } | null} null: the run broke off
 */
function readCounts(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

function sayWhatWasLeftOut() {
  for (const suite of suites) {
    const why = explainMissing(suite);
    if (why === null) continue;
    const packages = packagesFor(suite);
    const advice =
      packages.length > 0 && !isSkippedByWish(suite)
        ? ` On Debian or Ubuntu: apt-get install ${packages.join(' ')}`
        : '';
    tell(`Left out, the ${suite} tests: ${why}.${advice}`);
  }
}
