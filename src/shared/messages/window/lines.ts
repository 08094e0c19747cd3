/** One line for each card that is folded. */

import type { ServiceState, SignInState } from '../../vocabulary.ts';
import { START_WITH_COMPUTER } from '../common.ts';

export const SIGN_IN_LINE = {
  OK: 'Signed in',
  STALE: 'Signed in',
  ENDING: 'Login ends soon',
  DEAD: 'Login has ended',
  NONE: 'Nobody is signed in',
  UNREADABLE: 'The login cannot be read',
  OTHER: 'Not on your plan',
} as const satisfies Record<SignInState, string>;

export const SERVICE_LINE = {
  UP: 'Service: all parts work',
  UNKNOWN: 'Service: not known',
  DEGRADED: 'Service: slow or unreliable',
  PARTIAL: 'Service: partly down',
  RECOVERING: 'Service: recovering',
  MAINT: 'Service: maintenance',
  REJECTING: 'Service: works, but refuses this login',
  'LOGIN_DOWN?': 'Service: sign-in does not answer',
  LOGIN_DOWN: 'Service: sign-in is down',
  'DOWN?': 'Service: does not answer',
  DOWN: 'Service: down',
} as const satisfies Record<ServiceState, string>;

export const LINES = {
  days: '30 days',
  billing: (payer: string) => `Billing: ${payer}`,
  why: 'why',
  fix: 'Fix',
  look: 'See',
  setup: (count: number) =>
    count === 0 ? 'Setup: nothing found' : `Setup: ${count} ${count === 1 ? 'note' : 'notes'}`,
  notices: (count: number) => `${count} ${count === 1 ? 'notification' : 'notifications'}`,
  history: 'History',
} as const;

export const WELCOME = {
  title: 'Before you go on',
  notices: 'Tell me when sign-in or the service fails',
  autostart: START_WITH_COMPUTER,
  key: 'An API key to fall back on',
  kept: (tail: string) => `…${tail}`,
  reads: 'Reads Claude Code’s settings and the times of its login. Sends no token, key or prompt to anybody.',
  all: 'All of it is in Settings',
  done: 'Done',
} as const;
