import { splitPosixWords, type Word } from './posix-words.ts';
import { type Lookup, NAME, type Statement } from './statements.ts';

const BEFORE_COMMAND = new Set([
  'then',
  'do',
  'else',
  'elif',
  'if',
  'while',
  'until',
  '!',
  '{',
  'time',
  'builtin',
  'command',
]);
const ASSIGNMENT = /^([A-Za-z_]\w*)(\+?)=/s;

/**
 * Reads a start-up file of sh, bash or zsh. Conditions cannot be evaluated here: what stands in a branch counts as done.
 * Bodies of functions, subshells, aliases and variables given to a single command do not.
 */
export function* parsePosix(text: string, lookup: Lookup): Generator<Statement> {
  const state = { allExport: false, parentheses: 0, functionDepth: 0, awaitsBody: false };
  let command: Word[] = [];
  const finish = (): readonly Statement[] => {
    const words = command;
    command = [];
    if (words.length === 0 || trackFunction(words, state) || state.parentheses > 0) return [];
    return runCommand(words, state);
  };
  let before: Word | null = null;
  for (const word of splitPosixWords(text, lookup)) {
    if (word.kind === 'word') command.push(word);
    else if (word.text === '(') {
      const isFunction = command.length > 0 && before?.kind === 'word' && NAME.test(before.text.replace(/[-.:]/g, '_'));
      if (isFunction && !before?.text.includes('=')) state.awaitsBody = true;
      else state.parentheses += 1;
      if (isFunction) command = [];
    } else if (word.text === ')') {
      if (!state.awaitsBody) {
        yield* finish();
        state.parentheses = Math.max(0, state.parentheses - 1);
      }
    } else yield* finish();
    before = word;
  }
  yield* finish();
}

interface State {
  allExport: boolean;
  parentheses: number;
  functionDepth: number;
  awaitsBody: boolean;
}

/** Keeps count of the braces of function bodies. True while in one. */
function trackFunction(words: Word[], state: State): boolean {
  if (words[0]?.text === 'function' && state.functionDepth === 0) {
    state.awaitsBody = true;
    words = words.slice(2);
    if (words.length === 0) return true;
  }
  const inside = state.functionDepth > 0 || state.awaitsBody;
  if (!inside) return false;
  const end = words.findIndex((word) => !BEFORE_COMMAND.has(word.text));
  for (const word of words.slice(0, end === -1 ? words.length : end + 1)) {
    if (word.text === '{') state.functionDepth += 1;
    if (word.text === '}' && state.functionDepth > 0) state.functionDepth -= 1;
  }
  state.awaitsBody = false;
  return true;
}

function runCommand(all: readonly Word[], state: State): readonly Statement[] {
  const start = all.findIndex((word) => !BEFORE_COMMAND.has(word.text));
  const words = start === -1 ? [] : all.slice(start);
  const [first, ...rest] = words;
  if (first === undefined) return [];
  if (words.every((word) => ASSIGNMENT.test(word.text))) return words.flatMap((word) => assign(word, state.allExport));
  const { line } = first;
  switch (first.text) {
    case 'export':
      return declare(rest, true);
    case 'declare':
    case 'typeset':
      return declare(
        rest,
        rest.some((word) => /^-\w*x/.test(word.text)),
      );
    case 'unset':
      if (rest[0]?.text === '-f') return [];
      return rest.filter(({ text }) => NAME.test(text)).map(({ text }) => ({ does: 'unset', name: text, line }));
    case 'source':
    case '.':
      return [{ does: 'source', path: rest[0] === undefined || rest[0].computed ? null : rest[0].text, line }];
    case 'set':
      switchAllExport(rest, state);
      return [];
    default:
      return [];
  }
}

/** `set -a`, `set -o allexport` and their opposites. */
function switchAllExport(words: readonly Word[], state: State): void {
  const [flag = '', option] = words.map((word) => word.text);
  if (flag === '-a' || flag === '+a' || option === 'allexport') state.allExport = flag.startsWith('-');
}

function declare(words: readonly Word[], exported: boolean): readonly Statement[] {
  const removes = words.some((word) => word.text === '-n');
  return words.flatMap((word): readonly Statement[] => {
    if (ASSIGNMENT.test(word.text)) return assign(word, exported && !removes);
    if (!exported || !NAME.test(word.text)) return [];
    return [{ does: removes ? 'unexport' : 'export', name: word.text, line: word.line }];
  });
}

function assign(word: Word, exported: boolean): readonly Statement[] {
  const parts = ASSIGNMENT.exec(word.text);
  if (parts?.[1] === undefined) return [];
  const value = word.computed || parts[2] === '+' ? null : word.text.slice(parts[0].length);
  return [{ does: 'set', name: parts[1], value, exported, line: word.line }];
}
