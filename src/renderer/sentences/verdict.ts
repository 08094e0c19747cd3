/** The call and the header: whose side it is on, what to do, and the other side of the story. */
import type { Cause, ServiceState, Severity, SignInState } from '../../shared/words.ts';

export const WHOSE_SIDE = {
  machine: 'It is this machine, not Anthropic',
  account: 'It is your login, not Anthropic',
  service: 'It is Anthropic, not you',
  network: 'It is your network, not Anthropic',
} as const satisfies Record<Cause, string>;

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
