import { type Lookup, NAME, type Statement } from './statements.ts';

interface Word {
  text: string;
  computed: boolean;
}

const OPENS = new Set(['function', 'if', 'for', 'while', 'switch', 'begin']);
const BEFORE_COMMAND = new Set(['and', 'or', 'not', 'else', 'if', 'while', 'begin', 'builtin', 'command']);

/**
 * Reads a start-up file of fish: `set -gx NAME value`, `set -e NAME`, `export NAME=value`, `source file`. Conditions count as
 * met; bodies of functions are passed over.
 */
export function* parseFish(text: string, lookup: Lookup): Generator<Statement> {
  let inFunction = 0;
  for (const { words, line } of splitFishCommands(text, lookup)) {
    const opens = OPENS.has(words[0]?.text ?? '');
    if (inFunction > 0 || words[0]?.text === 'function') {
      if (opens) inFunction += 1;
      else if (words[0]?.text === 'end') inFunction -= 1;
      continue;
    }
    const start = words.findIndex((word) => !BEFORE_COMMAND.has(word.text));
    if (start !== -1) yield* runFish(words.slice(start), line);
  }
}

function runFish(words: readonly Word[], line: number): readonly Statement[] {
  const [first, ...rest] = words;
  switch (first?.text) {
    case 'set':
      return runSet(rest, line);
    case 'source':
    case '.':
      return [{ does: 'source', path: rest[0] === undefined || rest[0].computed ? null : rest[0].text, line }];
    case 'export':
      return rest.flatMap((word): readonly Statement[] => {
        const [name = '', ...value] = word.text.split('=');
        if (!NAME.test(name)) return [];
        if (value.length === 0) return [{ does: 'export', name, line }];
        return [{ does: 'set', name, value: word.computed ? null : value.join('='), exported: true, line }];
      });
    default:
      return [];
  }
}

function runSet(words: readonly Word[], line: number): readonly Statement[] {
  const flags = words.filter((word) => word.text.startsWith('-')).map((word) => word.text);
  const [target, ...values] = words.filter((word) => !word.text.startsWith('-'));
  const has = (letter: string, long: string): boolean =>
    flags.some((flag) => flag === long || new RegExp(`^-[a-zA-Z]*${letter}`).test(flag));
  const name = target?.text ?? '';
  if (!NAME.test(name) || has('q', '--query')) return [];
  if (has('e', '--erase')) return [{ does: 'unset', name, line }];
  if (has('u', '--unexport')) return [{ does: 'unexport', name, line }];
  const value = values.some((word) => word.computed) ? null : values.map((word) => word.text).join(' ');
  return [{ does: 'set', name, value, exported: has('x', '--export'), line }];
}

function* splitFishCommands(text: string, lookup: Lookup): Generator<{ words: Word[]; line: number }> {
  const source = text.replace(/\r\n?/g, '\n');
  let line = 1;
  let startLine = 1;
  let words: Word[] = [];
  let word: Word | null = null;
  let depth = 0;
  const endWord = (): void => {
    if (word !== null) words.push(word);
    word = null;
  };
  for (let at = 0; at < source.length; at += 1) {
    const char = source.charAt(at);
    const next = source.charAt(at + 1);
    if (char === '\n') line += 1;
    if (depth > 0) {
      // Inside a command substitution nothing can be known; only its end is looked for.
      if (char === '(') depth += 1;
      if (char === ')') depth -= 1;
    } else if (char === '\n' || char === ';' || char === '|' || char === '&') {
      endWord();
      if (words.length > 0) yield { words, line: startLine };
      words = [];
    } else if (char === ' ' || char === '\t') endWord();
    else if (char === '\\' && next === '\n') {
      endWord();
      line += 1;
      at += 1;
    } else if (char === '#' && word === null) {
      const end = source.indexOf('\n', at);
      at = (end === -1 ? source.length : end) - 1;
    } else {
      if (words.length === 0 && word === null) startLine = line;
      const into: Word = word ?? { text: '', computed: false };
      word = into;
      if (char === "'" || char === '"') {
        const end = readQuoted(source, at, char, lookup, into);
        line += source.slice(at, end).split('\n').length - 1;
        at = end;
      } else if (char === '$') at += readVariable(source.slice(at, at + 256), lookup, into) - 1;
      else if (char === '(') {
        into.computed = true;
        depth = 1;
      } else if (char === '\\') {
        into.text += next;
        at += 1;
      } else if (char === '~' && into.text === '') into.text += lookup('HOME') ?? '~';
      else into.text += char;
    }
  }
  endWord();
  if (words.length > 0) yield { words, line: startLine };
}

/** Reads from an opening quote; returns the offset of the closing one. */
function readQuoted(source: string, from: number, quote: string, lookup: Lookup, into: Word): number {
  for (let at = from + 1; at < source.length; at += 1) {
    const char = source.charAt(at);
    if (char === quote) return at;
    if (char === '\\' && [quote, '\\', '$'].includes(source.charAt(at + 1))) {
      into.text += source.charAt(at + 1);
      at += 1;
    } else if (char === '$' && quote === '"') at += readVariable(source.slice(at, at + 256), lookup, into) - 1;
    else into.text += char;
  }
  return source.length;
}

/** Fills in a variable; returns how many characters it took. */
function readVariable(rest: string, lookup: Lookup, into: Word): number {
  const name = /^\$\{?([A-Za-z_]\w*)\}?/.exec(rest);
  const value = name?.[1] === undefined ? undefined : lookup(name[1]);
  if (value === undefined) into.computed = true;
  else into.text += value;
  return name?.[0].length ?? 1;
}

/**
 * Reads `fish_variables`, where fish keeps universal variables: `SETUVAR --export NAME:value`.
 */
export function* parseFishVariables(text: string): Generator<Statement> {
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    const parts = /^SETUVAR ((?:--\w+ )*)([A-Za-z_]\w*):(.*)$/.exec(line);
    if (parts?.[2] === undefined || !parts[1]?.includes('--export')) continue;
    const value = (parts[3] ?? '')
      .replace(/\\x1e/g, ' ')
      .replace(/\\x([0-9a-f]{2})/gi, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
    yield { does: 'set', name: parts[2], value, exported: true, line: at + 1 };
  }
}
