import type { Vault } from '../../../src/recovery/vault/vault.ts';

/** A vault that is always open, for as long as the test runs. */
export function memoryVault(): Vault {
  const kept = new Map<string, string>();
  return {
    withSecret: async (account, use) => ({ ok: true, value: await use(kept.get(account) ?? null) }),
    async keep(account, secret) {
      kept.set(account, secret);
      return { ok: true, value: null };
    },
    async forget(account) {
      kept.delete(account);
      return { ok: true, value: null };
    },
  };
}
