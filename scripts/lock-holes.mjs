/** Finds platform packages that a package names but the lock file lacks: `npm ci` then fails on that platform. */
import { readFileSync } from 'node:fs';

/** @typedef {Record<string, { name?: string, optionalDependencies?: Record<string, string>, hasInstallScript?: boolean }>} LockPackages */

/**
 * @param {LockPackages} packages  of package-lock.json
 * @returns {readonly string[]} `node_modules/a names b, which the lock file lacks`
 */
export function findHoles(packages) {
  return Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !isReachable(packages, path, name))
      .map((name) => `${path || 'package.json'} names ${name}, which the lock file lacks`),
  );
}

/**
 * Packages with an install script that package.json says nothing about.
 * @param {LockPackages} packages
 * @param {Readonly<Record<string, boolean>>} allowScripts  of package.json
 * @returns {readonly string[]}
 */
export function findUnruledScripts(packages, allowScripts) {
  return Object.entries(packages)
    .filter(([, entry]) => entry.hasInstallScript)
    .map(([path, { name }]) => name ?? path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length))
    .filter((name) => !Object.hasOwn(allowScripts, name))
    .map((name) => `${name} has an install script; allowScripts in package.json must say true or false`);
}

/**
 * @param {string} lockFile
 * @param {string} packageFile
 */
export function findLockTroubles(lockFile, packageFile) {
  const { packages } = JSON.parse(readFileSync(lockFile, 'utf8'));
  const { allowScripts = {} } = JSON.parse(readFileSync(packageFile, 'utf8'));
  return [...findHoles(packages), ...findUnruledScripts(packages, allowScripts)];
}

/**
 * As Node looks for it: beside the package, then in every folder above.
 * @param {LockPackages} packages
 * @param {string} from
 * @param {string} name
 */
function isReachable(packages, from, name) {
  for (let at = from; ; ) {
    if (`${at ? `${at}/` : ''}node_modules/${name}` in packages) return true;
    if (at === '') return false;
    const above = at.lastIndexOf('/node_modules/');
    at = above < 0 ? '' : at.slice(0, above);
  }
}
