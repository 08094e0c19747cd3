/** The line under the headline: the other side of the story, so that nobody has to ask. Pure. */
import type { ServiceState, SignInState } from '../vocabulary.ts';
import { capitalize, sayPlan } from './phrasing.ts';
import type { Subject } from './speak.ts';

export interface Subtitle {
  text: string;
  /**
   * The time that goes behind it. `checked`: "checked 12 s ago", of the last look at the network; `known`: "9 min ago", of
   * the status page; null: none.
   */
  time: 'checked' | 'known' | null;
}

export function asideFor({ dimmed, fallback, report }: Subject): Subtitle {
  const { cause, profiles, service } = report;
  const { plan = null, state = 'NONE' } = profiles[0]?.signIn ?? {};
  const signIn = SIGN_IN[state];
  const says = SERVICE[service.state];
  if (dimmed) return aside(null, 'The network is settling; this is the last thing known.');
  switch (cause) {
    case 'network':
      return aside('known', `Last known: ${SIGN_IN_SHORT[state]}, ${says}`);
    case 'service': {
      const fine = state === 'OK' || state === 'STALE' || state === 'OTHER';
      return fine ? aside(null, signIn, 'nothing to fix here') : aside(null, signIn);
    }
    case 'account':
      return aside('checked', says);
    case 'machine':
      return aside(null, SIGN_IN_SHORT[state], says);
    case null: {
      const isKey = (fallback.name ?? 'key') === 'key';
      if (fallback.state === 'on') return aside(null, isKey ? 'pay per token' : SIGN_IN.OTHER, says);
      return aside('checked', state !== 'OTHER' && plan !== null ? `${sayPlan(plan)} plan` : signIn);
    }
  }
}

function aside(time: Subtitle['time'], ...facts: readonly string[]): Subtitle {
  return { text: capitalize(facts.join(' · ')), time };
}

const SIGN_IN = {
  OK: 'your login is fine',
  STALE: 'your login is fine',
  ENDING: 'your login ends soon',
  DEAD: 'your login has ended',
  NONE: 'no login is stored',
  UNREADABLE: 'your login cannot be read',
  OTHER: 'not on your plan',
} as const satisfies Record<SignInState, string>;

/** The same in two words, for what was last known. */
const SIGN_IN_SHORT = {
  OK: 'signed in',
  STALE: 'signed in',
  ENDING: 'login ends soon',
  DEAD: 'signed out',
  NONE: 'not signed in',
  UNREADABLE: 'login unreadable',
  OTHER: 'not on your plan',
} as const satisfies Record<SignInState, string>;

const SERVICE = {
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
