import type { Host } from '../../platform/host.ts';

/** Where Claude Code keeps a login in the macOS Keychain. */
export interface KeychainItem {
  service: string;
  account: string;
}

/** The two variables as Claude Code sees them for one profile; undefined: not set. */
export interface StoreVariables {
  CLAUDE_CONFIG_DIR?: string | undefined;
  CLAUDE_SECURESTORAGE_CONFIG_DIR?: string | undefined;
}

/**
 * Names the item of one profile. A folder given by a variable makes an item of its own, even when it is the default
 * folder; the raw text counts, not the folder it leads to. An empty variable makes none.
 */
export function keychainItem(variables: StoreVariables, env: Host['env'], userName: string): KeychainItem {
  const dir = variables.CLAUDE_SECURESTORAGE_CONFIG_DIR ?? variables.CLAUDE_CONFIG_DIR;
  const suffix = dir ? `-${shortHash(dir.normalize('NFC'))}` : '';
  const account = env.USER || userName;
  return {
    service: `Claude Code-credentials${suffix}`,
    account: /^[A-Za-z0-9._-]+$/.test(account) ? account : 'claude-code-user',
  };
}

function shortHash(text: string): string {
  // Loaded with the first folder that needs one: few do, and it takes as long as all the reading.
  const { createHash } = process.getBuiltinModule('node:crypto');
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}
