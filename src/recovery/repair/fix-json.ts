/** Puts right what keeps a hand-edited text from being JSON, one fault after the other, and nothing else. Pure. */

import { JSON_FIXES } from '../../shared/messages/recovery/repair.ts';
import { type JsonFault, type ScanState, scanJson } from '../../sources/json/json-scan.ts';

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
type Cure = (text: string, offset: number, edits: readonly Edit[]) => Edit | null;

/** So many take about half a second; no hand slips so often. */
export const MAX_FIXES = 50_000;

const CURES: Partial<Record<JsonFault, readonly [fix: string, cure: Cure]>> = {
  comment: [JSON_FIXES.comment, removeComment],
  'trailing-comma': [JSON_FIXES.comma, (_text, at) => ({ from: at, to: at + 1, put: '' })],
  'missing-comma': [JSON_FIXES.missingComma, insertComma],
  'single-quotes': [JSON_FIXES.quotes, straightenQuotes],
  'bare-name': [JSON_FIXES.name, quoteWord],
  'bare-word': [JSON_FIXES.word, quoteWord],
  'control-character': [JSON_FIXES.control, escapeControl],
  'cut-off': [JSON_FIXES.open, () => null],
  'text-after-end': [JSON_FIXES.bracket, removeExtraClosers],
};

/** Faults that mean that something is lost: a good copy is better than a guess. */
const LOSSES: ReadonlySet<JsonFault> = new Set(['cut-off', 'text-after-end', 'zero-bytes']);

/**
 * One walk through the text, which goes on behind each fault as if it had been cured, so that the work grows with the text and not
 * with its faults.
 * @param guess  also where something may be lost
 * @returns      the text as strict JSON and what was done, by the lines of `text`; null where nobody can know what was meant
 */
export function fixJson(text: string, guess: boolean): Fixed | 'too-many' | null {
  const fixes = new Set<string>();
  const edits: Edit[] = [];
  const state: ScanState = { levels: [], expect: 'value', lastComma: 0 };
  let offset = 0;
  let line = { at: 0, number: 1 };
  for (;;) {
    const found = scanJson(text, { from: { offset, state } });
    if (found === null) return finish(assemble(text, edits), fixes);
    const [fix, cure] = CURES[found.fault] ?? [];
    if (!fix || !cure || (!guess && LOSSES.has(found.fault))) return null;
    line = moveLine(text, line, found.offset);
    // The same phrase for one line is said once.
    fixes.add(JSON_FIXES.atLine({ line: line.number, fix }));
    if (found.fault === 'cut-off') {
      const whole = closeBrackets(assemble(text, edits));
      return whole === null ? null : finish(whole, fixes);
    }
    const edit = cure(text, found.offset, edits);
    if (!edit) return null;
    if (found.fault === 'text-after-end') return finish(assemble(text, [...edits, edit]), fixes);
    const put = edit.put === '' ? '' : acceptPut(text, edit, found.offset, state, edits);
    if (put === null) return null;
    if (edits.length >= MAX_FIXES) return 'too-many';
    edits.push({ ...edit, put });
    offset = Math.max(offset, edit.to);
  }
}

/** Walks over what was put in as well. @returns it, perhaps with faults of its own cured; null: it cannot stand there */
function acceptPut(text: string, { put }: Edit, offset: number, state: ScanState, edits: Edit[]): string | null {
  let piece = put;
  for (;;) {
    const found = scanJson(piece, { from: { offset: 0, state } });
    // A piece always ends before the document does.
    if (found === null || found.fault === 'cut-off') return piece;
    if (found.fault === 'missing-comma' && piece !== ',') {
      const comma = insertComma(text, offset, edits);
      scanJson(',', { from: { offset: 0, state } });
      edits.push(comma);
    } else if (found.fault === 'control-character') {
      const edit = escapeControl(piece, found.offset);
      if (edit === null) return null;
      piece = piece.slice(0, edit.from) + edit.put + piece.slice(edit.to);
    } else return null;
  }
}

function finish(text: string, fixes: ReadonlySet<string>): Fixed | null {
  return isJson(text) ? { text, fixes: [...fixes] } : null;
}

/** A comma that is one too many may stand before a comment that was taken out first. */
function assemble(text: string, edits: readonly Edit[]): string {
  const pieces: string[] = [];
  let copied = 0;
  for (const { from, to, put } of edits.toSorted((a, b) => a.from - b.from)) {
    pieces.push(text.slice(copied, from), put);
    copied = to;
  }
  return pieces.join('') + text.slice(copied);
}

/** The number of the line in which `to` stands, counted from a place whose line is known. */
function moveLine(
  text: string,
  { at, number }: { at: number; number: number },
  to: number,
): { at: number; number: number } {
  // Cut out first: a search in the whole would go on to its end where there is no other line.
  const count = text.slice(Math.min(at, to), Math.max(at, to)).split('\n').length - 1;
  return { at: to, number: to < at ? number - count : number + count };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
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

/** Behind the last thing that stays: not behind a comment that is taken out. */
function insertComma(text: string, offset: number, edits: readonly Edit[]): Edit {
  let at = endBefore(text, offset);
  for (let last = edits.length - 1; last >= 0; last--) {
    const { from, to, put } = edits[last] as Edit;
    if (put !== '' || at <= from || at > to) break;
    at = endBefore(text, from);
  }
  return { from: at, to: at, put: ',' };
}

function endBefore(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && ' \t\r\n'.includes(text.charAt(at - 1))) at--;
  return at;
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

/** The whole text it stands in: there may be thousands. */
function escapeControl(text: string, offset: number): Edit | null {
  let at = offset + 1;
  for (; at < text.length && text.charAt(at) !== '"'; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || code === 13) return null;
    if (code === 92 && text.charCodeAt(at + 1) >= 32) at++;
  }
  if (at >= text.length) return null;
  let put = text.slice(offset, at + 1);
  // One kind after the other: there may be two million of one.
  for (const [char, written] of ESCAPES) if (put.includes(char)) put = put.replaceAll(char, () => written);
  return { from: offset, to: at + 1, put };
}

const ESCAPES = Array.from({ length: 32 }, (_none, code) => {
  const char = String.fromCharCode(code);
  return [char, JSON.stringify(char).slice(1, -1)] as const;
});

/** Only where everything before the end is whole: a cut value cannot be known. */
function closeBrackets(text: string): string | null {
  const open: string[] = [];
  for (const [token] of text.matchAll(/"(?:[^"\\\n]|\\.)*"|[{}[\]]/g)) {
    if (token === '{') open.push('}');
    else if (token === '[') open.push(']');
    else if (token === '}' || token === ']') open.pop();
  }
  const trimmed = text.trimEnd();
  const end = trimmed.endsWith(',') ? trimmed.length - 1 : trimmed.length;
  return text.slice(0, end) + open.reverse().join('') + text.slice(trimmed.length);
}

function removeExtraClosers(text: string, offset: number): Edit | null {
  if (!/^[\s}\]]*$/.test(text.slice(offset))) return null;
  return { from: offset, to: text.trimEnd().length, put: '' };
}
