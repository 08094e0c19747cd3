/**
 * `npm run package`: set-up, build, licences, then electron-builder for this system, into dist/.
 * `npm run package -- --dir` makes the app as a folder for this machine alone. What follows goes to electron-builder.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeChecksums, writeSbom } from './installer-papers.mjs';
import { builderArguments, explainFailure } from './packaging.mjs';
import { ROOT, run, showProgress, tell } from './project.mjs';
import { setUp } from './set-up.mjs';
import { placeLicences } from './third-party-licenses.mjs';

const TIMEOUT_MS = 60 * 60_000;

await setUp();
const { platform, env } = process;
const args = builderArguments({ platform, env, electronDist: findElectron() }, process.argv.slice(2));
if (args === null) {
  tell('Pilotlight has installers for macOS, Windows and Linux. Here, run it with npm start.');
  process.exitCode = 1;
} else {
  placeLicences();
  await makeInstallers(args);
}

/** An Electron that is here already, for this machine. */
function findElectron() {
  const places = [env.ELECTRON_OVERRIDE_DIST_PATH, join(ROOT, 'node_modules/electron/dist')];
  return places.find((place) => place && existsSync(join(place, 'version'))) ?? null;
}

/** @param {readonly string[]} words */
async function makeInstallers(words) {
  const { code, output } = await showProgress('Making the installers', () =>
    run(process.execPath, [join(ROOT, 'node_modules/electron-builder/cli.js'), ...words], {
      limitMs: TIMEOUT_MS,
      // Signing is ad hoc: a certificate that happens to lie on this machine is not ours to use.
      env: { ...env, CSC_IDENTITY_AUTO_DISCOVERY: 'false' },
    }),
  );
  process.stdout.write(output);
  if (code === 0) {
    if (!words.includes('--dir')) await addPapers(join(ROOT, 'dist'));
    const made = readdirSync(join(ROOT, 'dist'), { withFileTypes: true });
    tell(`In dist/: ${made.map(({ name }) => name).join(', ')}`);
  } else {
    tell(explainFailure(output));
    process.exitCode = 1;
  }
}

/** @param {string} folder */
async function addPapers(folder) {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  await writeChecksums(folder);
  if ((await writeSbom(ROOT, folder, version)) === null) tell('npm could not list what is inside (CycloneDX).');
}
