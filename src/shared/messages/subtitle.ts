/** The line under the headline: the other side of the story, so that nobody has to ask. Pure. */
import type { FallbackReport } from '../fallback.ts';
import type { Report } from '../verdict.ts';
import type { EpochMs } from '../vocabulary.ts';
import { capitalize, sayPlan } from './phrasing.ts';
import { SERVICE, SIGN_IN, SIGN_IN_SHORT, SUBTITLE } from './subtitle-texts.ts';

/** What is spoken of. */
export interface Spoken {
  report: Pick<Report, 'cause' | 'findings' | 'profiles' | 'service' | 'subject'>;
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
  const { cause, findings, profiles, service, subject } = report;
  const spokenOf = profiles.find(({ id }) => id === subject.profile) ?? profiles[0];
  const { plan = null, state = 'NONE' } = spokenOf?.signIn ?? {};
  const signIn = SIGN_IN[state];
  const says = SERVICE[service.state];
  if (dimmed) return subtitle(null, SUBTITLE.reconnecting);
  const isOwnTrouble = cause === 'account' || cause === 'machine' || service.state === 'REJECTING';
  if (refused && isOwnTrouble) return sayRefusedSince(refused);
  switch (cause) {
    case 'network':
      return subtitle('known', SUBTITLE.lastKnown({ signIn: SIGN_IN_SHORT[state], service: says }));
    case 'service': {
      const fine = state === 'OK' || state === 'STALE' || state === 'OTHER';
      const isAllFine = fine && findings.every(({ severity }) => severity === 'info');
      return isAllFine ? subtitle(null, signIn, SUBTITLE.nothingToFix) : subtitle(null, signIn);
    }
    case 'account':
      return subtitle('checked', says);
    case 'machine':
      return subtitle(null, SIGN_IN_SHORT[state], says);
    case null: {
      const isKey = (fallback.name ?? 'key') === 'key';
      if (fallback.state === 'on') return subtitle(null, isKey ? SUBTITLE.payPerToken : SIGN_IN.OTHER, says);
      return subtitle('checked', state !== 'OTHER' && plan !== null ? SUBTITLE.plan({ plan: sayPlan(plan) }) : signIn);
    }
  }
}

function sayRefusedSince({ since, times }: Refused): Subtitle {
  const text = times === 1 ? SUBTITLE.refusedOnce : SUBTITLE.refused({ times });
  return { text, time: 'clock', at: since };
}

function subtitle(time: Subtitle['time'], ...facts: readonly string[]): Subtitle {
  return { text: capitalize(facts.join(' · ')), time };
}
