/**
 * The command that Claude Code runs to get a secret out of the vault (`apiKeyHelper`). It works in any terminal while
 * Pilotlight is not running: the system's own program where it has one, else the installed `pilotlight`.
 */
import { findOnPath } from '../sources/find-on-path.ts';
import type { Host } from '../sources/host/host.ts';
import type { Refusal } from './plan.ts';
import { SECURITY } from './vault-mac.ts';
import { VAULT_SERVICE } from './vault-question.ts';

const LOCKED_LINE = 'Pilotlight: the system vault gave no key. It may be locked; unlock it and try again.';

/** An account goes into a shell command and stands there unquoted. */
export const SAFE_ACCOUNT = /^[a-z0-9][a-z0-9.-]{0,63}$/;

/** How `pilotlight` is started here: a program and the arguments before its command; null: it cannot be, as in the desktop app. */
export type OwnProgram = readonly string[] | null;

/** @returns one shell command; it prints the secret, or nothing on stdout and a line on stderr */
export async function keyHelper(host: Host, account: string, own: OwnProgram): Promise<string | Refusal> {
  if (!SAFE_ACCOUNT.test(account)) return { refused: `"${account}" is not a name the vault can be asked for.` };
  if (host.platform === 'darwin') {
    return orSay(`${SECURITY} find-generic-password -s ${VAULT_SERVICE} -a ${account} -w 2>/dev/null`);
  }
  const tool = host.platform === 'linux' ? await findOnPath(host, 'secret-tool') : null;
  if (tool) return orSay(`${quote(tool)} lookup service ${VAULT_SERVICE} account ${account}`);
  if (own)
    return [...own, 'fallback', 'print-key', account].map(host.platform === 'win32' ? quoteForCmd : quote).join(' ');
  return {
    refused:
      'No program here could give Claude Code the key from the vault. Install "secret-tool" (Debian: libsecret-tools) or the pilotlight command, then try again.',
  };
}

/** Whether this helper is one of ours. */
export function isOwnHelper(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  return (
    new RegExp(`(-s|lookup service) ${VAULT_SERVICE} (-a|account) `).test(value) ||
    /\bfallback["']? ["']?print-key\b/.test(value)
  );
}

function orSay(command: string): string {
  return `${command} || { echo ${quote(LOCKED_LINE)} >&2; exit 1; }`;
}

function quote(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** Understood by cmd and by Git's bash alike, whichever Claude Code starts. */
function quoteForCmd(word: string): string {
  return /^[\w.-]+$/.test(word) ? word : `"${word.replaceAll('\\', '/')}"`;
}
