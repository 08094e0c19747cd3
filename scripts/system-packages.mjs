/** Installs Debian packages where that is ours to do: as root, or in CI with a sudo that asks nothing. */
import { existsSync } from 'node:fs';
import { findProgram, run } from './project.mjs';

const INSTALL_TIMEOUT_MS = 20 * 60_000;

/** @returns {readonly string[] | null} the words before `install …`; null: not here */
function findInstaller() {
  const apt = findProgram('apt-get');
  if (apt === null || !existsSync('/etc/debian_version')) return null;
  if (process.getuid?.() === 0) return [apt];
  const sudo = process.env.CI ? findProgram('sudo') : null;
  return sudo ? [sudo, '-n', '--preserve-env=DEBIAN_FRONTEND', apt] : null;
}

/** Whether system packages may be installed here at all. */
export function canInstallPackages() {
  return findInstaller() !== null;
}

/**
 * @param {readonly string[]} packages
 * @returns {Promise<string | null>} what went wrong; null: they are there
 */
export async function installPackages(packages) {
  const [file, ...args] = findInstaller() ?? [];
  if (file === undefined) return 'they cannot be installed from here';
  const options = { limitMs: INSTALL_TIMEOUT_MS, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  const waiting = ['-qq', '-o', 'DPkg::Lock::Timeout=300', '-o', 'Acquire::Retries=3'];
  const updated = await run(file, [...args, ...waiting, 'update'], options);
  const installed = await run(
    file,
    [...args, ...waiting, 'install', '-y', '--no-install-recommends', ...packages],
    options,
  );
  if (installed.code === 0) return null;
  return [updated, installed]
    .map(({ output }) => output.trim().split('\n').slice(-3).join('\n'))
    .join('\n')
    .trim();
}
