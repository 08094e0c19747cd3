/**
 * The one-liners with which a system's own programs read a secret of ours out of its vault. Each prints the secret, or
 * nothing on stdout and one line on stderr. Pure.
 */
import { VAULT_GAVE_NO_KEY } from '../../shared/messages/recovery/vault.ts';
import { quote } from '../shell-word.ts';
import { SECURITY } from '../vault/vault-mac.ts';
import { VAULT_SERVICE } from '../vault/vault-question.ts';

const LOCKED_LINE = `Pilotlight: ${VAULT_GAVE_NO_KEY}`;

/**
 * `search` instead of `lookup`: of a locked keyring it gives nothing, where `lookup` would ask for the password and wait.
 * The secret passes through a pipe and a shell variable, never through an argument of a program.
 * @param tool     path of `secret-tool`
 * @param timeout  path of `timeout`, for a keyring that does not answer; null: there is none
 */
export function secretToolLine(tool: string, timeout: string | null, account: string): string {
  const limit = timeout === null ? '' : `${quote(timeout)} 3 `;
  const search = `${limit}${quote(tool)} search service ${VAULT_SERVICE} account ${account} 2>/dev/null`;
  return orSay(`k=$(${search} | sed -n 's/^secret = //p'); [ -n "$k" ] && printf %s "$k"`);
}

export function securityLine(account: string): string {
  return orSay(`${SECURITY} find-generic-password -s ${VAULT_SERVICE} -a ${account} -w 2>/dev/null`);
}

/** The library writes an entry of Windows Credential Manager as `service/account`, its secret as plain bytes. */
const READ_CREDENTIAL = [
  'using System; using System.Runtime.InteropServices;',
  'public static class PilotlightKey {',
  '[DllImport(#advapi32#, CharSet = CharSet.Unicode)]',
  'static extern bool CredRead(string target, int type, int flags, out IntPtr credential);',
  'public static void Print(string service, string account, string sorry) {',
  'IntPtr found;',
  'if (CredRead(service + (char)47 + account, 1, 0, out found)) {',
  // Two numbers, two pointers and a time stand before the size; the pointer to the secret comes after it, aligned.
  'int size = 16 + 2 * IntPtr.Size;',
  'IntPtr secret = Marshal.ReadIntPtr(found, size + IntPtr.Size);',
  'Console.Out.Write(Marshal.PtrToStringAnsi(secret, Marshal.ReadInt32(found, size)));',
  '} else { Console.Error.WriteLine(sorry); Environment.Exit(1); } } }',
].join(' ');

/**
 * For Windows PowerShell 5 and later. Claude Code hands the line to cmd or to Git's bash, so between its double quotes stands
 * nothing that either of them reads otherwise: no double quote, dollar, backtick, backslash, percent or exclamation mark; and
 * no slash, which Git's bash might take for a path and rewrite.
 */
export function powerShellLine(account: string): string {
  const type = `Add-Type -PassThru -TypeDefinition ('${READ_CREDENTIAL}'.Replace('#', [string][char]34))`;
  const print = `(${type})::Print('${VAULT_SERVICE}', '${account}', '${LOCKED_LINE}')`;
  return `powershell.exe -NoProfile -NonInteractive -Command "${print}"`;
}

function orSay(command: string): string {
  return `${command} || { echo ${quote(LOCKED_LINE)} >&2; exit 1; }`;
}
