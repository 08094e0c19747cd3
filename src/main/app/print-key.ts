/** The whole program when it is started for nothing but a secret: no lock, no folder, no window, no screen needed. */
import { writeSync } from 'node:fs';
import type { Clock } from '../../platform/host.ts';
import { createNodeHost } from '../../platform/node-host.ts';
import { printSecret } from '../../recovery/vault/print-secret.ts';
import { type AskVaultChild, createVault } from '../../recovery/vault/vault.ts';
import { answerFromVault } from '../../recovery/vault/vault-answer.ts';
import { VERSION } from '../../shared/version.ts';

/** Prints the secret of `account` and ends the process. */
export async function printKey(account: string): Promise<never> {
  const host = createNodeHost({ version: VERSION });
  const trouble = await printSecret(createVault(host, askHere(host.clock)), account, {
    // At once and whole: what waits in a stream is lost with the process.
    out: (text) => writeSync(1, text),
    error: (text) => writeSync(2, text),
  });
  // The library still waits for the vault then, and a proper end would wait for the library.
  if (trouble === 'timeout') process.kill(process.pid, 'SIGKILL');
  return process.exit(trouble === null ? 0 : 1);
}

/** This process has nothing to lose, so the question needs none of its own. */
function askHere(clock: Clock): AskVaultChild {
  return (question, limitMs) =>
    Promise.race([
      answerFromVault(question).then((reply) => ({ ok: true as const, answer: JSON.stringify(reply) })),
      clock.sleep(limitMs).then(() => ({ ok: false as const, why: 'timeout' as const })),
    ]);
}
