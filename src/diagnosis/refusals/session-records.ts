/** What Claude Code's session records tell of its requests. Nothing of the conversation, no sentence of the server's. */
import type { EpochMs } from '../../shared/vocabulary.ts';
import type { RefusalKind, SentWith } from './refusal-kinds.ts';

/** One request that failed, as Claude Code wrote it down. */
export interface RecordedFailure {
  at: EpochMs;
  /** HTTP status; null: no answer came, or nothing was sent. */
  status: number | null;
  /** Claude Code's word: `authentication_failed`, `rate_limit`, `server_error` …; empty for an attempt it repeats. */
  word: string;
  /** The server's word: `authentication_error` …; empty when it gave none, or the version does not write it down. */
  type: string;
  /** Claude Code's closer word of newer versions: `org_disabled_credential`, `connection_failed` …; empty: none. */
  detail: string;
  /** null: not a refusal, but a limit, an outage, a broken line. */
  kind: RefusalKind | null;
  /** What it was sent with, as far as the sentence told; null: it did not. */
  sentWith: SentWith | null;
  /** False: an attempt that Claude Code itself makes again. */
  final: boolean;
  requestId: string | null;
  session: string | null;
  /** Of Claude Code. */
  version: string | null;
  /** Account the session belongs to; null: older versions do not say. */
  account: string | null;
}

/** When an account's request was last answered. */
export interface RecordedAnswer {
  at: EpochMs;
  account: string | null;
}

/** A session that sends the same request again and again. Claude Code says nothing of it meanwhile, nor why. */
export interface RecordedRetry {
  /** When it was first sent, and last. */
  at: EpochMs;
  lastAt: EpochMs;
  /** How often it was sent. */
  count: number;
}

/** What the records of late show; failures of sub-agents are left out. */
export interface SessionRecords {
  /** Oldest first, bounded. */
  failures: readonly RecordedFailure[];
  /** The last one of each account, bounded. */
  answers: readonly RecordedAnswer[];
  /** Sessions that are at it now, oldest first, bounded; versions before 2.1.332 do not write it down. */
  retries: readonly RecordedRetry[];
}

export const NO_RECORDS: SessionRecords = { failures: [], answers: [], retries: [] };

/** Words of what ends a turn for a reason of the service's or the sign-in's. A used-up limit is the person's own. */
const STOPS: ReadonlySet<string> = new Set(['authentication_failed', 'oauth_org_not_allowed', 'server_error']);

/** The last turn that ended so, where nothing was answered since; null: Claude Code goes on. */
export function lastStop(records: SessionRecords): RecordedFailure | null {
  return lastFailure(
    records,
    ({ kind, status, word }) =>
      kind !== 'model' && kind !== 'payment' && (kind !== null || STOPS.has(word) || (status ?? 0) >= 500),
  );
}

/** The last turn that ended with an error of this sort, where nothing was answered since; null: there is none. */
export function lastFailure(
  { answers, failures }: SessionRecords,
  isMeant: (failure: RecordedFailure) => boolean = () => true,
): RecordedFailure | null {
  const stop = failures.findLast((failure) => failure.final && isMeant(failure));
  const isOver = (failure: RecordedFailure) =>
    answers.some(
      ({ at, account }) =>
        at > failure.at && (account === null || failure.account === null || account === failure.account),
    );
  return stop && !isOver(stop) ? stop : null;
}

/** Two can be chance; the pause before the last attempt is less than a minute. */
const RETRIES_TELL = 3;
const RETRIES_PAUSE_MS = 90_000;

/** The session that has been trying longest, where one seems to be; a guess. null: none. */
export function silentRetry({ retries }: Pick<SessionRecords, 'retries'>, now: EpochMs): RecordedRetry | null {
  return retries.find(({ count, lastAt }) => count >= RETRIES_TELL && now - lastAt < RETRIES_PAUSE_MS) ?? null;
}

/** When a request was last answered, whoever asked; null: not seen. */
export function lastAnswerAt({ answers }: SessionRecords): EpochMs | null {
  return answers.length === 0 ? null : Math.max(...answers.map(({ at }) => at));
}
