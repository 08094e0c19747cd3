import type { UtilityProcess, utilityProcess } from 'electron';
import type { Clock } from '../../platform/host.ts';
import type { AskVaultChild } from '../../recovery/vault/vault.ts';

type Utility = Pick<typeof utilityProcess, 'fork'>;

/**
 * Asks the vault in a utility process: a locked keyring may hang or crash whoever asks, and with Electron's `runAsNode`
 * switched off a plain child is not to be had. The question and the answer go as messages, never as arguments.
 * @param program  the built vault child, beside the main program
 */
export function utilityVaultChild(utility: Utility, clock: Clock, program: string): AskVaultChild {
  return (question, limitMs) =>
    new Promise((resolve) => {
      let child: UtilityProcess | null = null;
      const settle = (outcome: Awaited<ReturnType<AskVaultChild>>): void => {
        cancel();
        child?.removeAllListeners();
        child?.kill();
        child = null;
        resolve(outcome);
      };
      const cancel = clock.after(limitMs, () => settle({ ok: false, why: 'timeout' }));
      child = utility.fork(program, [], { stdio: 'ignore', serviceName: 'Pilotlight vault' });
      child.once('message', (answer: unknown) => settle({ ok: true, answer: String(answer) }));
      child.once('exit', () => settle({ ok: false, why: 'failed' }));
      child.postMessage(question);
    });
}
