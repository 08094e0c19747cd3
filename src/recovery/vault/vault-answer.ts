/**
 * The only place that loads keytar: asks the system's vault one question. A locked keyring may hang or crash whoever
 * calls it, so only processes do that ask nothing else and are ended after it.
 */
import * as v from 'valibot';
import { VAULT_SERVICE, VaultQuestion, type VaultReply } from './vault-question.ts';
import { explainVaultError } from './vault-trouble.ts';

/** @param text  a question as JSON */
export async function answerFromVault(text: string): Promise<VaultReply> {
  try {
    const question = v.parse(VaultQuestion, JSON.parse(text));
    const keytar = (await import('keytar')).default;
    switch (question.do) {
      case 'get':
        return { ok: true, secret: await keytar.getPassword(VAULT_SERVICE, question.account) };
      case 'set':
        await keytar.setPassword(VAULT_SERVICE, question.account, question.secret);
        return { ok: true, secret: null };
      case 'delete':
        return { ok: true, secret: null, found: await keytar.deletePassword(VAULT_SERVICE, question.account) };
    }
  } catch (error) {
    return { ok: false, why: explainVaultError(error instanceof Error ? error.message : '') };
  }
}
