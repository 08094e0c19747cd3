/** The call and the header: whose side it is on, what to do, and the other side of the story. */
import type { NextAction } from '../../shared/verdict.ts';
import type { Cause, ServiceState, Severity, SignInState } from '../../shared/words.ts';

export const WHOSE_SIDE = {
  machine: 'It is this machine, not Anthropic',
  account: 'It is your login, not Anthropic',
  service: 'It is Anthropic, not you',
  network: 'It is your network, not Anthropic',
} as const satisfies Record<Cause, string>;

/** What to do, as a title and a sentence; null: the table's or finding's own words say it. */
export const STEPS = {
  none: null,
  'see-finding': null,
  'sign-in': {
    title: 'Sign in again',
    text: 'Start claude in a terminal and type /login. Your settings, history and projects stay as they are.',
  },
  'try-sign-in': {
    title: 'Try to sign in',
    text: 'Start claude in a terminal and type /login. If that fails, the outage is why: try again in ten minutes.',
  },
  wait: {
    title: 'Wait, and do not sign out',
    text: 'Signing in may fail at the moment, so keep what you have until this is over.',
  },
  'keep-sessions': {
    title: 'Keep your sessions open',
    text: 'There is nothing to fix here. Do not sign out: you may not get back in.',
  },
  'fix-access': {
    title: 'Let Claude Code read its login',
    text: 'The login is there but cannot be read, which is not the same as signed out.',
  },
  'check-network': {
    title: 'Check your network',
    text: 'Nothing can be asked at the moment. Pilotlight looks again as soon as the network is back.',
  },
  'open-portal': {
    title: 'Sign in to this network',
    text: 'The network answers with a page of its own instead of Anthropic’s. Open any web page and sign in there.',
  },
  'check-proxy': {
    title: 'Check proxy, VPN and DNS',
    text: 'Other addresses can be reached but Anthropic’s cannot. A proxy, VPN, firewall or name server is in the way.',
  },
  'open-status-page': {
    title: 'See what Anthropic says',
    text: 'There is nothing to fix here. The status page tells how far they are.',
  },
  'check-key': {
    title: 'Check your API key',
    text: 'Anthropic refused the key. See in the Claude Console whether it still exists and has credit.',
  },
} as const satisfies Record<NextAction, { title: string; text: string } | null>;

/** The other side of the story, under the headline. */
export const SIGN_IN_ASIDE = {
  OK: 'your login is fine',
  STALE: 'your login is fine',
  ENDING: 'your login ends soon',
  DEAD: 'your login has ended',
  NONE: 'no login is stored',
  UNREADABLE: 'your login cannot be read',
  OTHER: 'not on your plan',
} as const satisfies Record<SignInState, string>;

/** The same in two words, for what was last known. */
export const SIGN_IN_SHORT = {
  OK: 'signed in',
  STALE: 'signed in',
  ENDING: 'login ends soon',
  DEAD: 'signed out',
  NONE: 'not signed in',
  UNREADABLE: 'login unreadable',
  OTHER: 'not on your plan',
} as const satisfies Record<SignInState, string>;

export const SERVICE_ASIDE = {
  UP: 'service is fine',
  DEGRADED: 'service is slow',
  PARTIAL: 'partial outage',
  RECOVERING: 'service is recovering',
  MAINT: 'planned maintenance',
  REJECTING: 'service refuses logins',
  'LOGIN_DOWN?': 'sign-in does not answer',
  LOGIN_DOWN: 'sign-in is down',
  'DOWN?': 'service does not answer',
  DOWN: 'service is down',
  UNKNOWN: 'service was not asked',
} as const satisfies Record<ServiceState, string>;

export const HEADER = {
  plan: (plan: string) => `${plan} plan`,
  nothingToFix: 'nothing to fix here',
  checked: (ago: string) => `checked ${ago}`,
  lastKnown: (facts: string) => `Last known: ${facts}`,
  payPerToken: 'pay per token',
  settling: 'The network is settling; this is the last thing known.',
  loading: 'Looking…',
  lamp: (word: string) => `Lamp: ${word}`,
};

export const SEVERITY = {
  error: 'Stops work',
  warning: 'Costs something',
  info: 'Worth knowing',
} as const satisfies Record<Severity, string>;
