import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Host } from '../../platform/host.ts';
import type { OwnProgram } from '../../recovery/fallback/key-helper.ts';
import { createVault, type Vault, vaultChild } from '../../recovery/vault/vault.ts';

/** The vault as the terminal's program reaches it: by a child of its own, built beside the program. */
export function openVault(host: Host): Vault {
  // This module ends up in chunks/, one folder below the program.
  const child = fileURLToPath(new URL('../vault-child.js', import.meta.url));
  return createVault(host, vaultChild(host, [process.execPath, child]));
}

/** How this very program is started. */
export function ownProgram(): OwnProgram {
  const [node, script] = process.argv;
  if (!node || !script) return null;
  try {
    return [node, realpathSync(script)];
  } catch {
    return null;
  }
}
