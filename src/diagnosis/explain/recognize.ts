/** Finds known errors in a text, whatever it was wrapped in. Pure; its time grows with the text's length and no faster. */
import { type ErrorId, KNOWN_ERRORS } from './catalogue/index.ts';
import { dropContained, dropOutdone, lowerBound, type Span } from './choose-spans.ts';
import { createPieceFinder, type PieceFinder } from './find-pieces.ts';
import type { KnownError } from './known-error.ts';
import { compilePhrase, type Joint, MAX_DIGITS, MAX_GAP, type Phrase } from './phrase.ts';
import { type PlainWords, readPlainWords } from './plain-words.ts';

export interface Recognized {
  id: ErrorId;
  /** Line of the text, 1-based; null: it stands in several that had to be joined first. */
  line: number | null;
  /** Where it begins and ends among the letters of the reading in which it was found. */
  start: number;
  end: number;
  /** The readable text from a little before it to its request id, as far as there is one. */
  around: string;
  /** Where in `around` the error begins. */
  index: number;
}

const AROUND = 700;
/** The same error over and over, as in a log, is told once; the last ones count. */
const MAX_PER_PHRASE = 200;

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
  const once = all.filter((one, index) => all.findIndex(({ id }) => id === one.id) === index);
  return dropOutdone(once.toSorted((a, b) => a.start - b.start));
}

function recognizeIn(words: PlainWords): readonly Recognized[] {
  compiled ??= compile();
  const { finder, indexOf, phrases } = compiled;
  const places = finder.find(words.letters);
  const placesOf = (piece: string): readonly number[] => places[indexOf.get(piece) ?? -1] ?? [];
  const spans = phrases.flatMap((phrase) => findSpans(words, phrase, placesOf));
  const kept = dropOutdone(dropContained(spans));
  const last = new Map<ErrorId, Span>();
  // The last one is the one a person asks about.
  for (const span of kept) if (span.start >= (last.get(span.id)?.start ?? -1)) last.set(span.id, span);
  return [...last.values()].map((span) => ({ ...span, line: lineOf(words, span), ...textAround(words, span) }));
}

type PlacesOf = (piece: string) => readonly number[];

function findSpans(words: PlainWords, phrase: CatalogPhrase, placesOf: PlacesOf): Span[] {
  const [first = ''] = phrase.pieces;
  const spans: Span[] = [];
  for (const start of placesOf(first).toReversed()) {
    if (!isBoundary(words.at, start)) continue;
    const rest = follow(words, phrase, placesOf, start);
    if (rest === null || !isBoundary(words.at, rest.end)) continue;
    // Begun twice and ended once: it is the second one that ends there.
    if (spans.at(-1)?.end !== rest.end) spans.push({ id: phrase.id, start, ...rest });
    if (spans.length >= MAX_PER_PHRASE) break;
  }
  return spans;
}

/** The way of the phrase that begins at `start`; null: the text goes on differently there. */
function follow(
  words: PlainWords,
  phrase: CatalogPhrase,
  placesOf: PlacesOf,
  start: number,
): Omit<Span, 'id' | 'start'> | null {
  const { at, letters } = words;
  const gaps: (readonly [number, number])[] = [];
  let end = start;
  const nextOf = (joint: Joint | undefined, piece: string): number | null => {
    if (joint === 'answer') return end;
    return joint === 'number' ? skipNumber(letters, end) : findNext(placesOf(piece), end, at);
  };
  for (const [index, piece] of phrase.pieces.entries()) {
    const joint = index === 0 ? null : phrase.joints[index - 1];
    const next = joint === null ? start : nextOf(joint, piece);
    if (next === null || !letters.startsWith(piece, next)) return null;
    const isPath = joint === 'path' || joint === 'hidden';
    if (isPath && !isInPath(words, start, next, joint === 'hidden')) return null;
    if (joint === 'answer' && !isAnswerToOthers(words, start, next)) return null;
    if (joint === 'gap' || isPath) gaps.push([end, next]);
    end = next + piece.length;
  }
  const last = phrase.joints.length < phrase.pieces.length ? end : skipWholeNumber(words, end);
  return last === null ? null : { end: last, gaps };
}

/**
 * True where `to` is a name in the path that stands first after `from`. A path is quoted; what comes after that, the lines
 * of a stack trace say, is not of it.
 * @param hidden  the name begins with a dot
 */
function isInPath({ at, text }: PlainWords, from: number, to: number, hidden: boolean): boolean {
  const between = text.slice(at[from], at[to]);
  const before = hidden ? /[/\\][\s│┃|>]*\.[\s│┃|>]*$/ : /[./\\@][\s│┃|>]*$/;
  return before.test(between) && (between.match(/['"`’”]/g) ?? []).length <= 1;
}

/**
 * True where a server writes down what it answered: the request in quotes, the protocol (at `from`) as its last word, then
 * the status (at `to`). What goes to Claude's models is left out: there the server is a gateway, and its answer is the error.
 */
function isAnswerToOthers({ at, text }: PlainWords, from: number, to: number): boolean {
  const protocol = at[from] ?? 0;
  const request = text.slice(Math.max(0, protocol - MAX_REQUEST), protocol).replace(/\s+(?:[│┃|>]\s*)?/g, '');
  return QUOTE.test(text.slice(protocol, at[to])) && !TO_CLAUDE.test(request);
}

const MAX_REQUEST = 2000;
const QUOTE = /["'`“”„’]/;
const TO_CLAUDE =
  /(?:\/v1\/(?:messages|oauth|models|complete)\b|\/api\/(?:oauth|claude)|\/model\/|rawPredict)[^"'`“”„’]*$/i;

/** Over a number, however it was wrapped: the piece after it says where it ends. */
function skipNumber(letters: string, from: number): number | null {
  let end = from;
  while (end - from <= MAX_DIGITS && letters.charCodeAt(end) <= 57) end++;
  return end === from || end - from > MAX_DIGITS ? null : end;
}

/** Over the first of several numbers in a row, as in "403/429/500". */
function skipWholeNumber({ letters, at }: PlainWords, from: number): number | null {
  for (let end = from + 1; end - from <= MAX_DIGITS && letters.charCodeAt(end - 1) <= 57; end++)
    if (isBoundary(at, end)) return end;
  return null;
}

/** The first of `places` within a gap after `from`; they are ascending. */
function findNext(places: readonly number[], from: number, at: Uint32Array): number | null {
  const low = lowerBound(places, from);
  const rest = places.slice(low, low + MAX_GAP);
  return rest.find((place) => place - from <= MAX_GAP && isBoundary(at, place)) ?? null;
}

/** True between two words, and at both ends of the text. */
function isBoundary(at: Uint32Array, index: number): boolean {
  if (index === 0 || index >= at.length) return true;
  return (at[index] ?? 0) - (at[index - 1] ?? 0) > 1;
}

function lineOf({ lineAt, at }: PlainWords, { start }: Span): number | null {
  return lineAt(at[start] ?? 0);
}

function textAround({ text, at }: PlainWords, { start, end }: Span): Pick<Recognized, 'around' | 'index'> {
  const from = at[start] ?? 0;
  const to = at[Math.max(start, end - 1)] ?? text.length;
  const begin = Math.max(0, from - AROUND);
  return { around: text.slice(begin, to + AROUND), index: from - begin };
}
