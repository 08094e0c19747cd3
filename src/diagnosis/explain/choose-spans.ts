/** Of all phrases that fit a text, those that are meant. Pure. */
import type { ErrorKind } from '../../shared/explanation.ts';
import { type ErrorId, KNOWN_ERRORS } from './catalogue/index.ts';

/** So many letters apart two phrases may stand and still be one error. */
const NEAR = 300;

const REACH = { exact: 0, broad: 1, hint: 2 } as const;

/** What a refusal without a reason gives way to. */
const REASONS_FOR_REFUSAL: readonly ErrorKind[] = [
  'account',
  'api_key',
  'api_key_helper',
  'auth_login_ended',
  'auth_missing',
  'auth_forbidden',
  'auth_invalid_token',
  'auth_revoked',
  'auth_scope',
  'auth_token_expired',
  'billing',
  'env_conflict',
  'env_value',
  'install',
  'login_flow',
  'managed_policy',
  'network_edge',
  'network_region',
  'org_policy',
  'plan',
  'provider',
  'refresh_lock',
  'storage_write',
];

/** Where an error stands among the letters of a text. */
interface Place {
  id: ErrorId;
  start: number;
  end: number;
}

export interface Span extends Place {
  /** What a gap of the phrase runs over: `[from, to)`, ascending. */
  gaps: readonly (readonly [number, number])[];
}

/**
 * Of two phrases of which one holds the other, the one with more of its own words is meant. What lies in a gap of the longer
 * one is no part of it, and may be an error of its own.
 */
export function dropContained(spans: readonly Span[]): readonly Span[] {
  const sorted = spans.toSorted((a, b) => a.start - b.start || b.end - a.end || rankOf(a) - rankOf(b));
  const outweighed = new Set<Span>();
  withLonger(sorted, (span, longer) =>
    longer.filter((one) => weigh(one) < weigh(span)).map((one) => outweighed.add(one)),
  );
  const dropped = new Set(outweighed);
  withLonger(
    sorted.filter((span) => !outweighed.has(span)),
    (span, longer) => longer.length > 0 && dropped.add(span),
  );
  return sorted.filter((span) => !dropped.has(span));
}

/** Calls `take` with each span and those it is a part of. @param sorted  by their beginnings, the longer ones first */
function withLonger(sorted: readonly Span[], take: (span: Span, longer: readonly Span[]) => unknown): void {
  /** Those that go on beyond the place reached: a handful, since a phrase is short. */
  let open: Span[] = [];
  for (const span of sorted) {
    open = open.filter(({ end }) => end > span.start);
    take(
      span,
      open.filter((longer) => isPartOf(span, longer)),
    );
    open.push(span);
  }
}

/** The letters of a phrase's own words. */
const weigh = ({ start, end, gaps }: Span): number =>
  end - start - gaps.reduce((sum, [from, to]) => sum + to - from, 0);

const isPartOf = ({ start, end }: Span, longer: Span): boolean =>
  end <= longer.end && !longer.gaps.some(([from, to]) => from <= start && end <= to);

const reachOf = (id: ErrorId): number => REACH[KNOWN_ERRORS[id].reach ?? 'exact'];
const rankOf = ({ id }: Place): number => reachOf(id);

/** Leaves out what something better stands near. @param sorted  by their beginnings */
export function dropOutdone<T extends Place>(sorted: readonly T[]): readonly T[] {
  const longest = sorted.reduce((most, { start, end }) => Math.max(most, end - start), 0);
  const starts = sorted.map(({ start }) => start);
  const near = ({ start, end }: Place): readonly T[] =>
    sorted.slice(lowerBound(starts, start - NEAR - longest), lowerBound(starts, end + NEAR + 1));
  return sorted.filter((one) => reachOf(one.id) === REACH.exact || !isOutdone(one, near(one)));
}

function isOutdone(one: Place, others: readonly Place[]): boolean {
  const reach = reachOf(one.id);
  const yieldsTo = KNOWN_ERRORS[one.id].yieldsTo ?? REASONS_FOR_REFUSAL;
  return others.some(
    (other) =>
      reachOf(other.id) < reach &&
      (reach === REACH.hint || yieldsTo.includes(KNOWN_ERRORS[other.id].kind)) &&
      distance(one, other) <= NEAR,
  );
}

function distance(a: Place, b: Place): number {
  return Math.max(0, a.start - b.end, b.start - a.end);
}

/** The index of the first of ascending numbers that is not below `least`. */
export function lowerBound(ascending: readonly number[], least: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
