/** When a refusal counts, for how much, and what ends it: two tables. docs/states.md tells them in words. Pure. */

import type { EpochMs } from '../../shared/vocabulary.ts';
import type { RefusalKind, SentWith } from './refusal-kinds.ts';
import type { RecordedFailure, SessionRecords } from './session-records.ts';

export type Sends = 'sign-in' | 'cloud' | SentWith;

/** What the next request of this profile will carry, and since when. */
export interface HeldCredential {
  /** With and without a terminal; `sign-in`: the stored login, `cloud`: a cloud provider's. Empty: nothing is sent. */
  sends: readonly Sends[];
  /** When the credential store last changed, by a renewal or a new login; null: not known, or not what is sent. */
  changedAt: EpochMs | null;
  /** null: not known, or not what is sent. */
  accessTokenExpiresAt: EpochMs | null;
  /** The account this profile is signed in with; null: not known. */
  account: string | null;
}

/** `stands`: it would happen again, and turns the light. `told`: it is worth a word. */
export type Weight = 'stands' | 'told';

export interface JudgedRefusal {
  kind: RefusalKind;
  weight: Weight;
  /** What it was most likely said to. */
  sends: Sends;
  /** The last one of its kind. */
  last: RecordedFailure;
  /** How many of its kind are not over, and when the first of them was. */
  times: number;
  since: EpochMs;
}

/** The records are looked at for so long; nobody waits for the answer to an older request. */
export const RECORDS_SINCE_MS = 24 * 3_600_000;
/** Attempts that Claude Code repeats itself say less, and for a shorter time. */
const ATTEMPTS_COUNT_MS = 2 * 3_600_000;
const ATTEMPTS_TOGETHER_MS = 15 * 60_000;
/** One turn with its retries leaves several lines; two turns are at least so far apart. */
const APART_MS = 60_000;
/** A token that was renewed or fetched so shortly before should have been taken. */
const FRESH_MS = 10 * 60_000;
/** Clocks of a container and its machine may differ a little. */
const AHEAD_MS = 5 * 60_000;

interface Situation {
  failure: RecordedFailure;
  kind: RefusalKind;
  held: HeldCredential;
  records: SessionRecords;
  now: EpochMs;
}

interface EndingRow {
  id: string;
  ends(situation: Situation): boolean;
}

/** A new token may do what the old one could not; a new login of the same account changes nothing for the others. */
const OF_THE_TOKEN: ReadonlySet<RefusalKind> = new Set(['credential', 'missing-scope']);
/** Only a login of a plan meets these. */
const OF_A_PLAN: ReadonlySet<RefusalKind> = new Set(['subscription-off', 'not-a-member', 'missing-scope']);

/** May a request that carries this have met the refusal? A gateway's words for a token tell nothing. */
const FITS = {
  'sign-in': ({ sentWith }) => sentWith !== 'key',
  token: () => true,
  key: ({ sentWith }, kind) => sentWith !== 'token' && !OF_A_PLAN.has(kind),
  cloud: ({ sentWith }, kind) => sentWith === null && !OF_A_PLAN.has(kind),
} as const satisfies Record<Sends, (failure: RecordedFailure, kind: RefusalKind) => boolean>;

/** A refusal to which one of these applies is over. */
export const ENDINGS: readonly EndingRow[] = [
  { id: 'from the future', ends: ({ failure, now }) => failure.at > now + AHEAD_MS },
  {
    id: 'too old',
    ends: ({ failure, now }) => now - failure.at > (failure.final ? RECORDS_SINCE_MS : ATTEMPTS_COUNT_MS),
  },
  {
    id: 'answered since',
    ends: ({ failure, records }) =>
      records.answers.some(({ at, account }) => at > failure.at && mayBeSame(account, failure.account)),
  },
  { id: 'another account', ends: ({ failure, held }) => !mayBeSame(failure.account, held.account) },
  {
    id: 'another credential',
    ends: ({ failure, kind, held }) => !held.sends.some((sends) => FITS[sends](failure, kind)),
  },
  {
    id: 'the token is another one now',
    ends: ({ failure, kind, held }) => OF_THE_TOKEN.has(kind) && failure.at <= (held.changedAt ?? 0),
  },
  {
    id: 'the token was past its time',
    ends: ({ failure, kind, held }) =>
      kind === 'credential' && failure.at >= (held.accessTokenExpiresAt ?? Number.POSITIVE_INFINITY),
  },
];

interface WeightRow {
  id: string;
  weight: Weight | null;
  applies(situation: Situation & { counted: readonly RecordedFailure[] }): boolean;
}

/** The first that applies decides; `counted` are the refusals of its kind that are not over. */
export const WEIGHTS: readonly WeightRow[] = [
  {
    id: 'attempts of two turns',
    weight: 'stands',
    applies: ({ failure, kind, counted }) =>
      kind === 'credential' && !failure.final && areApart(within(counted, failure.at - ATTEMPTS_TOGETHER_MS)),
  },
  { id: 'attempts of one turn', weight: null, applies: ({ counted }) => counted.every(({ final }) => !final) },
  {
    id: 'not taken right after it was renewed',
    weight: 'stands',
    applies: ({ failure, kind, held }) => kind === 'credential' && failure.at - (held.changedAt ?? 0) < FRESH_MS,
  },
  {
    id: 'not taken in two turns',
    weight: 'stands',
    applies: ({ kind, counted }) => kind === 'credential' && areApart(counted),
  },
  { id: 'not taken once', weight: 'told', applies: ({ kind }) => kind === 'credential' },
  { id: 'one model only', weight: 'told', applies: ({ kind }) => kind === 'model' },
  { id: 'said by the network', weight: 'told', applies: ({ kind }) => kind === 'blocked' },
  {
    id: 'the login was renewed since',
    weight: 'told',
    applies: ({ failure, held }) => failure.at <= (held.changedAt ?? 0),
  },
  { id: 'perhaps not said to what is sent now', weight: 'told', applies: ({ held }) => held.sends.includes('cloud') },
  { id: 'decided by the server', weight: 'stands', applies: () => true },
];

/** The refusals that are not over, one per kind, the weightier and later first. */
export function judgeRefusals(records: SessionRecords, held: HeldCredential, now: EpochMs): readonly JudgedRefusal[] {
  const standing = new Map<RefusalKind, RecordedFailure[]>();
  for (const failure of records.failures) {
    const { kind } = failure;
    if (kind === null || ENDINGS.some((row) => row.ends({ failure, kind, held, records, now }))) continue;
    standing.set(kind, [...(standing.get(kind) ?? []), failure]);
  }
  return [...standing]
    .flatMap(([kind, counted]) => {
      const failure = counted.at(-1) as RecordedFailure;
      const row = WEIGHTS.find((one) => one.applies({ failure, kind, held, records, now, counted }));
      const sends = held.sends.find((one) => FITS[one](failure, kind));
      const [first = failure] = counted;
      const met = { last: failure, times: counted.length, since: first.at };
      return row?.weight && sends ? [{ kind, weight: row.weight, sends, ...met }] : [];
    })
    .sort((a, b) => ORDER[a.weight] - ORDER[b.weight] || b.last.at - a.last.at);
}

/** True while the server does not take the login or the key: what the verdict table calls a rejected probe. */
export function isCredentialRefused(refusals: readonly JudgedRefusal[]): boolean {
  const byTable = ({ sends }: JudgedRefusal) => sends === 'sign-in' || sends === 'key';
  return refusals.some((one) => one.kind === 'credential' && one.weight === 'stands' && byTable(one));
}

const ORDER = { stands: 0, told: 1 } as const satisfies Record<Weight, number>;

/** What is not said is not held against anybody. */
const mayBeSame = (a: string | null, b: string | null): boolean => a === null || b === null || a === b;

function within(failures: readonly RecordedFailure[], since: EpochMs): readonly RecordedFailure[] {
  return failures.filter(({ at }) => at >= since);
}

function areApart(failures: readonly RecordedFailure[]): boolean {
  const times = failures.map(({ at }) => at);
  return times.length >= 2 && Math.max(...times) - Math.min(...times) >= APART_MS;
}
