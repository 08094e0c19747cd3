/** What Claude Code prints while it signs in, and what it means. Pure. */
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
  if (code === '') return 'Nothing was pasted. Copy the code that the browser shows.';
  if (/^https?:/.test(code)) return 'That is an address. Copy the code that the page shows instead.';
  if (/^sk-ant-/.test(code)) return 'That is a key or token, not the code that the browser shows.';
  return /^[\w.~-]+#[\w.~-]+$/.test(code)
    ? null
    : 'That does not look like the whole code: it has a # in the middle and no spaces. Copy all of it.';
}

/** First match wins. */
const FAILURES: readonly [RegExp, string][] = [
  [
    /code wasn.t accepted|status code 400|invalid_grant/i,
    'Anthropic did not accept the code. It works once, for a few minutes, and only for the window it belongs to. Start again.',
  ],
  [
    /configure a Cloud gateway sign-in/i,
    'Your organization signs in through a gateway of its own. Start Claude Code in a terminal and use /login there.',
  ],
  [
    /this machine requires|managed settings require|permitted organization/i,
    'Your organization allows only certain accounts on this computer. Sign in with one of those, or ask whoever manages it.',
  ],
  [
    /Couldn.t save your login|Failed to save|Keychain/i,
    'The login worked, but it could not be saved. Look whether the disk is full, the folder may be written, or the Keychain is locked; then sign in again.',
  ],
  [
    /status code 403|Request not allowed|blocked before it reached/i,
    'Anthropic refused the request (403). The network, a VPN or the country may not be allowed; try from another network.',
  ],
  [
    /status code 429|Rate limited/i,
    "Anthropic asks to wait: too many attempts. That is on Anthropic's side; try again in some minutes.",
  ],
  [/status code 5\d\d/i, "Anthropic's sign-in has trouble right now. It is not your fault; try again later."],
  [
    /ECONN|ENOTFOUND|EAI_AGAIN|timeout of|timed out|socket hang up|proxy|certificate|Unable to connect|fetch failed|Network Error/i,
    'Anthropic could not be reached from here. Check the network, the proxy and the VPN, then try again.',
  ],
];

/** A sentence for a sign-in that ended without a login. */
export function explainSignInFailure(printed: string): string {
  const known = FAILURES.find(([sign]) => sign.test(printed));
  return (
    known?.[1] ?? 'Claude Code ended without signing in and did not say why. Try "claude auth login" in a terminal.'
  );
}

/** Claude Code goes on waiting after these. */
export function explainSignInHint(printed: string): string | null {
  if (!/full code/i.test(printed)) return null;
  return 'That was not the whole code. Copy all of it, with the # in the middle, and paste it again.';
}

/** Why a sign-in would not work now, and what to do instead; null: it may be tried. */
export function whySignInMustWait(availability: SignInAvailability): string | null {
  switch (availability) {
    case 'down':
      return 'Sign-in is down at Anthropic. Signing in again would not help, and nothing is wrong on your side. Pilotlight can notify you when it works again.';
    case 'doubtful':
      return 'Anthropic’s sign-in does not seem to answer right now. It is better to wait; Pilotlight can notify you when it works again.';
    case 'available':
    case 'unknown':
      return null;
  }
}
