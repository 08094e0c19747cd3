/** What Claude Code prints while it signs in, and what it means. Pure. */

import { SIGN_IN_REFUSALS } from '../../shared/messages/recovery/sign-in.ts';
import type { SignInAvailability } from '../../shared/vocabulary.ts';

/** Hosts at which Claude Code lets a person sign in. Any other address is not opened. */
const SIGN_IN_HOSTS = ['claude.ai', 'claude.com', 'platform.claude.com', 'console.anthropic.com'];

/** The address to open, out of what was printed so far; null: not yet, or not one of Anthropic's. */
export function findSignInLink(printed: string): string | null {
  // A line that has not ended may hold half an address.
  const address = /visit:\s*(https:\/\/\S+)\s*\n/.exec(printed)?.[1];
  if (address === undefined || !URL.canParse(address)) return null;
  const { protocol, hostname, port, username } = new URL(address);
  return protocol === 'https:' && port === '' && username === '' && SIGN_IN_HOSTS.includes(hostname) ? address : null;
}

/** What is wrong with a pasted code, as a sentence; null: it may be one. */
export function whyNotACode(text: string): string | null {
  const code = text.trim();
  if (code === '') return SIGN_IN_REFUSALS.nothingPasted;
  if (/^https?:/.test(code)) return SIGN_IN_REFUSALS.addressPasted;
  if (/^sk-ant-/.test(code)) return SIGN_IN_REFUSALS.keyPasted;
  return /^[\w.~-]+#[\w.~-]+$/.test(code) ? null : SIGN_IN_REFUSALS.notWhole;
}

/** First match wins. */
const FAILURES: readonly [RegExp, string][] = [
  [/code wasn.t accepted|status code 400|invalid_grant/i, SIGN_IN_REFUSALS.codeRefused],
  [/configure a Cloud gateway sign-in/i, SIGN_IN_REFUSALS.gatewayOrganization],
  [/this machine requires|managed settings require|permitted organization/i, SIGN_IN_REFUSALS.otherAccountsOnly],
  [/Couldn.t save your login|Failed to save|Keychain/i, SIGN_IN_REFUSALS.notSaved],
  [/status code 403|Request not allowed|blocked before it reached/i, SIGN_IN_REFUSALS.forbidden],
  [/status code 429|Rate limited/i, SIGN_IN_REFUSALS.tooMany],
  [/status code 5\d\d/i, SIGN_IN_REFUSALS.serviceTrouble],
  [
    /ECONN|ENOTFOUND|EAI_AGAIN|timeout of|timed out|socket hang up|proxy|certificate|Unable to connect|fetch failed|Network Error/i,
    SIGN_IN_REFUSALS.unreachable,
  ],
];

/** A sentence for a sign-in that ended without a login. */
export function explainSignInFailure(printed: string): string {
  const known = FAILURES.find(([sign]) => sign.test(printed));
  return known?.[1] ?? SIGN_IN_REFUSALS.noReason;
}

/** Claude Code goes on waiting after these. */
export function explainSignInHint(printed: string): string | null {
  if (!/full code/i.test(printed)) return null;
  return SIGN_IN_REFUSALS.codeNotWhole;
}

/** Why a sign-in would not work now, and what to do instead; null: it may be tried. */
export function whySignInMustWait(availability: SignInAvailability): string | null {
  switch (availability) {
    case 'down':
      return SIGN_IN_REFUSALS.down;
    case 'doubtful':
      return SIGN_IN_REFUSALS.perhapsDown;
    case 'available':
    case 'unknown':
      return null;
  }
}
