/** grep, sed, awk, tr and xargs, as far as people put them between a file and the shell. */
import type { Field, Output } from './fields.ts';
import { changed, inputOf, isFlag } from './lines.ts';
import type { ScriptFiles } from './script-files.ts';

/** An expression, and how much of a line it may be held against. */
interface Expression {
  test(line: string): boolean;
  /** A longer line stays as it is. */
  replace(line: string, into: string): string;
}

/** By how many parts of it are repeated without bound: the work grows by as many powers of the length. */
const REACH = [4096, 4096, 512, 128];
/** Each part that may be left out doubles the ways. */
const MAX_OPTIONAL = 6;

/** A regular expression of grep or sed as one of ours, when it is short and of the common kind; null: not followed. */
export function expressionOf(source: string, extended: boolean, flags = ''): Expression | null {
  const posix: Readonly<Record<string, string>> = {
    space: '\\s',
    blank: '[ \\t]',
    alnum: '\\w',
    alpha: '[A-Za-z]',
    upper: '[A-Z]',
    digit: '\\d',
  };
  const classes = source.replace(/\[\[:(\w+):\]\]/g, (all, name: string) => posix[name] ?? all);
  // In the basic kind a bare bracket is itself and one behind a backslash counts.
  const even = extended
    ? classes
    : classes.replace(/\\([(){}|+?])|([(){}|+?])/g, (_all, escaped?: string, bare?: string) => escaped ?? `\\${bare}`);
  const reach = REACH[even.match(/[*+]|\{\d*,\}/g)?.length ?? 0];
  const optional = even.match(/[?{]/g)?.length ?? 0;
  // A group that is repeated may be gone through in more ways than can be counted.
  if (even.length > 120 || reach === undefined || optional > MAX_OPTIONAL || /\)[+*{]/.test(even)) return null;
  try {
    const expression = new RegExp(even, flags);
    return {
      test: (line) => expression.test(line.slice(0, reach)),
      replace: (line, into) => (line.length > reach ? line : line.replace(expression, into)),
    };
  } catch {
    return null;
  }
}

export async function grep(words: readonly Field[], input: Output | null, files: ScriptFiles): Promise<Output | null> {
  const flags = words.filter(isFlag).map(({ text }) => text);
  const has = (letter: string) => flags.some((flag) => new RegExp(`^-[a-zA-Z]*${letter}`).test(flag));
  const [pattern, ...paths] = words.filter((word) => !isFlag(word));
  const lines = await inputOf(paths, input, files);
  if (lines === null || pattern === undefined) return lines;
  const expression = expressionOf(pattern.text, has('E') || has('P'), has('i') ? 'i' : '');
  if (expression === null || has('o') || !pattern.known) return changed(lines);
  return lines.filter(({ text }) => expression.test(text) !== has('v'));
}

// A backslash is only ever taken with what follows it: were there two ways, an unfinished command would take for ever.
const SED_REPLACE = /^s([^\w\s])((?:\\.|(?!\1)[^\\\n])*)\1((?:\\.|(?!\1)[^\\\n])*)\1([gIip]*)$/;
const SED_DELETE = /^\/((?:\\.|[^/\\])*)\/(!?)d$/;
const SED_PRINT = /^\/((?:\\.|[^/\\])*)\/p$/;

export async function sed(words: readonly Field[], input: Output | null, files: ScriptFiles): Promise<Output | null> {
  const extended = words.some(({ text }) => /^-\w*[Er]/.test(text));
  const quiet = words.some(({ text }) => /^-\w*n/.test(text));
  const given = words.flatMap((word, at) => (/^-\w*e$/.test(words[at - 1]?.text ?? '') ? [word] : []));
  const rest = words.filter((word) => !isFlag(word) && !given.includes(word));
  const scripts = given.length > 0 ? given : rest.slice(0, 1);
  let lines = await inputOf(given.length > 0 ? rest : rest.slice(1), input, files);
  for (const command of scripts.flatMap(({ text }) => text.split(/;\s*(?=[s/])/)))
    lines = lines && sedStep(command.trim(), lines, extended, quiet);
  return lines;
}

function sedStep(command: string, lines: Output, extended: boolean, quiet: boolean): Output | null {
  const replace = SED_REPLACE.exec(command);
  if (replace !== null) {
    const expression = expressionOf(replace[2] ?? '', extended, (replace[4] ?? '').toLowerCase().replace(/[^gi]/g, ''));
    if (expression === null) return changed(lines);
    const into = (replace[3] ?? '')
      .replace(/\$/g, '$$$$')
      .replace(/\\(\d)/g, '$$$1')
      .replace(/(^|[^\\])&/g, '$1$$&')
      .replace(/\\(.)/g, '$1');
    return lines.map((line) => ({ ...line, text: expression.replace(line.text, into) }));
  }
  const found = SED_DELETE.exec(command) ?? (quiet ? SED_PRINT.exec(command) : null);
  const expression = found && expressionOf(found[1] ?? '', extended);
  if (!expression) return changed(lines);
  const keeps = command.endsWith('p') || found?.[2] === '!';
  return lines.filter(({ text }) => expression.test(text) === keeps);
}

/** `{print "export " $0}` and the like: what stands in front of the line is kept. */
export function awk(words: readonly Field[], lines: Output): Output {
  const program = words.find((word) => !isFlag(word))?.text ?? '';
  const front = /print\s+"([^"]*)"\s*\$0/.exec(program)?.[1];
  const kept = /!\s*\/\^\s*#/.test(program) ? lines.filter(({ text }) => !/^\s*#/.test(text)) : lines;
  if (front !== undefined) return kept.map((line) => ({ ...line, text: front + line.text }));
  return kept.map((line) => ({ ...line, known: /\{\s*print(\s+\$0)?;?\s*\}/.test(program) }));
}

export function tr(words: readonly Field[], lines: Output): Output {
  const [from = '', to] = words.filter((word) => !isFlag(word)).map(({ text }) => text);
  if (!words.some(isFlag) && /^(\\n|\n)$/.test(from))
    return lines.map((line) => ({ ...line, text: `${line.text}${to ?? ''}` }));
  if (words.some(isFlag)) {
    const gone = from
      .replace(/\\r/g, '\r')
      .replace(/\\n/g, '')
      .replace(/\[:space:\]/g, ' \t\r');
    return lines.map((line) => ({ ...line, text: [...line.text].filter((char) => !gone.includes(char)).join('') }));
  }
  return lines.map((line) => ({ ...line, known: false }));
}

/** Takes quotes off, as its own reader does, and puts the pieces where the shell splits them anew. */
export function xargs(words: readonly Field[], lines: Output): Output | null {
  const whole = words.some(({ text }) => /^(-0|-d|--delimiter)/.test(text));
  const replace = words.findIndex(({ text }) => /^-[Ii]/.test(text));
  const named = words.filter((word) => !isFlag(word) && !/^(\d+|\\n|\{\}|%)$/.test(word.text)).map(({ text }) => text);
  const front = named[0] === 'echo' ? named.slice(1) : named;
  if (named.length > 0 && named[0] !== 'echo' && named[0] !== 'printf')
    return lines.map((line) => ({ ...line, known: false }));
  if (replace !== -1) return lines.map((line) => ({ ...line, text: [...front.slice(0, -1), line.text].join(' ') }));
  if (whole) return lines;
  return lines.map((line) => ({
    ...line,
    text: line.text.replace(
      /"([^"]*)"|'([^']*)'|\\(.)/g,
      (_all, a?: string, b?: string, c?: string) => a ?? b ?? c ?? '',
    ),
  }));
}
