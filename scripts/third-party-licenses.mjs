/** The licences of everything that goes into an installer besides Electron, which brings its own. */
import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { OUT } from './build-stamp.mjs';
import { ROOT } from './project.mjs';

/** Bundled into the window and the terminal program, though only the build needs them in node_modules. */
const BUNDLED_AT_BUILD = [
  'preact',
  '@opentelemetry/exporter-metrics-otlp-http',
  '@opentelemetry/resources',
  '@opentelemetry/sdk-metrics',
];

/**
 * @typedef {object} Shipped
 * @property {string} name     as it calls itself: `@github/keytar`, not the alias it is installed under
 * @property {string} version
 * @property {string} licence  its own word for it: `MIT`
 * @property {readonly string[]} texts
 */

/**
 * Every library that is shipped, with what it asks to be passed on.
 * @param {string} [root]  the project's folder
 * @returns {readonly Shipped[]} sorted by name
 */
export function listShipped(root = ROOT) {
  const { dependencies } = readManifest(root);
  /** @type {Map<string, Shipped>} */
  const found = new Map();
  for (const name of [...Object.keys(dependencies ?? {}), ...BUNDLED_AT_BUILD]) collect(name, root, found);
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

/**
 * @param {readonly Shipped[]} shipped
 * @returns {string} one text for people
 */
export function writeLicences(shipped) {
  const head =
    'Pilotlight contains the work of others. Electron, Chromium and Node bring their licences in files of their own.';
  const parts = shipped.map(
    ({ name, version, licence, texts }) =>
      `${name} ${version} (${licence})\n\n${texts.join('\n\n') || 'It comes without the text of its licence.'}`,
  );
  return `${[head, ...parts].join(`\n\n${'-'.repeat(78)}\n\n`)}\n`;
}

/** Puts the text where electron-builder.yml takes it from; whole at any moment, for another one may be packing. */
export function placeLicences() {
  const path = join(OUT, 'THIRD-PARTY-LICENSES.txt');
  const aside = `${path}.${randomUUID()}`;
  writeFileSync(aside, writeLicences(listShipped()));
  renameSync(aside, path);
}

/**
 * @param {string} name
 * @param {string} from  the folder of the package that asks for it
 * @param {Map<string, Shipped>} found  by folder
 */
function collect(name, from, found) {
  const folder = findPackage(name, from);
  // Optional ones for other systems are not there.
  if (folder === null || found.has(folder)) return;
  const manifest = readManifest(folder);
  found.set(folder, {
    name: manifest.name,
    version: manifest.version,
    licence: manifest.license ?? 'see below',
    texts: readTexts(folder),
  });
  const asked = { ...manifest.dependencies, ...manifest.optionalDependencies };
  for (const next of Object.keys(asked)) collect(next, folder, found);
}

/**
 * As Node looks for it: in node_modules, from the asking package upwards.
 * @param {string} name
 * @param {string} from
 * @returns {string | null}
 */
function findPackage(name, from) {
  const folder = join(from, 'node_modules', name);
  if (existsSync(join(folder, 'package.json'))) return folder;
  return dirname(from) === from ? null : findPackage(name, dirname(from));
}

/**
 * @param {string} folder
 * @returns {readonly string[]}
 */
function readTexts(folder) {
  const names = readdirSync(folder).filter((name) => /^(licen[cs]e|copying|notice)/i.test(name));
  return names.sort().map((name) => readFileSync(join(folder, name), 'utf8').trim());
}

/**
 * @param {string} folder
 * @returns {{ name: string, version: string, license?: string, dependencies?: Record<string, string>, optionalDependencies?: Record<string, string> }}
 */
function readManifest(folder) {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
}
