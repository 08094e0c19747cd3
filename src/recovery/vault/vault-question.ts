/** What is asked of the vault's child process, and what it answers. The secret is in these texts and nowhere else. */
import * as v from 'valibot';

/** Under which service every secret of ours lies in the system's vault. */
export const VAULT_SERVICE = 'Pilotlight';

export const VaultQuestion = v.variant('do', [
  v.object({ do: v.literal('get'), account: v.string() }),
  v.object({ do: v.literal('set'), account: v.string(), secret: v.string() }),
  v.object({ do: v.literal('delete'), account: v.string() }),
]);
export type VaultQuestion = v.InferOutput<typeof VaultQuestion>;

export const VaultReply = v.variant('ok', [
  v.object({
    ok: v.literal(true),
    secret: v.nullable(v.string()),
    /** After `delete`: whether there was anything to remove. */
    found: v.optional(v.boolean()),
  }),
  v.object({
    ok: v.literal(false),
    why: v.picklist(['no-bus', 'no-service', 'no-keyring', 'locked', 'no-library', 'timeout', 'failed']),
  }),
]);
export type VaultReply = v.InferOutput<typeof VaultReply>;
