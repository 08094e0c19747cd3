/**
 * The only program that loads keytar: asks the system's vault one question and ends. A locked keyring may hang or crash
 * whoever calls it, so nobody else does. The question comes by stdin (or, in the desktop shell's utility process, as a
 * message), the answer goes the same way back; never an argument, never a variable.
 */
import * as v from 'valibot';
import { VAULT_SERVICE, VaultQuestion, type VaultReply } from './vault-question.ts';
import { explainVaultError } from './vault-trouble.ts';

interface ParentPort {
  once(event: 'message', listener: (message: { data: unknown }) => void): void;
  postMessage(message: string): void;
}

async function answer(text: string): Promise<VaultReply> {
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

const { parentPort } = process as unknown as { parentPort?: ParentPort | null };

if (parentPort) {
  parentPort.once('message', ({ data }) => {
    void answer(String(data)).then((reply) => parentPort.postMessage(JSON.stringify(reply)));
  });
} else {
  void readStdin()
    .then(answer)
    .then((reply) => process.stdout.write(JSON.stringify(reply)));
}

async function readStdin(): Promise<string> {
  let text = '';
  for await (const piece of process.stdin.setEncoding('utf8')) text += piece;
  return text;
}
