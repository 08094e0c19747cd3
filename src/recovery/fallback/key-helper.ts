/**
 * The command that Claude Code runs to get a secret out of the vault (`apiKeyHelper`). It works in any terminal while
 * Pilotlight is not running: the system's own program where it has one, else the installed `pilotlight`.
 */

import type { Host } from '../../platform/host.ts';
import { pathsOf } from '../../platform/path-rules.ts';
import { KEYS } from '../../shared/messages/recovery/keys.ts';
import { findOnPath } from '../../sources/environment/find-on-path.ts';
import type { Refusal } from '../engine/plan.ts';
import { quote } from '../shell-word.ts';
import { VAULT_SERVICE } from '../vault/vault-question.ts';
import { powerShellLine, secretToolLine, securityLine } from './helper-lines.ts';

/** An account goes into a shell command, where it has to be one word for every shell. */
export const SAFE_ACCOUNT = /^[a-z0-9][a-z0-9.-]{0,63}$/;

/** How `pilotlight` is started here: a program and the arguments before its command; null: it cannot be, as in the desktop app. */
export type OwnProgram = readonly string[] | null;

/** @returns one shell command; it prints the secret, or nothing on stdout and a line on stderr */
export async function keyHelper(host: Host, account: string, own: OwnProgram): Promise<string | Refusal> {
  if (!SAFE_ACCOUNT.test(account)) return { refused: KEYS.badVaultName({ name: account }) };
  switch (host.platform) {
    case 'darwin':
      return securityLine(account);
    case 'win32':
      // Quicker than PowerShell, which compiles a program each time.
      return own ? [...own, 'fallback', 'print-key', account].map(quoteForCmd).join(' ') : powerShellLine(account);
    case 'linux':
      return linuxHelper(host, account, own);
  }
}

async function linuxHelper(host: Host, account: string, own: OwnProgram): Promise<string | Refusal> {
  const tool = await findOnPath(host, 'secret-tool');
  if (tool) return secretToolLine(tool, await findOnPath(host, 'timeout'), account);
  const program = own ?? (await findInstalled(host));
  if (program) return [...program, 'fallback', 'print-key', account].map(quote).join(' ');
  return {
    refused: KEYS.noHelper,
  };
}

/** The terminal program; the desktop app has the same name and would open its window. */
async function findInstalled(host: Host): Promise<OwnProgram> {
  const path = await findOnPath(host, 'pilotlight');
  const real = path && (await host.files.realpath(path));
  return path && real && pathsOf(host.platform).basename(real) === 'pilotlight.cjs' ? [path] : null;
}

/** Whether this helper is one of ours, of this version or an earlier one. */
export function isOwnHelper(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  return (
    new RegExp(`(-s|lookup service|search service) ${VAULT_SERVICE} (-a|account) `).test(value) ||
    new RegExp(`::Print\\('${VAULT_SERVICE}', '`).test(value) ||
    /\bfallback["']? ["']?print-key\b/.test(value)
  );
}

/** Understood by cmd and by Git's bash alike, whichever Claude Code starts. */
function quoteForCmd(word: string): string {
  return /^[\w.-]+$/.test(word) ? word : `"${word.replaceAll('\\', '/')}"`;
}
