/** Asks by itself whether others have it too, when one's own Claude Code is refused and the status page is calm. */
import type { Host } from '../../platform/host.ts';
import type { OthersReport } from '../../shared/others.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import type { EpochMs, NetworkState, PageState } from '../../shared/vocabulary.ts';
import type { WatchedProfile } from '../profiles/profile-state.ts';
import { createOthers } from './ask-others.ts';

/** A refusal from longer ago is nobody's question any more. */
const ASKS_FOR_MS = 2 * 3_600_000;
/** An answer is shown for so long. */
const SHOWN_FOR_MS = 60 * 60_000;
/** Words and statuses of a turn that ended because nobody could sign in, or was let in. */
const OF_SIGN_IN: ReadonlySet<string> = new Set(['authentication_failed', 'oauth_org_not_allowed']);

/** What is known when it is decided whether to ask. */
export interface OthersSight {
  network: NetworkState;
  page: PageState;
  profiles: readonly Pick<WatchedProfile, 'refusedSince' | 'stop'>[];
  /** When a sign-in begun here last failed; null: none did. */
  signInFailedAt: EpochMs | null;
}

export interface OthersWatch {
  /** Asks where this sight is a reason to, at most once in ten minutes. */
  look(sight: OthersSight): void;
  /** Somebody wants to know. */
  ask(): Promise<OthersReport>;
  /** The last answer while it is worth showing. */
  report(now: EpochMs): OthersReport | null;
}

/** @param onAnswer  another answer is known now */
export function createOthersWatch(host: Host, isWanted: () => boolean, onAnswer: () => void): OthersWatch {
  const others = createOthers(host, isWanted);
  let last: { report: OthersReport; at: EpochMs; byHand: boolean } | null = null;
  let isAsking = false;

  const ask = async (byHand: boolean): Promise<OthersReport> => {
    const report = await others.ask();
    last = { report, at: host.clock.now(), byHand };
    onAnswer();
    return report;
  };
  /** Not sooner than the tracker may be asked; a clock set back does not put it off for good. */
  const isTime = (now: EpochMs): boolean => {
    const next = last?.report.askAgainAt ?? 0;
    return now >= next || next - now > ASKS_FOR_MS;
  };

  return {
    ask: () => ask(true),
    look(sight) {
      const now = host.clock.now();
      if (isAsking || !isWanted() || !isReason(sight, now) || !isTime(now)) return;
      isAsking = true;
      void ask(false).finally(() => {
        isAsking = false;
      });
    },
    report(now) {
      if (last === null || Math.abs(now - last.at) > SHOWN_FOR_MS) return null;
      // That nothing could be learned is told to those who asked.
      if (last.report.answer === 'unknown' && !last.byHand) return null;
      // Who switched it off does not want to read about it either.
      return isWanted() || last.report.why === 'off' ? last.report : null;
    },
  };
}

/** When a sign-in that was begun here has failed; null: none of late. */
export function lastFailedSignIn({ remedies }: Pick<Snapshot, 'remedies'>): EpochMs | null {
  const times = remedies.filter(({ phase, remedy }) => remedy === 'sign-in' && phase === 'failed');
  return times.length === 0 ? null : Math.max(...times.map(({ startedAt }) => startedAt));
}

/** One's own Claude Code is refused or cannot sign in, and the page knows of nothing. */
export function isReason({ network, page, profiles, signInFailedAt }: OthersSight, now: EpochMs): boolean {
  const isCalm = (page === 'CLEAR' || page === 'UNKNOWN') && (network === 'ONLINE' || network === 'UNKNOWN');
  const isRecent = (at: EpochMs | null | undefined): boolean =>
    typeof at === 'number' && at <= now && now - at < ASKS_FOR_MS;
  const isShutOut = profiles.some(
    ({ refusedSince, stop }) =>
      isRecent(refusedSince) ||
      (stop !== null && isRecent(stop.at) && (OF_SIGN_IN.has(stop.word) || stop.status === 401)),
  );
  return isCalm && (isShutOut || isRecent(signInFailedAt));
}
