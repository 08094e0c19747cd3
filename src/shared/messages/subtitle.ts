/** The line under the headline: the other side of the story, so that nobody has to ask. Pure. */
import type { FallbackReport } from '../fallback.ts';
import type { Report } from '../verdict.ts';
import type { EpochMs, ServiceState, SignInState } from '../vocabulary.ts';
import { capitalize, counted, sayPlan } from './phrasing.ts';

/** What is spoken of. */
export interface Spoken {
  report: Pick<Report, 'cause' | 'profiles' | 'service'>;
  dimmed: boolean;
  fallback: FallbackReport;
  /** What Claude Code was refused and would be refused again, of the profile that is spoken of; null: nothing. */
  refused?: Refused | null;
}

export interface Refused {
  times: number;
  since: EpochMs;
}

export interface Subtitle {
  text: string;
  /**
   * The time that goes behind it. `checked`: "checked 12 s ago", of the last look at the network; `known`: "9 min ago", of
   * the status page; `clock`: "14:02", of `at`; null: none.
   */
  time: 'checked' | 'known' | 'clock' | null;
  at?: EpochMs;
}

export function subtitleFor({ dimmed, fallback, refused, report }: Spoken): Subtitle {
  const { cause, profiles, service } = report;
  const { plan = null, state = 'NONE' } = profiles[0]?.signIn ?? {};
  const signIn = SIGN_IN[state];
  const says = SERVICE[service.state];
  if (dimmed) return subtitle(null, 'Reconnecting… showing the last known status.');
  const isOwnTrouble = cause === 'account' || cause === 'machine' || service.state === 'REJECTING';
  if (refused && isOwnTrouble) return sayRefusedSince(refused);
  switch (cause) {
    case 'network':
      return subtitle('known', `Last known: ${SIGN_IN_SHORT[state]}, ${says}`);
    case 'service': {
      const fine = state === 'OK' || state === 'STALE' || state === 'OTHER';
      return fine ? subtitle(null, signIn, 'nothing to fix here') : subtitle(null, signIn);
    }
    case 'account':
      return subtitle('checked', says);
    case 'machine':
      return subtitle(null, SIGN_IN_SHORT[state], says);
    case null: {
      const isKey = (fallback.name ?? 'key') === 'key';
      if (fallback.state === 'on') return subtitle(null, isKey ? 'pay per token' : SIGN_IN.OTHER, says);
      return subtitle('checked', state !== 'OTHER' && plan !== null ? `${sayPlan(plan)} plan` : signIn);
    }
  }
}

function sayRefusedSince({ since, times }: Refused): Subtitle {
  const text =
    times === 1 ? 'Claude Code was refused once, at' : `Claude Code was refused ${counted(times, 'time')} since`;
  return { text, time: 'clock', at: since };
}

function subtitle(time: Subtitle['time'], ...facts: readonly string[]): Subtitle {
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
  UNKNOWN: 'service status unknown',
} as const satisfies Record<ServiceState, string>;
