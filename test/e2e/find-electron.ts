import { join } from 'node:path';
import { ROOT } from '../../scripts/project.mjs';
import { findElectron } from '../../scripts/shell.mjs';

/** The real Electron: where ELECTRON_OVERRIDE_DIST_PATH says, else where `npx install-electron` puts it; null: none. */
export function findRealElectron(): string | null {
  const electronDir = join(ROOT, 'node_modules/electron');
  const { platform, env } = process;
  return findElectron({ electronDir, env, platform }) ?? findElectron({ electronDir, env: {}, platform });
}

/** Why it cannot be run here, for the name of what is left out; null: it can. */
export function explainNoElectron(): string | null {
  if (process.platform === 'linux') return 'for macOS and Windows; Linux has test/e2e/linux';
  if (findRealElectron() === null) return 'needs Electron: npx install-electron, or ELECTRON_OVERRIDE_DIST_PATH';
  return process.getuid?.() === 0 ? 'Electron does not run as root with its sandbox on' : null;
}
