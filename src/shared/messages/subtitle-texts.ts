/** What the line under the headline is made of. */
import type { ServiceState, SignInState } from '../vocabulary.ts';
import { counted } from './phrasing.ts';

export const SIGN_IN = {
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

export const SERVICE = {
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
  UNKNOWN: 'service status unknown',
} as const satisfies Record<ServiceState, string>;

export const SUBTITLE = {
  reconnecting: 'Reconnecting… showing the last known status.',
  lastKnown: ({ signIn, service }: { signIn: string; service: string }) => `Last known: ${signIn}, ${service}`,
  nothingToFix: 'nothing to fix here',
  payPerToken: 'pay per token',
  plan: ({ plan }: { plan: string }) => `${plan} plan`,
  /** A clock time follows. */
  refusedOnce: 'Claude Code was refused once, at',
  refused: ({ times }: { times: number }) => `Claude Code was refused ${counted(times, 'time')} since`,
} as const;
