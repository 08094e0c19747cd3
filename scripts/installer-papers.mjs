/** What goes with the installers: their checksums, and the list of what is inside (CycloneDX, by npm itself). */
import { createHash } from 'node:crypto';
import { createReadStream, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { findNpm, run } from './project.mjs';

const INSTALLER = /\.(?:AppImage|deb|rpm|dmg|zip|exe)$/;

const SBOM_TIMEOUT_MS = 5 * 60_000;

/**
 * Writes `SHA256SUMS` beside the installers of a folder, as `sha256sum --check` reads it.
 * @param {string} folder
 * @returns {Promise<readonly string[]>} the installers
 */
export async function writeChecksums(folder) {
  const names = readdirSync(folder)
    .filter((name) => INSTALLER.test(name))
    .sort();
  const lines = await Promise.all(names.map(async (name) => `${await sha256(join(folder, name))}  ${name}\n`));
  writeFileSync(join(folder, 'SHA256SUMS'), lines.join(''));
  return names;
}

/** Not dependencies to npm, and yet inside: the runtime, and what the window is drawn with. */
const BUNDLED = ['electron', 'preact'];

/**
 * Writes the list of what is inside.
 * @param {string} root    of the project
 * @param {string} folder  where to
 * @param {string} version
 * @returns {Promise<string | null>} the file's name; null: npm could not make it
 */
export async function writeSbom(root, folder, version) {
  const [npm, ...args] = findNpm();
  const words = ['sbom', '--package-lock-only', '--omit=dev', '--sbom-format=cyclonedx', '--sbom-type=application'];
  const { code, output } = await run(npm, [...args, ...words], { limitMs: SBOM_TIMEOUT_MS, cwd: root });
  const begin = output.indexOf('{');
  if (code !== 0 || begin === -1) return null;
  const bill = JSON.parse(output.slice(begin, output.lastIndexOf('}') + 1));
  // npm calls it by its folder.
  bill.metadata.component.name = 'pilotlight';
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const shipped = Object.entries(packages).filter(
    ([path, { dev, devOptional, optional }]) =>
      path !== '' && (!(dev || devOptional || optional) || BUNDLED.includes(path.slice('node_modules/'.length))),
  );
  // npm leaves out what a tool of the build uses as well.
  for (const [path, { name: own, version: exact }] of shipped) {
    const name = own ?? path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const purl = `pkg:npm/${name.replace('@', '%40')}@${exact}`;
    if (bill.components.some((/** @type {{ purl: string }} */ one) => one.purl === purl)) continue;
    bill.components.push({ 'bom-ref': `${name}@${exact}`, type: 'library', name, version: exact, purl });
  }
  const name = `Pilotlight-${version}.cdx.json`;
  writeFileSync(join(folder, name), `${JSON.stringify(bill, null, 2)}\n`);
  return name;
}

/** @param {string} file */
async function sha256(file) {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
