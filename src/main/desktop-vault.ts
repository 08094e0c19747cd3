import { join } from 'node:path';
import { utilityProcess } from 'electron';
import type { Vault } from '../recovery/vault.ts';
import type { Host } from '../sources/host/host.ts';
import { OUT } from './out-folder.ts';

/** The system's vault as the desktop reaches it. Made with the first question: most days nobody has one. */
export function openDesktopVault(host: Host): () => Promise<Vault> {
  let vault: Promise<Vault> | null = null;
  const open = async (): Promise<Vault> => {
    const [{ createVault }, { utilityVaultChild }] = await Promise.all([
      import('../recovery/vault.ts'),
      import('./vault-process.ts'),
    ]);
    return createVault(host, utilityVaultChild(utilityProcess, host.clock, join(OUT, 'main/vault-child.js')));
  };
  return () => {
    vault ??= open();
    return vault;
  };
}
