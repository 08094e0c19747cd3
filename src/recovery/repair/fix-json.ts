/** Puts right what keeps a hand-edited text from being JSON, one fault after the other, and nothing else. Pure. */
import { type JsonFault, scanJson } from '../../sources/json/json-scan.ts';
import { placeOf } from '../../sources/json/json-text.ts';

export interface Fixed {
  text: string;
  /** What was done, one phrase each, with its line and without any value. */
  fixes: readonly string[];
}

interface Edit {
  from: number;
  to: number;
  put: string;
}

/** What to do about a fault at an offset; null: nobody can know what was meant. */
type Cure = (text: string, offset: number) => Edit | null;

const MOST_FIXES = 1_000;
/** Every fault is looked for from the start of the text, which is copied with each. So much takes well under a second. */
const MOST_READ = 8_000_000;

const CURES: Partial<Record<JsonFault, readonly [says: string, cure: Cure]>> = {
  comment: ['took out a comment', removeComment],
  'trailing-comma': ['took out a comma too many', (_text, at) => ({ from: at, to: at + 1, put: '' })],
  'missing-comma': ['put in a missing comma', insertComma],
  'single-quotes': ['made quotes straight and double', straightenQuotes],
  'bare-name': ['put a name in quotes', quoteWord],
  'bare-word': ['put a word in quotes', quoteWord],
  'control-character': ['wrote a control character as JSON does', escapeControl],
  'cut-off': ['closed what was left open', closeBrackets],
  'text-after-end': ['took out a bracket too many', removeExtraClosers],
};

/** Faults that mean that something is lost: a good copy is better than a guess. */
const LOSSES: ReadonlySet<JsonFault> = new Set(['cut-off', 'text-after-end', 'zero-bytes']);

/**
 * @param guess  also where something may be lost
 * @returns      the text as strict JSON and what was done; null where nobody can know what was meant
 */
export function fixJson(text: string, guess: boolean): Fixed | null {
  const fixes: string[] = [];
  let body = text;
  let read = 0;
  for (let count = 0; count < MOST_FIXES && read <= MOST_READ; count++) {
    const found = scanJson(body);
    read += (found?.offset ?? 0) + body.length / 8;
    if (found === null) return isJson(body) ? { text: body, fixes: joinLines(fixes) } : null;
    const [says, cure] = CURES[found.fault] ?? [];
    if (!says || !cure || (!guess && LOSSES.has(found.fault))) return null;
    const edit = cure(body, found.offset);
    if (!edit) return null;
    fixes.push(`line ${placeOf(body, found.offset).line}: ${says}`);
    body = body.slice(0, edit.from) + edit.put + body.slice(edit.to);
  }
  return null;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** The same phrase for one line is said once. */
function joinLines(fixes: readonly string[]): string[] {
  return [...new Set(fixes)];
}

/** A comment alone on its line takes the line along. */
function removeComment(text: string, offset: number): Edit | null {
  const line = text.startsWith('//', offset);
  const close = line ? text.slice(offset).search(/\r?\n|$/) : text.indexOf('*/', offset) + 2 - offset;
  if (!line && close < 2) return null;
  const end = offset + close;
  const start = skipBlanksBack(text, offset);
  const after = /^[ \t]*\r?\n/.exec(text.slice(end));
  const alone = start === 0 || text.charAt(start - 1) === '\n';
  if (alone && after) return { from: start, to: end + after[0].length, put: '' };
  return { from: after || end === text.length ? start : offset, to: end, put: '' };
}

function skipBlanksBack(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && (text.charAt(at - 1) === ' ' || text.charAt(at - 1) === '\t')) at--;
  return at;
}

function insertComma(text: string, offset: number): Edit {
  const at = text.slice(0, offset).trimEnd().length;
  return { from: at, to: at, put: ',' };
}

const CLOSING: Readonly<Record<string, string>> = { "'": "'", '‘': '’', '’': '’', '“': '”', '”': '”', '„': '“”' };

function straightenQuotes(text: string, offset: number): Edit | null {
  const closers = CLOSING[text.charAt(offset)] ?? '';
  let inner = '';
  for (let at = offset + 1; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === '\n') return null;
    if (char === '\\') {
      const next = text.charAt(++at);
      inner += closers.includes(next) ? next : `\\${next}`;
    } else if (closers.includes(char) || char === '"') {
      // Texts that begin crooked often end straight.
      return char === '"' && closers === "'" ? null : { from: offset, to: at + 1, put: `"${inner}"` };
    } else inner += char;
  }
  return null;
}

const WORDS: Readonly<Record<string, string>> = { True: 'true', False: 'false', None: 'null', undefined: 'null' };

function quoteWord(text: string, offset: number): Edit | null {
  const word = /^[\p{L}_$][\p{L}\p{N}_$.-]*/u.exec(text.slice(offset, offset + 200))?.[0];
  if (word === undefined) return null;
  const next = /^\s*(.|$)/.exec(text.slice(offset + word.length))?.[1] ?? '';
  if (!['', ':', ',', '}', ']'].includes(next)) return null;
  const put = next === ':' ? JSON.stringify(word) : (WORDS[word] ?? JSON.stringify(word));
  return { from: offset, to: offset + word.length, put };
}

/** All up to the end of the text it stands in: there may be thousands. */
function escapeControl(text: string, offset: number): Edit | null {
  const from = text.charAt(offset) === '"' ? offset + 1 : offset;
  let at = from;
  let changed = false;
  for (; at < text.length && text.charAt(at) !== '"'; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || code === 13) break;
    changed ||= code < 32;
    if (code === 92 && text.charCodeAt(at + 1) >= 32) at++;
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  const put = text.slice(from, at).replace(/[\u0000-\u001f]/g, (char) => ESCAPES[char.charCodeAt(0)] ?? char);
  return changed ? { from, to: at, put } : null;
}

const ESCAPES = Array.from({ length: 32 }, (_none, code) => JSON.stringify(String.fromCharCode(code)).slice(1, -1));

/** Only where everything before the end is whole: a cut value cannot be known. */
function closeBrackets(text: string, _offset: number): Edit | null {
  const open: string[] = [];
  for (const [token] of text.matchAll(/"(?:[^"\\\n]|\\.)*"|[{}[\]]/g)) {
    if (token === '{') open.push('}');
    else if (token === '[') open.push(']');
    else if (token === '}' || token === ']') open.pop();
  }
  const trimmed = text.trimEnd();
  const end = trimmed.endsWith(',') ? trimmed.length - 1 : trimmed.length;
  const rest = text.slice(trimmed.length);
  const put = open.reverse().join('') + rest;
  return isJson(text.slice(0, end) + put) ? { from: end, to: text.length, put } : null;
}

function removeExtraClosers(text: string, offset: number): Edit | null {
  if (!/^[\s}\]]*$/.test(text.slice(offset))) return null;
  return { from: offset, to: text.trimEnd().length, put: '' };
}
