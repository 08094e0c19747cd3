/** The system's vault, in which the user's fallback key and gateway tokens lie. Nothing of them is kept anywhere else. */
import * as v from 'valibot';
import type { Host } from '../../platform/host.ts';
import { VAULT_SENTENCES } from '../../shared/messages/recovery/vault.ts';
import { createQueue } from '../../shared/queue.ts';
import { askMacKeychain } from './vault-mac.ts';
import { type VaultQuestion, VaultReply } from './vault-question.ts';
import type { VaultTrouble } from './vault-trouble.ts';

/** Account under which the fallback key lies. */
export const KEY_ACCOUNT = 'anthropic-api-key';

const TIMEOUT_MS = 3_000;
const MAX_BYTES = 64 * 1024;

export type VaultOutcome<T> = { ok: true; value: T } | { ok: false; why: VaultTrouble; message: string };
/** `unsure`: it may have been changed all the same. */
export type VaultChange = { ok: true } | { ok: false; why: VaultTrouble; message: string; unsure: boolean };

export interface Vault {
  /** Hands the secret to `use` and to nobody else; null: absent or, on Linux, locked. What `use` gives comes back. */
  withSecret<T>(account: string, use: (secret: string | null) => T | Promise<T>): Promise<VaultOutcome<T>>;
  keep(account: string, secret: string): Promise<VaultChange>;
  /** `ok` only when the secret is certainly gone. */
  forget(account: string): Promise<VaultChange>;
}

/** Starts the child, gives it the question, and brings its answer; ends it for good when the limit has passed. */
export type AskVaultChild = (
  question: string,
  limitMs: number,
) => Promise<{ ok: true; answer: string } | { ok: false; why: 'timeout' | 'failed' }>;

/** @param program  a Node program and the arguments before the built child, for example `[process.execPath, 'vault-child.js']` */
export function vaultChild(host: Host, [file = '', ...args]: readonly string[]): AskVaultChild {
  return async (question, limitMs) => {
    const outcome = await host.processes.run({ file, args, stdin: question, limitMs, maxBytes: MAX_BYTES });
    if (outcome.ok) return outcome.code === 0 ? { ok: true, answer: outcome.stdout } : { ok: false, why: 'failed' };
    return { ok: false, why: outcome.why === 'timeout' ? 'timeout' : 'failed' };
  };
}

/**
 * One question at a time: several that hang would stop every other.
 * @param ask  not needed on macOS, where Apple's own program is asked, so that the key helper may read without a dialog
 */
export function createVault(host: Host, ask: AskVaultChild): Vault {
  const inTurn = createQueue();
  const question = (asked: VaultQuestion): Promise<VaultReply> =>
    inTurn(() => (host.platform === 'darwin' ? askMacKeychain(host, asked) : askChild(ask, asked)));
  return {
    async withSecret(account, use) {
      const reply = await question({ do: 'get', account });
      return reply.ok ? { ok: true, value: await use(reply.secret) } : failure(reply.why);
    },
    async keep(account, secret) {
      const reply = await question({ do: 'set', account, secret });
      if (!reply.ok) return notChanged(reply.why);
      const held = await question({ do: 'get', account });
      if (!held.ok) return { ...failure(held.why), unsure: true };
      return held.secret === secret ? { ok: true } : { ...failure('failed'), unsure: true };
    },
    async forget(account) {
      const reply = await question({ do: 'delete', account });
      if (!reply.ok) return notChanged(reply.why);
      if (reply.found === true || host.platform !== 'linux') return { ok: true };
      // A locked keyring there says that it found nothing, too. One that takes a secret is open.
      const written = await question({ do: 'set', account, secret: 'removed' });
      if (!written.ok) return notChanged(written.why);
      const again = await question({ do: 'delete', account });
      if (!again.ok) return { ...failure(again.why), unsure: true };
      return again.found === true ? { ok: true } : { ...failure('failed'), unsure: true };
    },
  };
}

/** Whoever did not answer may have done it before. */
function notChanged(why: VaultTrouble): Extract<VaultChange, { ok: false }> {
  return { ...failure(why), unsure: why === 'timeout' || why === 'failed' };
}

function failure(why: VaultTrouble): { ok: false; why: VaultTrouble; message: string } {
  return { ok: false, why, message: VAULT_SENTENCES[why] };
}

async function askChild(ask: AskVaultChild, question: VaultQuestion): Promise<VaultReply> {
  const outcome = await ask(JSON.stringify(question), TIMEOUT_MS);
  if (!outcome.ok) return { ok: false, why: outcome.why };
  try {
    return v.parse(VaultReply, JSON.parse(outcome.answer));
  } catch {
    return { ok: false, why: 'failed' };
  }
}
