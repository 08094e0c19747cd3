/** What is known of one profile, judged from its facts, its session records and the clock. Pure. */
import { assessProfile, profileId, reportProfile } from '../../diagnosis/assess-profile.ts';
import { heldCredential } from '../../diagnosis/refusals/held-credential.ts';
import { isCredentialRefused, type JudgedRefusal, judgeRefusals } from '../../diagnosis/refusals/judge-refusals.ts';
import {
  lastAnswerAt,
  lastFailure,
  lastStop,
  type RecordedFailure,
  type RecordedRetry,
  type SessionRecords,
  silentRetry,
} from '../../diagnosis/refusals/session-records.ts';
import { correctedNow } from '../../diagnosis/service/network.ts';
import { type SettledSignIn, settleSignIn } from '../../diagnosis/sign-in/settle-sign-in.ts';
import { ENDING_WITHIN_MS } from '../../diagnosis/sign-in/sign-in.ts';
import { nextReset } from '../../diagnosis/usage/judge-usage.ts';
import type { MachineFacts, ProfileFacts } from '../../shared/facts.ts';
import type { Finding, ProfileReport } from '../../shared/verdict.ts';
import type { EpochMs } from '../../shared/vocabulary.ts';
import { refreshUnderWay } from '../../sources/claude-code/claude-locks.ts';
import type { MonitorPorts } from '../ports.ts';
import { isSame } from '../snapshot/is-same.ts';

/** A refusal that means nothing yet is worth a closer look at the service for so long. */
const SUSPICIOUS_FOR_MS = 2 * 3_600_000;
/** A dead login keeps the closer rhythm for a day; after that nobody is waiting any more. */
const CONCERNED_FOR_MS = 86_400_000;
/** Somebody at work has answers all the time; another one tells nothing new for so long. */
const ANSWERS_APART_MS = 60_000;

/** One profile as it is known now. */
export interface WatchedProfile {
  readonly id: string;
  readonly facts: ProfileFacts;
  readonly report: ProfileReport;
  readonly findings: readonly Finding[];
  /** When Claude Code last had an answer here; null: not of late. */
  readonly answeredAt: EpochMs | null;
  /** What the server refused and would refuse again. */
  readonly refusals: readonly JudgedRefusal[];
  /** The last turn that ended with an error, a used-up limit as well, where nothing was answered since; null: none. */
  readonly failure: RecordedFailure | null;
  /** The turn that ended with an error of the service's or the sign-in's, where Claude Code did not go on since; null: it does. */
  readonly stop: RecordedFailure | null;
  /** A session that seems to try again and again: a guess. null: none does. */
  readonly retry: RecordedRetry | null;
  /** True while the server does not take the credential it holds. */
  readonly refused: boolean;
  readonly refusedSince: EpochMs | null;
}

/** What changed between two readings of a profile, for the history. */
export interface ProfileChange {
  before: WatchedProfile | null;
  after: WatchedProfile;
}

export interface ProfileState {
  current: WatchedProfile;
  settled: SettledSignIn;
  /** Wall clock at which the state changes by time alone; null: never. */
  deadline: EpochMs | null;
}

/** What a profile is judged by besides its own files. */
export interface AssessmentContext {
  findings: MonitorPorts['findings'];
  nameOf(facts: ProfileFacts): string;
  machine: MachineFacts;
  records: SessionRecords;
  /** Wall clock and monotonic clock. */
  now: EpochMs;
  monotonic: number;
  clockOffsetMs: number | null;
}

/** Takes in what was read; the state shown changes only when it has settled. `before` null: its first reading. */
export function judgeProfile(
  before: ProfileState | null,
  facts: ProfileFacts,
  around: AssessmentContext,
): ProfileState {
  const { machine, now, clockOffsetMs, records } = around;
  const { auth, signIn } = assessProfile({ facts, machine, now, clockOffsetMs });
  const absent = facts.credentials.status === 'absent';
  const reading = { signIn, absent, refreshUnderWay: refreshUnderWay(facts.locks) };
  const settled = settleSignIn(before?.settled ?? null, reading, around.monotonic);
  const refusals = judgeRefusals(records, heldCredential(facts, auth), now);
  const refused = isCredentialRefused(refusals);
  return {
    settled,
    deadline: nextDeadline(facts, now, clockOffsetMs),
    current: {
      id: before?.current.id ?? profileId(facts),
      facts,
      report: reportProfile(facts, around.nameOf(facts), auth, settled.signIn, now),
      findings: around.findings({
        facts,
        machine,
        auth,
        signIn: settled.signIn,
        now,
        answeredAt: lastAnswerAt(records),
        refusals,
      }),
      answeredAt: lastAnswerAt(records),
      refusals,
      failure: lastFailure(records),
      stop: lastStop(records),
      retry: silentRetry(records, now),
      refused,
      refusedSince: refused ? (before?.current.refusedSince ?? now) : null,
    },
  };
}

/** ms until this profile is to be read or judged again, by the clock that each is set by; none: nothing is due. */
export function waitsOf({ settled, deadline }: ProfileState, now: EpochMs, monotonic: number): number[] {
  const again = settled.readAgainAt;
  return [...(again === null ? [] : [again - monotonic]), ...(deadline === null ? [] : [deadline - now])];
}

/** True when session records of late show a token that was not taken, even if once only, or a turn that was ended. */
export function sawRefusal(records: SessionRecords, now: EpochMs): boolean {
  const since = Math.max(now - SUSPICIOUS_FOR_MS, lastAnswerAt(records) ?? 0);
  const refused = records.failures.some(({ at, status }) => status === 401 && at > since);
  return refused || (lastStop(records)?.at ?? 0) > since || silentRetry(records, now) !== null;
}

/** A login that ends, has just ended or is refused. */
export function isConcerning({ report, refusals, facts }: WatchedProfile, now: EpochMs): boolean {
  const { state } = report.signIn;
  const isFresh = now - (facts.credentials.changedAt ?? 0) < CONCERNED_FOR_MS;
  return refusals.length > 0 || state === 'ENDING' || (state === 'DEAD' && isFresh);
}

/** The next moment at which the state of this login changes although nothing happens, by the own clock. */
function nextDeadline(facts: ProfileFacts, now: EpochMs, clockOffsetMs: number | null): EpochMs | null {
  const { login } = facts.credentials;
  const correction = now - correctedNow(now, clockOffsetMs);
  const ends = login?.loginEndsAt ?? null;
  const times = [login?.accessTokenExpiresAt ?? null, ends, ends === null ? null : ends - ENDING_WITHIN_MS]
    .filter((at) => at !== null)
    .map((at) => at + correction)
    .concat(nextReset(facts.usage, now) ?? [])
    .filter((at) => at > now);
  return times.length === 0 ? null : Math.min(...times);
}

/** True when the records say something else than what this profile was judged by. */
export function hasNews({ settled, current }: ProfileState, records: SessionRecords, now: EpochMs): boolean {
  const answeredAt = lastAnswerAt(records);
  // A login that has ended while Claude Code goes on working is a finding.
  const worksOn = settled.signIn.state === 'DEAD' && answeredAt !== current.answeredAt;
  const wentOn = (answeredAt ?? 0) - (current.answeredAt ?? 0) >= ANSWERS_APART_MS;
  const stopped = lastFailure(records)?.at !== current.failure?.at;
  const retries = silentRetry(records, now)?.at !== current.retry?.at;
  if (worksOn || wentOn || stopped || retries) return true;
  const held = heldCredential(current.facts, current.report.authSource);
  return !isSame(judgeRefusals(records, held, now), current.refusals);
}
