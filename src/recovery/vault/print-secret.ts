/** For Claude Code's `apiKeyHelper`: the secret on stdout, or nothing there and one line on stderr. */

import { VAULT_GAVE_NO_KEY, VAULT_KNOWS_NO_SUCH_NAME } from '../../shared/messages/recovery/vault.ts';
import { SAFE_ACCOUNT } from '../fallback/key-helper.ts';
import type { Vault } from './vault.ts';
import type { VaultTrouble } from './vault-trouble.ts';

export interface PrintTo {
  out(text: string): unknown;
  error(text: string): unknown;
}

/** @returns null: printed */
export async function printSecret(
  vault: Vault,
  account: string,
  to: PrintTo,
): Promise<VaultTrouble | 'no-secret' | 'no-account' | null> {
  if (!SAFE_ACCOUNT.test(account)) {
    to.error(`Pilotlight: ${VAULT_KNOWS_NO_SUCH_NAME}\n`);
    return 'no-account';
  }
  const answer = await vault.withSecret(account, (secret) => {
    if (secret !== null) to.out(secret);
    return secret !== null;
  });
  if (answer.ok && answer.value) return null;
  to.error(`Pilotlight: ${answer.ok ? VAULT_GAVE_NO_KEY : answer.message}\n`);
  return answer.ok ? 'no-secret' : answer.why;
}
