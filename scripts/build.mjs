/**
 * Builds into out/ what is not up to date there. `npm run build`, or `npm run build -- renderer` for some parts only;
 * start and test call it when the sources changed.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { fingerprintSources, OUT, staleTargets, writeStamps } from './build-stamp.mjs';
import { furnishHome } from './ordinary-home.mjs';
import { ROOT, tell } from './project.mjs';

/**
 * Builds the parts that are out of date.
 * @param {readonly string[]} [names]  only these
 * @returns {Promise<readonly string[]>} the names of those built
 */
export async function buildStale(names) {
  const targets = staleTargets(names);
  if (targets.length === 0) return [];
  const [{ build }, { configure }] = await Promise.all([import('vite'), import('./build-targets.mjs')]);
  const fingerprint = fingerprintSources();
  mkdirSync(OUT, { recursive: true });
  // Built aside and moved into place, so that nobody starts half a build.
  const aside = mkdtempSync(join(OUT, '.building-'));
  try {
    for (const { name, entry } of targets) await build(configure(name, join(ROOT, entry), join(aside, name)));
    for (const { name } of targets) if (/^headless/.test(name)) writeCodeCache(join(aside, name));
    for (const { name } of targets) moveIntoPlace(join(aside, name), join(OUT, name));
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
  const built = targets.map(({ name }) => name);
  writeStamps(built, fingerprint);
  return built;
}

/**
 * For a quick start; where it does not come about, the program starts as ever.
 * @param {string} folder  of the terminal program
 */
function writeCodeCache(folder) {
  const home = mkdtempSync(join(tmpdir(), 'pilotlight-build-'));
  furnishHome(home);
  const env = { PATH: process.env.PATH ?? '', HOME: home, USERPROFILE: home };
  const script = fileURLToPath(new URL('write-code-cache.mjs', import.meta.url));
  spawnSync(process.execPath, [script, join(folder, 'core.js'), join(folder, 'program.js')], {
    cwd: home,
    env,
    stdio: 'ignore',
    timeout: 30_000,
  });
  rmSync(home, { recursive: true, force: true });
}

/**
 * @param {string} from
 * @param {string} to
 */
function moveIntoPlace(from, to) {
  rmSync(to, { recursive: true, force: true });
  renameSync(from, to);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const names = process.argv.slice(2);
  try {
    const built = await buildStale(names.length > 0 ? names : undefined);
    tell(built.length === 0 ? 'out/ is up to date' : `built ${built.join(', ')}`);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    tell(process.stderr.isTTY ? message : stripVTControlCharacters(message));
    process.exitCode = 1;
  }
}
