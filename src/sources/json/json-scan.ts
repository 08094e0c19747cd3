import { createScanner } from 'jsonc-parser';

/** jsonc-parser's token and error numbers, which its types offer as const enums only. */
const TOKEN = {
  openBrace: 1,
  closeBrace: 2,
  openBracket: 3,
  closeBracket: 4,
  comma: 5,
  colon: 6,
  null: 7,
  true: 8,
  false: 9,
  string: 10,
  number: 11,
  lineComment: 12,
  blockComment: 13,
  lineBreak: 14,
  blank: 15,
  unknown: 16,
  end: 17,
} as const;
const UNCLOSED_TEXT = 2;

/** Where in a document a value stands: names in objects, numbers in lists. */
export type JsonPath = readonly (string | number)[];

/** What breaks strict JSON. */
export type JsonFault =
  | 'comment'
  | 'trailing-comma'
  | 'single-quotes'
  | 'bare-name'
  | 'bare-word'
  | 'missing-comma'
  | 'missing-colon'
  | 'missing-value'
  | 'missing-name'
  | 'wrong-closer'
  | 'line-break-in-text'
  | 'control-character'
  | 'bad-escape'
  | 'bad-number'
  | 'zero-bytes'
  | 'stray-character'
  | 'text-after-end'
  | 'cut-off';

export interface ScanOptions {
  /** Called with every value at most `depth` levels deep and the offset of its name (of itself in lists). */
  onValue?: (path: JsonPath, offset: number) => void;
  depth?: number;
  /** Called with the end of every entry of the outermost object that a comma follows, so that it is certainly whole. */
  onEntryEnd?: (end: number) => void;
  /** Goes on where an earlier scan met a fault, in a text that is the same up to there. */
  from?: { offset: number; state: ScanState };
}

/** What is open where a fault was met, as the scan that met it left it. Used up by the scan that goes on from there. */
export interface ScanState {
  levels: Level[];
  expect: Expect;
  lastComma: number;
}

export interface FoundFault {
  fault: JsonFault;
  offset: number;
}

type Expect = 'value' | 'value-or-end' | 'name' | 'name-or-end' | 'colon' | 'comma-or-end' | 'end';
interface Level {
  kind: 'object' | 'array';
  key: string | number;
}

const SCAN_FAULTS: Readonly<Record<number, JsonFault>> = {
  1: 'comment',
  3: 'bad-number',
  4: 'bad-escape',
  5: 'bad-escape',
  6: 'control-character',
};

const VALUES: readonly number[] = [TOKEN.string, TOKEN.number, TOKEN.true, TOKEN.false, TOKEN.null];
const BLANKS: readonly number[] = [TOKEN.blank, TOKEN.lineBreak];
/** Nobody can go to a place that deep, and walking there costs seconds. */
const MAX_LEVELS = 100_000;

const COMMENTS: readonly number[] = [TOKEN.lineComment, TOKEN.blockComment];
const CLOSERS: readonly number[] = [TOKEN.closeBrace, TOKEN.closeBracket];

/**
 * Walks a text as strict JSON without recursion, so that no nesting can exhaust the stack.
 * @returns the first fault and its offset in UTF-16 units; null when there is none down to 100,000 levels
 */
export function scanJson(text: string, options: ScanOptions = {}): (FoundFault & { state: ScanState }) | null {
  const state = options.from?.state ?? { levels: [], expect: 'value', lastComma: 0 };
  const found = scanFrom(text, options, state);
  return found && { ...found, state };
}

function scanFrom(text: string, options: ScanOptions, state: ScanState): FoundFault | null {
  const scanner = createScanner(text, false);
  scanner.setPosition(options.from?.offset ?? 0);
  const depth = options.depth ?? 0;
  const { levels } = state;

  const report = (offset: number): void => {
    if (levels.length > 0 && levels.length <= depth)
      options.onValue?.(
        levels.map((level) => level.key),
        offset,
      );
  };
  const afterValue = (): Expect => (levels.length === 0 ? 'end' : 'comma-or-end');

  for (let token = scanner.scan(); ; token = scanner.scan()) {
    const offset = scanner.getTokenOffset();
    if (BLANKS.includes(token)) continue;
    if (COMMENTS.includes(token)) return { fault: 'comment', offset };
    if (token === TOKEN.end) return state.expect === 'end' ? null : { fault: 'cut-off', offset: text.trimEnd().length };
    const broken = brokenToken(text, token, scanner.getTokenError(), offset, scanner.getTokenLength(), state.expect);
    if (broken !== null) return broken;

    const level = levels.at(-1);
    if (state.expect === 'end') return { fault: 'text-after-end', offset };
    if (CLOSERS.includes(token)) {
      if (state.expect === 'name' || (state.expect === 'value' && level?.kind === 'array')) return faultAtComma(state);
      const closes = token === TOKEN.closeBrace ? 'object' : 'array';
      if (level?.kind !== closes) return { fault: 'wrong-closer', offset };
      if (state.expect === 'value' || state.expect === 'colon') return { fault: 'missing-value', offset };
      levels.pop();
      state.expect = afterValue();
    } else if (state.expect === 'comma-or-end') {
      if (token !== TOKEN.comma) return { fault: 'missing-comma', offset };
      state.lastComma = offset;
      if (levels.length === 1 && level?.kind === 'object') options.onEntryEnd?.(offset);
      if (level?.kind === 'array') level.key = Number(level.key) + 1;
      state.expect = level?.kind === 'object' ? 'name' : 'value';
    } else if (state.expect === 'colon') {
      if (token !== TOKEN.colon) return { fault: 'missing-colon', offset };
      state.expect = 'value';
    } else if (state.expect === 'name' || state.expect === 'name-or-end') {
      if (token !== TOKEN.string) return { fault: 'missing-name', offset };
      if (level !== undefined) level.key = scanner.getTokenValue();
      report(offset);
      state.expect = 'colon';
    } else if (token === TOKEN.openBrace || token === TOKEN.openBracket) {
      if (level?.kind === 'array') report(offset);
      const kind = token === TOKEN.openBrace ? 'object' : 'array';
      if (levels.length >= MAX_LEVELS) return null;
      levels.push({ kind, key: kind === 'array' ? 0 : '' });
      state.expect = kind === 'object' ? 'name-or-end' : 'value-or-end';
    } else if (VALUES.includes(token)) {
      if (level?.kind === 'array') report(offset);
      state.expect = afterValue();
    } else return { fault: 'missing-value', offset };
  }
}

/** Without the comma, what could end here could have ended there. */
function faultAtComma(state: ScanState): FoundFault {
  state.expect = 'comma-or-end';
  return { fault: 'trailing-comma', offset: state.lastComma };
}

/** Faults that lie in one token, whatever stands around it. */
function brokenToken(
  text: string,
  token: number,
  error: number,
  offset: number,
  length: number,
  expect: Expect,
): { fault: JsonFault; offset: number } | null {
  if (error === UNCLOSED_TEXT) {
    const end = offset + length;
    return end >= text.length ? { fault: 'cut-off', offset: end } : { fault: 'line-break-in-text', offset };
  }
  const fault = SCAN_FAULTS[error];
  if (fault !== undefined) return { fault, offset };
  if (token !== TOKEN.unknown) return null;
  const first = text.charAt(offset);
  if (first === '\0') return { fault: 'zero-bytes', offset };
  if ("'‘’“”„".includes(first)) return { fault: 'single-quotes', offset };
  if (/[\p{L}_$]/u.test(first)) {
    return { fault: expect === 'name' || expect === 'name-or-end' ? 'bare-name' : 'bare-word', offset };
  }
  return { fault: first === '-' ? 'bad-number' : 'stray-character', offset };
}
