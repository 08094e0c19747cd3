/** The one next step that a finding asks for, in words. */
import type { Finding, RemedyId } from '../shared/verdict.ts';

const STEP = {
  'sign-in': 'sign in again: run /login in Claude Code',
  reset: 'reset the credentials, then sign in',
  'fallback-on': 'work on your API key meanwhile',
  'fallback-off': 'switch the API-key fallback off',
  repair: 'repair the file',
  restore: 'restore the file from its backup',
  'update-claude': 'update Claude Code: run claude update',
  'open-file': 'open the file and correct it',
  'open-status-page': 'open the status page',
  'unset-variable': 'remove it where it is set',
  'fix-mode': 'make the file readable by you alone: chmod 600',
  'clear-lock': 'remove the stale lock',
  wait: 'wait',
} as const satisfies Record<RemedyId, string>;

/** Findings that ask for something else than their remedies say, or for which there is no remedy to press. */
const STEP_OF: Readonly<Record<string, string>> = {
  'provider-lacks': 'set what is missing, or switch the provider off',
  'profile-lacks-identity': 'give the profile its identity token, or remove it',
  'value-cannot-be-sent': 'set it again, in one line',
  'gateway-address-refused': 'correct the address in ANTHROPIC_BASE_URL, or switch the gateway off',
  'address-is-none': 'correct the address in ANTHROPIC_BASE_URL, or remove it',
  'custom-address-receives-login': 'remove ANTHROPIC_BASE_URL unless you trust that address',
  'config-folder-missing': 'look whether the name of the folder is right',
  'refused-not-a-member': 'sign in again, with an organization you belong to: run /login',
  'refused-not-allowed': 'try without VPN or proxy; if that does not help, ask Anthropic support',
  'refused-subscription-off': 'look at claude.ai/settings/billing, or ask your administrator',
  'refused-payment': 'settle the billing, or use another credential',
  'refused-model': 'choose another model: /model in Claude Code',
  'refused-blocked': 'check proxy, VPN or firewall',
  'clock-off': 'switch on automatic time in the system settings',
  'keychain-locked': 'run "security unlock-keychain" in this session',
  'store-cannot-be-saved': 'run the line that stands with it',
  'credentials-foreign-owner': 'give the file back to your account',
  'credentials-not-a-file': 'move it away, then sign in again',
};

/** What to do first as a sentence, with the place to go to; null: the finding itself says it, or there is nothing. */
export function nextStepOf(finding: Finding): string | null {
  const remedy = finding.remedies[0];
  const step = STEP_OF[finding.id] ?? (remedy && STEP[remedy]);
  if (!step) return null;
  const at = finding.evidence.find((evidence) => evidence.file !== null);
  return !at || remedy === 'sign-in' || remedy === 'wait' ? step : `${step} (${placeOf(at)})`;
}

/** `file`, `file:line` or `file:line:column`, as editors take it. */
export function placeOf(at: { file: string | null; line: number | null; column: number | null }): string {
  return [at.file, at.line, at.column].filter((part) => part !== null).join(':');
}
