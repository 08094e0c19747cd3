import type { Status } from './dialect.ts';
import type { Field } from './fields.ts';
import { patternOf, type ScriptFiles } from './script-files.ts';

/** Nobody writes a longer one, and every `!` and `-a` goes one level further in. */
const MAX_WORDS = 200;

/** What `test`, `[`, `[[` and csh's `( … )` say, as far as it can be known without running anything. */
export async function evaluateTest(words: readonly Field[], files: ScriptFiles): Promise<Status> {
  if (words.length > MAX_WORDS) return null;
  for (const [either, any] of [
    [['||', '-o'], true],
    [['&&', '-a'], false],
  ] as const) {
    const at = words.findIndex(({ text }, index) => index > 0 && (either as readonly string[]).includes(text));
    if (at === -1) continue;
    const left = await evaluateTest(words.slice(0, at), files);
    if (left === any) return any;
    const right = await evaluateTest(words.slice(at + 1), files);
    return right === any ? any : left === null || right === null ? null : !any;
  }
  const [first, second, third] = words;
  if (first === undefined) return false;
  if (first.text === '!' && words.length > 1) {
    const rest = await evaluateTest(words.slice(1), files);
    return rest === null ? null : !rest;
  }
  if (first.text === '(' && words.at(-1)?.text === ')') return evaluateTest(words.slice(1, -1), files);
  if (words.length === 1) return first.known ? first.text !== '' : null;
  if (words.length === 2 && second !== undefined) return ask(first.text, second, files);
  if (second !== undefined && third !== undefined && words.length === 3) return compare(first, second.text, third);
  return null;
}

async function ask(flag: string, operand: Field, files: ScriptFiles): Promise<Status> {
  const { text, known } = operand;
  switch (flag) {
    case '-n':
      return known ? text !== '' : null;
    case '-z':
      return known ? text === '' : null;
    case '-f':
    case '-r':
    case '-s':
    case '-e':
    case '-h':
    case '-L':
    case '-d': {
      if (!operand.usable || !files.isAbsolute(text)) return null;
      const kind = await files.kind(text);
      if (flag === '-d') return kind === 'directory';
      if (flag === '-f' || flag === '-s') return kind === 'file' || (kind === 'other' ? null : false);
      return flag === '-h' || flag === '-L' ? null : kind !== null;
    }
    case '-t':
      return true;
    default:
      return null;
  }
}

function compare(left: Field, operator: string, right: Field): Status {
  if (!left.known || !right.known) return null;
  switch (operator) {
    case '=':
    case '==':
      return patternOf(right.text).test(left.text);
    case '!=':
      return !patternOf(right.text).test(left.text);
    case '=~':
      // A plain piece of text, perhaps tied to an end; more is left to the shell.
      return /^\^?[\w \-/#]{1,40}\$?$/.test(right.text) ? new RegExp(right.text).test(left.text) : null;
    default:
      return null;
  }
}
