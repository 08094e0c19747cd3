import { join } from 'node:path';
import { utilityProcess } from 'electron';
import type { Host } from '../../platform/host.ts';
import type { Vault } from '../../recovery/vault/vault.ts';
import { OUT } from '../app/out-folder.ts';

/** The system's vault as the desktop reaches it. Made with the first question: most days nobody has one. */
export function openDesktopVault(host: Host): () => Promise<Vault> {
  let vault: Promise<Vault> | null = null;
  const open = async (): Promise<Vault> => {
    const [{ createVault }, { utilityVaultChild }] = await Promise.all([
      import('../../recovery/vault/vault.ts'),
      import('./vault-process.ts'),
    ]);
    return createVault(host, utilityVaultChild(utilityProcess, host.clock, join(OUT, 'main/vault-child.js')));
  };
  return () => {
    vault ??= open();
    return vault;
  };
}
