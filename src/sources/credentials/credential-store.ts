import type { Host } from '../../platform/host.ts';
import type { CredentialFacts, UnreadableReason } from '../../shared/facts.ts';
import { readCredentialFile } from './credential-file.ts';
import { asksForCredentialManager, credentialManagerFacts } from './credential-manager.ts';
import { type Keychain, keychainOf } from './keychain.ts';
import { keychainItem, type StoreVariables } from './keychain-item.ts';

export interface StoreQuery {
  /** Absolute folder of the credential file. */
  credentialDir: string;
  /** The variables that move the store, raw, as Claude Code sees them for this profile. */
  variables: StoreVariables;
  /** macOS: the user agreed once that the Keychain item may be read. */
  agreed: boolean;
  /** Windows: Claude Code's global configuration or settings keep the login in Credential Manager. */
  windowsCredentialManager: boolean;
}

/** Reasons for which Claude Code itself goes on to the file. When only we were refused, the file may be an old one. */
const CLAUDE_CODE_GOES_ON = new Set<UnreadableReason>(['locked', 'broken', 'encoding']);

/**
 * Reads the credential store of one profile: the file; on macOS the Keychain and then the file; on Windows the file
 * unless Credential Manager is switched on, of which nothing can be said.
 * @param keychain  the host's own by default; another one only in tests
 */
export async function readCredentialStore(
  host: Host,
  query: StoreQuery,
  keychain: Keychain = keychainOf(host),
): Promise<CredentialFacts> {
  switch (host.platform) {
    case 'linux':
      return readCredentialFile(host, query.credentialDir);
    case 'darwin':
      return readOnMac(host, query, keychain);
    case 'win32':
      return readOnWindows(host, query);
  }
}

async function readOnMac(host: Host, query: StoreQuery, keychain: Keychain): Promise<CredentialFacts> {
  const item = keychainItem(query.variables, host.env, host.user.name);
  const kept = await keychain.read(item, query.agreed);
  if (kept.status === 'absent') return readCredentialFile(host, query.credentialDir);
  if (kept.unreadable === null || !CLAUDE_CODE_GOES_ON.has(kept.unreadable)) return kept;
  const file = await readCredentialFile(host, query.credentialDir);
  return file.login ? file : kept;
}

async function readOnWindows(host: Host, query: StoreQuery): Promise<CredentialFacts> {
  const file = await readCredentialFile(host, query.credentialDir);
  const elsewhere = query.windowsCredentialManager || asksForCredentialManager(host.env);
  return elsewhere && !file.login ? credentialManagerFacts() : file;
}
