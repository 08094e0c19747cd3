/**
 * The vault on macOS. An item belongs to the program that made it, and any other is met with a dialog; the key helper
 * in the user's terminal is `/usr/bin/security`, so that program makes the item, too. What it is to keep reaches it by stdin.
 */
import type { Host, RunOutcome } from '../../platform/host.ts';
import { VAULT_SERVICE, type VaultQuestion, type VaultReply } from './vault-question.ts';

export const SECURITY = '/usr/bin/security';
const TIMEOUT_MS = 3_000;
const ABSENT = 44;
const LOCKED = 36;

/** @param program  absolute path of `security`; another one only in tests */
export async function askMacKeychain(host: Host, question: VaultQuestion, program = SECURITY): Promise<VaultReply> {
  const { account } = question;
  const item = ['-a', account, '-s', VAULT_SERVICE];
  const run = (args: readonly string[], stdin = ''): Promise<RunOutcome> =>
    host.processes.run({ file: program, args, stdin, limitMs: TIMEOUT_MS });
  switch (question.do) {
    case 'get': {
      const outcome = await run(['find-generic-password', ...item, '-w']);
      return outcome.ok && outcome.code === 0
        ? { ok: true, secret: outcome.stdout.replace(/\r?\n$/, '') }
        : readFailure(outcome);
    }
    case 'set': {
      const hex = Buffer.from(question.secret, 'utf8').toString('hex');
      const line = `add-generic-password -U -a "${account}" -s "${VAULT_SERVICE}" -X "${hex}"\n`;
      const outcome = await run(['-i'], line);
      return outcome.ok && outcome.code === 0 ? { ok: true, secret: null } : readFailure(outcome);
    }
    case 'delete':
      return readFailure(await run(['delete-generic-password', ...item]));
  }
}

function readFailure(outcome: RunOutcome): VaultReply {
  if (!outcome.ok) return { ok: false, why: outcome.why === 'timeout' ? 'timeout' : 'failed' };
  if (outcome.code === 0 || outcome.code === ABSENT) return { ok: true, secret: null };
  return { ok: false, why: outcome.code === LOCKED ? 'locked' : 'failed' };
}
