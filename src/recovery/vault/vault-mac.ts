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
const MAX_LINE_LENGTH = 4032;

/** @param program  absolute path of `security`; another one only in tests */
export async function askMacKeychain(host: Host, question: VaultQuestion, program = SECURITY): Promise<VaultReply> {
  const { account } = question;
  const item = ['-a', account, '-s', VAULT_SERVICE];
  const run = (args: readonly string[], stdin = ''): Promise<RunOutcome> =>
    host.processes.run({ file: program, args, stdin, limitMs: TIMEOUT_MS });
  switch (question.do) {
    case 'get': {
      const outcome = await run(['find-generic-password', ...item, '-w']);
      return readAnswer(outcome, [ABSENT], outcome.ok ? outcome.stdout.replace(/\r?\n$/, '') : null);
    }
    case 'set':
      return readAnswer(await run(['-i'], lineToKeep(account, question.secret)));
    case 'delete':
      return readAnswer(await run(['delete-generic-password', ...item]), [ABSENT]);
  }
}

/** @param fine  exit codes that are no failure, of an item that is not there */
function readAnswer(outcome: RunOutcome, fine: readonly number[] = [], secret: string | null = null): VaultReply {
  if (!outcome.ok) return { ok: false, why: outcome.why === 'timeout' ? 'timeout' : 'failed' };
  if (outcome.code === 0) return { ok: true, secret };
  if (fine.includes(outcome.code)) return { ok: true, secret: null };
  return { ok: false, why: outcome.code === LOCKED ? 'locked' : 'failed' };
}

function lineToKeep(account: string, secret: string): string {
  const hex = Buffer.from(secret, 'utf8').toString('hex');
  return `add-generic-password -U -a "${account}" -s "${VAULT_SERVICE}" -X "${hex}"\n`;
}

/** `security` reads its lines into a buffer of fixed length, and would keep what is cut off. */
export function fitsMacKeychain(account: string, secret: string): boolean {
  return lineToKeep(account, secret).length <= MAX_LINE_LENGTH;
}
