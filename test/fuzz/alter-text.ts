/** Makes another text out of one: a few changes of the kinds that break parsers. */
import { MAX_INPUT } from './run-input.ts';

export type Random = () => number;

const ODD = [
  '',
  '\0',
  '\n',
  '\r\n',
  '\ufeff',
  '\u2028',
  '\ud800',
  '\u202e',
  '-1',
  '0',
  '1e999',
  '9007199254740993',
  'null',
  'true',
  '""',
  '[]',
  '{}',
  '{"__proto__":{"a":1}}',
  '"',
  "'",
  '`',
  '\\',
  '$(',
  '${',
  '<<E\n',
  '%00',
  '<',
  '&#x1F600;',
  ']]>',
  '../',
  '*',
  '2026-11-20T12:00:00Z',
];

const VALUES: readonly unknown[] = [null, true, -1, 1e308, '', 'x', [], {}, [[]], [null], { length: -1 }, '\0', 0.5];

const upTo = (random: Random, most: number): number => Math.floor(random() * most);
const pick = <T>(random: Random, list: readonly T[]): T => list[upTo(random, list.length)] as T;

type Change = (text: string, random: Random, others: readonly string[]) => string;

const CHANGES: readonly Change[] = [
  // One character is another.
  (text, random) => splice(text, upTo(random, text.length + 1), 1, String.fromCharCode(upTo(random, 128))),
  (text, random) => splice(text, upTo(random, text.length + 1), upTo(random, 9), ''),
  (text, random) => text.slice(0, upTo(random, text.length + 1)),
  (text, random, others) => splice(text, upTo(random, text.length + 1), 0, pick(random, [...ODD, ...others])),
  (text, random, others) =>
    splice(text, upTo(random, text.length + 1), upTo(random, 9), pick(random, [...ODD, ...others])),
  // A piece comes twice, or very often.
  (text, random) => {
    const at = upTo(random, text.length + 1);
    const piece = text.slice(at, at + 1 + upTo(random, 40));
    const times = random() < 0.1 ? upTo(random, 20_000) : 2;
    return splice(text, at, 0, piece.repeat(Math.min(times, Math.floor(MAX_INPUT / (piece.length + 1)))));
  },
  // The beginning of one and the end of another.
  (text, random, others) => {
    const other = pick(random, others.length > 0 ? others : [text]);
    return text.slice(0, upTo(random, text.length + 1)) + other.slice(upTo(random, other.length + 1));
  },
  changeJson,
  changeJson,
];

const splice = (text: string, at: number, drop: number, put: string): string =>
  text.slice(0, at) + put + text.slice(at + drop);

/** One value of a document becomes one of another kind; a text that is none is cut. */
function changeJson(text: string, random: Random, others: readonly string[]): string {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return splice(text, upTo(random, text.length + 1), upTo(random, text.length + 1), '');
  }
  const places: [object, string][] = [];
  const walk = (value: unknown, depth: number): void => {
    if (typeof value !== 'object' || value === null || depth > 50) return;
    for (const [key, inner] of Object.entries(value)) {
      places.push([value, key]);
      walk(inner, depth + 1);
    }
  };
  walk(document, 0);
  if (places.length === 0) return JSON.stringify(pick(random, VALUES));
  const [holder, key] = pick(random, places);
  if (random() < 0.2) Reflect.deleteProperty(holder, key);
  else Reflect.set(holder, key, random() < 0.5 ? pick(random, VALUES) : pick(random, [...others, ...ODD]));
  return JSON.stringify(document);
}

/** @param others  texts and words whose pieces may come into it */
export function alterText(text: string, random: Random, others: readonly string[]): string {
  let changed = text;
  for (let count = 1 + upTo(random, 5); count > 0; count -= 1) changed = pick(random, CHANGES)(changed, random, others);
  return changed.slice(0, MAX_INPUT);
}
