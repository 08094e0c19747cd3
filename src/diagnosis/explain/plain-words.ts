/**
 * Takes the disguise off a pasted text: colors, escapes, markup, line breaks, punctuation. What is left is one run of
 * small letters and digits, with the way back to where each stood. Every step passes over the text a fixed number of times.
 */
import { createLineFinder, type LineFinder, NO_LINES } from './source-line.ts';

/** A text reduced to its letters and digits. */
export interface PlainWords {
  /** `a` to `z` and `0` to `9` only. */
  letters: string;
  /** Where each of them stands in `text`. */
  at: Uint32Array;
  /** The text they were taken from: readable, without escapes and colors. */
  text: string;
  lineAt: LineFinder;
}

/** Longest text that is read, in characters. */
export const MAX_CHARACTERS = 1_000_000;

/** A text inside a message inside another one is escaped again each time; runs of backslashes count as one. */
const ESCAPED_AT_MOST = 3;

/** What terminals obey, made visible so that it can be written down here. */
const VISIBLE: readonly (readonly [string, string])[] = [
  ['\u001b', '␛'],
  ['\u009b', '␛['],
  ['\u0007', '␇'],
  ['\u0008', '␈'],
];
const ANSI = /(?:␛|\^\[)(?:\[[0-?]{0,30}[ -/]{0,5}[@-~]|\][^␇␛]{0,300}(?:␇|␛\\)|[()][0-9A-B]|[=>78cDEHM])/g;
/** The same, written out, or with its first character lost on the way. */
const WRITTEN_ANSI = /\\{1,4}(?:u001b|x1b|033|e)\[[0-9;?]{0,20}[A-Za-z]|\[\d{1,3}(?:;\d{1,3}){0,5}m/gi;
/** A backspace takes the letter before it back, as in old manuals. */
const OVERSTRUCK = /[^\n]␈/g;
const TAGS = /<\/?[a-z!][^<>\n]{0,300}>/gi;
/** Where a whole page begins: that one came in place of an answer says more than what stands on it. */
const PAGE = /<!doctype html[^<>\n]{0,300}>\s{0,40}(?:<html[^<>\n]{0,300}>)?|<html[^<>\n]{0,300}>/gi;
/** Line and column of a frame in a stack trace: wrapped, `:401:17)` would stand where a status does. */
const SOURCE_PLACE = /:\d{1,7}:\d{1,7}\)/g;
const ENTITY = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi;
const NAMED_ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
/** A letter beyond ASCII is several of them. */
const PERCENT = /(?:%[0-9a-f]{2})+/gi;
/** What takes no room, and may so stand in the middle of anything. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;
/** Where one line ends and the next begins, with the frame around them. */
const LINE_BREAK = /[ \t]?[│┃|]?\r?\n[ \t]{0,40}(?:[│┃|>][ \t]?)?/g;
/** In a path of Windows a backslash is no escape: every one there is as long as the first. */
const WINDOWS_PATH = /(?:\b[a-z]:|%\w{1,30}%)(\\{1,8})(?!\\)[^\\'"<>|\n]{1,80}(?:\1(?!\\)[^\\'"<>|\n]{1,80})*/gi;
const ESCAPES = ['%', '\\', '&', '\u001b'];
/** Letters that only look different: full width, and the ligatures of a PDF. */
const VARIANTS = /[\uff01-\uff5e\ufb00-\ufb06]+/g;
/** What loggers write in front of every line; it stands in the middle of a sentence that was wrapped. */
const LINE_PREFIX =
  /^[ \t]*(?:(?:[\w.-]{1,40}[ \t]*\|)|(?:\[?\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d[\d.,]{0,10}(?:[Zz]|[+-]\d\d:?\d\d)?\]?(?:[ \t]{1,4}(?:error|warn|warning|info|debug|trace|fatal):?(?=[ \t]))?)|(?:[A-Za-z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d(?: [\w.-]{1,60})?(?: [\w.-]{1,40}\[\d{1,7}\]:)?)|(?:\[?\d\d:\d\d:\d\d[\d.,]{0,7}\]?)|(?:\[?(?:ERROR|WARN(?:ING)?|INFO|DEBUG|TRACE|FATAL)\]?:?(?=[ \t|]))|(?:\[(?:error|warn|info|debug|stderr|stdout)\])|(?:std(?:err|out):?(?=[ \t|]))|(?:npm (?:ERR!|error))|(?:#\d{1,3} \d{1,4}\.\d{1,3}))[ \t]*/;
/** What editors and `grep -n` put before that. Anywhere else a number belongs to what is said: `line | 1: syntax error`. */
const LINE_NUMBER = /^[ \t]*(?:\d{1,5}[:|]|[\w./-]{1,80}:\d{1,6}:)(?=[ \t])[ \t]*/;

/**
 * @param text  anything, at most MAX_CHARACTERS of it are read
 * @returns     the text without its disguise; again without what loggers put before each line, where they did; and again
 *              with its lines joined first, where a line break may run through an escape
 */
export function readPlainWords(text: string): readonly PlainWords[] {
  const raw = text
    .slice(0, MAX_CHARACTERS)
    .replace(INVISIBLE, '')
    .replace(VARIANTS, (letters) => letters.normalize('NFKC'));
  const readable = undisguise(raw);
  const lineAt = createLineFinder(raw, readable, undisguise);
  const stripped = stripPrefixes(readable);
  const readings = new Map([readable, stripped].map((text) => [text, lineAt]));
  if (raw.includes('\n') && ESCAPES.some((sign) => raw.includes(sign))) {
    const joined = undisguise(stripPrefixes(raw).replace(LINE_BREAK, ''));
    if (!readings.has(joined)) readings.set(joined, NO_LINES);
  }
  return [...readings].map(([text, finder]) => toLetters(text, finder));
}

/** The first and the last half of a text that is too long: an error stands at one of its ends. */
export function shortenText(text: string): string {
  const half = MAX_CHARACTERS / 2;
  return text.length <= MAX_CHARACTERS ? text : `${text.slice(0, half - 1)}\n\n${text.slice(1 - half)}`;
}

function showControls(text: string): string {
  return VISIBLE.reduce((rest, [control, sign]) => rest.replaceAll(control, sign), text);
}

function undisguise(text: string): string {
  let plain = showControls(text).replace(OVERSTRUCK, '').replace(ANSI, '');
  for (let round = 0; round < ESCAPED_AT_MOST; round++) {
    const before = plain;
    plain = unescapeOnce(
      decodeWeb(plain)
        .replace(WRITTEN_ANSI, '')
        .replace(WINDOWS_PATH, (path) => path.replace(/\\+/g, '/'))
        .replace(/\\{2,}/g, '\\')
        .replace(WRITTEN_ANSI, ''),
    );
    if (plain === before) break;
  }
  return showControls(plain)
    .replace(ANSI, '')
    .replace(INVISIBLE, '')
    .replace(SOURCE_PLACE, ')')
    .replace(PAGE, ' html page ')
    .replace(TAGS, ' ')
    .replace(VARIANTS, (letters) => letters.normalize('NFKC'));
}

/** What an address or a page makes of a text. */
function decodeWeb(text: string): string {
  return text
    .replace(PERCENT, decodePercent)
    .replace(ENTITY, (_all, decimal, hex, name) => readEntity(decimal, hex, name));
}

function decodePercent(run: string): string {
  const bytes = Uint8Array.from(run.slice(1).split('%'), (hex) => Number.parseInt(hex, 16));
  return new TextDecoder().decode(bytes).replaceAll('\0', ' ');
}

const readCode = (code: number, last: number): string => (code > 0 && code <= last ? String.fromCharCode(code) : ' ');

/** `\n`, `\"`, `\u2019` as JSON and programs write them. */
function unescapeOnce(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(/\\(?:u([0-9a-f]{4})|x([0-9a-f]{2})|([nrtbf"'`/\\]))/gi, (_all, wide, narrow, letter) => {
    const code = wide ?? narrow;
    if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
    return letter === '\\' ? '\\' : /[nrtbf]/i.test(letter) ? '\n' : letter;
  });
}

function readEntity(decimal: string | undefined, hex: string | undefined, name: string | undefined): string {
  if (name !== undefined) return NAMED_ENTITIES[name.toLowerCase()] ?? ' ';
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number.parseInt(decimal, 10);
  return readCode(code, 0xffff);
}

function stripPrefixes(text: string): string {
  return text
    .split('\n')
    .map((line) => {
      // A date, a level and a name may follow one another.
      let rest = line.replace(LINE_NUMBER, '');
      for (let round = 0; round < 4; round++) {
        const shorter = rest.replace(LINE_PREFIX, '');
        if (shorter === rest) break;
        rest = shorter;
      }
      return rest;
    })
    .join('\n');
}

const isLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 48 && code <= 57);

function toLetters(text: string, lineAt: LineFinder): PlainWords {
  const at = new Uint32Array(text.length);
  const letters = new Uint8Array(text.length);
  let count = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    const small = code >= 65 && code <= 90 ? code + 32 : code;
    if (!isLetter(small)) continue;
    letters[count] = small;
    at[count] = index;
    count++;
  }
  return { letters: new TextDecoder().decode(letters.subarray(0, count)), at: at.subarray(0, count), text, lineAt };
}
