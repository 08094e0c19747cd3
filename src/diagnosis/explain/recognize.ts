/** Finds known errors in a text, whatever it was wrapped in. Pure; its time grows with the text's length and no faster. */
import type { ErrorKind } from '../../shared/explanation.ts';
import { type ErrorId, KNOWN_ERRORS } from './catalogue/index.ts';
import { createPieceFinder, type PieceFinder } from './find-pieces.ts';
import type { KnownError } from './known-error.ts';
import { compilePhrase, MAX_DIGITS, MAX_GAP, type Phrase } from './phrase.ts';
import { type PlainWords, readPlainWords } from './plain-words.ts';

export interface Recognized {
  id: ErrorId;
  /** Line of the text, 1-based. */
  line: number;
  /** Where it begins and ends among the letters of the text. */
  start: number;
  end: number;
  /** The readable text from a little before it to its request id, as far as there is one. */
  around: string;
}

/** So many letters apart two phrases may stand and still be one error. */
const NEAR = 300;
const AROUND = 700;
/** The same error over and over, as in a log, is told once. */
const MAX_PER_PHRASE = 200;

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
  'login_flow',
  'managed_policy',
  'network_edge',
  'network_region',
  'org_policy',
  'plan',
  'provider',
  'refresh_lock',
];

interface CatalogPhrase extends Phrase {
  id: ErrorId;
}

interface Compiled {
  phrases: readonly CatalogPhrase[];
  indexOf: ReadonlyMap<string, number>;
  finder: PieceFinder;
}

let compiled: Compiled | null = null;
function compile(): Compiled {
  const phrases = (Object.entries(KNOWN_ERRORS) as [ErrorId, KnownError][]).flatMap(([id, error]) =>
    error.phrases.flatMap(compilePhrase).map((phrase) => ({ id, ...phrase })),
  );
  const pieces = [...new Set(phrases.flatMap((phrase) => phrase.pieces))];
  const indexOf = new Map(pieces.map((piece, index) => [piece, index]));
  return { phrases, indexOf, finder: createPieceFinder(pieces) };
}

/**
 * @param text  anything
 * @returns     each known error once, in the order in which they stand in the text
 */
export function recognize(text: string): readonly Recognized[] {
  const found = readPlainWords(text).map((words) => recognizeIn(words));
  const all = found.flat();
  return all
    .filter((one, index) => all.findIndex(({ id }) => id === one.id) === index)
    .filter((one, _index, rest) => !isOutdone(one, rest))
    .toSorted((a, b) => a.start - b.start);
}

function recognizeIn(words: PlainWords): readonly Recognized[] {
  compiled ??= compile();
  const { finder, indexOf, phrases } = compiled;
  const places = finder.find(words.letters);
  const placesOf = (piece: string): readonly number[] => places[indexOf.get(piece) ?? -1] ?? [];
  const spans = phrases.flatMap((phrase) => findSpans(words, phrase, placesOf));
  const kept = dropContained(spans).filter((span, _index, rest) => !isOutdone(span, rest));
  const first = new Map<ErrorId, Span>();
  // The last one is the one a person asks about.
  for (const span of kept) if (span.start >= (first.get(span.id)?.start ?? -1)) first.set(span.id, span);
  return [...first.values()].map((span) => ({ ...span, line: lineOf(words, span), around: textAround(words, span) }));
}

interface Span {
  id: ErrorId;
  start: number;
  end: number;
}

type PlacesOf = (piece: string) => readonly number[];

function findSpans(words: PlainWords, phrase: CatalogPhrase, placesOf: PlacesOf): Span[] {
  const [first = ''] = phrase.pieces;
  const spans: Span[] = [];
  for (const start of placesOf(first)) {
    if (!isBoundary(words.at, start)) continue;
    const end = findEnd(words, phrase, placesOf, start);
    if (end !== null && isBoundary(words.at, end)) spans.push({ id: phrase.id, start, end });
    if (spans.length >= MAX_PER_PHRASE) break;
  }
  return spans;
}

/** Where the phrase that begins at `start` ends; null: it goes on differently there. */
function findEnd({ letters, at }: PlainWords, phrase: CatalogPhrase, placesOf: PlacesOf, start: number): number | null {
  let end = start;
  for (const [index, piece] of phrase.pieces.entries()) {
    const joint = index === 0 ? null : phrase.joints[index - 1];
    const next =
      joint === null ? start : joint === 'number' ? skipDigits(letters, end) : findNext(placesOf(piece), end, at);
    if (next === null || !letters.startsWith(piece, next)) return null;
    end = next + piece.length;
  }
  return phrase.joints.length < phrase.pieces.length ? end : skipDigits(letters, end);
}

function skipDigits(letters: string, from: number): number | null {
  let end = from;
  while (end - from <= MAX_DIGITS && letters.charCodeAt(end) <= 57) end++;
  return end === from || end - from > MAX_DIGITS ? null : end;
}

/** The first of `places` within a gap after `from`; they are ascending. */
function findNext(places: readonly number[], from: number, at: Uint32Array): number | null {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  const rest = places.slice(low, low + MAX_GAP);
  return rest.find((place) => place - from <= MAX_GAP && isBoundary(at, place)) ?? null;
}

/** True between two words, and at both ends of the text. */
function isBoundary(at: Uint32Array, index: number): boolean {
  if (index === 0 || index >= at.length) return true;
  return (at[index] ?? 0) - (at[index - 1] ?? 0) > 1;
}

/** Of two phrases of which one holds the other, the longer one is meant. */
function dropContained(spans: readonly Span[]): readonly Span[] {
  const sorted = spans.toSorted((a, b) => a.start - b.start || b.end - a.end || rankOf(a) - rankOf(b));
  const kept: Span[] = [];
  let reached = -1;
  for (const span of sorted) {
    if (span.end <= reached) continue;
    kept.push(span);
    reached = span.end;
  }
  return kept;
}

const reachOf = (id: ErrorId): number => REACH[KNOWN_ERRORS[id].reach ?? 'exact'];
const rankOf = ({ id }: Span): number => reachOf(id);

/** True when something better stands near it. */
function isOutdone(span: Span, others: readonly Span[]): boolean {
  const reach = reachOf(span.id);
  if (reach === REACH.exact) return false;
  const yieldsTo = KNOWN_ERRORS[span.id].yieldsTo ?? REASONS_FOR_REFUSAL;
  return others.some((other) => {
    if (reachOf(other.id) >= reach) return false;
    if (reach === REACH.hint) return distance(span, other) <= NEAR;
    return yieldsTo.includes(KNOWN_ERRORS[other.id].kind) && distance(span, other) <= NEAR;
  });
}

function distance(a: Span, b: Span): number {
  return Math.max(0, a.start - b.end, b.start - a.end);
}

function lineOf({ text, at }: PlainWords, { start }: Span): number {
  return text.slice(0, at[start] ?? 0).split('\n').length;
}

function textAround({ text, at }: PlainWords, { start, end }: Span): string {
  const from = at[start] ?? 0;
  const to = at[Math.max(start, end - 1)] ?? text.length;
  return text.slice(Math.max(0, from - AROUND), to + AROUND);
}
