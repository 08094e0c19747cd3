import type { Field, Output } from './fields.ts';
import { patternOf, type ScriptFiles } from './script-files.ts';

/** What a command does with the lines of its input; null: it cannot be said. */
type Filter = (
  words: readonly Field[],
  input: Output | null,
  files: ScriptFiles,
) => Promise<Output | null> | Output | null;

const MAX_LINES = 5000;

/** A file line by line; null when it is not there. */
export async function readLines(path: string, files: ScriptFiles): Promise<Output | null> {
  const text = files.isAbsolute(path) ? await files.text(path) : null;
  if (text === null) return null;
  const lines = text
    .replace(/\r?\n$/, '')
    .split(/\r?\n/)
    .slice(0, MAX_LINES);
  return lines.map((line, index) => ({ text: line, known: true, at: { file: path, line: index + 1 } }));
}

/** Lines without a place of their own. */
export function linesOf(text: string, known: boolean): Output {
  return text.split('\n').map((line) => ({ text: line, known, at: null }));
}

/** The files among the words, else the input. */
async function inputOf(words: readonly Field[], input: Output | null, files: ScriptFiles): Promise<Output | null> {
  const paths = words.filter(({ text, usable }) => usable && text !== '-' && !/^[-+]/.test(text));
  const all = await Promise.all(paths.map(({ text }) => readLines(text, files)));
  const found = all.filter((lines) => lines !== null).flat();
  return found.length > 0 || all.some((lines) => lines !== null) ? found : paths.length === 0 ? input : null;
}

const isFlag = ({ text }: Field): boolean => text.startsWith('-') && text.length > 1;

/** Programs that people put between a file and the shell. Anything else that is given a file counts as printing its lines, changed. */
const FILTERS: Readonly<Record<string, Filter>> = {
  cat: inputOf,
  tac: inputOf,
  sort: inputOf,
  uniq: inputOf,
  bat: inputOf,
  tee: (_words, input) => input,
  head: (words, input, files) =>
    inputOf(
      words.filter(({ text }) => !/^\d+$/.test(text)),
      input,
      files,
    ),
  tail: (words, input, files) =>
    inputOf(
      words.filter(({ text }) => !/^\+?\d+$/.test(text)),
      input,
      files,
    ),
  echo: (words) =>
    linesOf(
      words
        .filter((word, at) => at > 0 || !/^-[neE]+$/.test(word.text))
        .map(({ text }) => text)
        .join(' '),
      words.every(({ known }) => known),
    ),
  printf: (words) => printed(words),
  grep: (words, input, files) => grep(words, input, files),
  egrep: (words, input, files) => grep(words, input, files),
  rg: (words, input, files) => grep(words, input, files),
  sed: (words, input, files) => sed(words, input, files),
  awk: async (words, input, files) => {
    const lines = await inputOf(words.filter((word) => !isFlag(word)).slice(1), input, files);
    return lines && awk(words, lines);
  },
  tr: (words, input) => input && tr(words, input),
  cut: async (words, input, files) =>
    changed(
      await inputOf(
        words.filter(({ text }) => !/^.$/.test(text)),
        input,
        files,
      ),
    ),
  xargs: (words, input) => input && xargs(words, input),
  dirname: (words) => pathPart(words, /\/+[^/]*\/*$/, ''),
  basename: (words) => pathPart(words, /^.*\/(?=[^/])/, ''),
  realpath: (words) => pathPart(words, /(?!)/, ''),
  readlink: (words) => pathPart(words, /(?!)/, ''),
  uname: (words, _input, files) => (words.length > 1 ? null : linesOf(KERNELS[files.platform], true)),
  string: (words, input) => fishString(words, input),
  envsubst: (words, input, files) => inputOf(words, input, files),
};
const KERNELS = { linux: 'Linux', darwin: 'Darwin', win32: 'Windows_NT' } as const;

function pathPart(words: readonly Field[], shape: RegExp, into: string): Output | null {
  const path = words.find((word) => !isFlag(word));
  return path?.usable ? linesOf(path.text.replace(shape, into), path.known) : null;
}

const SAME_AS: Readonly<Record<string, string>> = {
  gawk: 'awk',
  mawk: 'awk',
  gsed: 'sed',
  ggrep: 'grep',
  batcat: 'bat',
};

/** What `name` prints, given these words and this input. */
export async function outputOf(
  name: string,
  words: readonly Field[],
  input: Output | null,
  files: ScriptFiles,
): Promise<Output | null> {
  const program = name.split('/').at(-1) ?? name;
  const filter = FILTERS[SAME_AS[program] ?? program];
  if (filter !== undefined) return (await filter(words, input, files)) ?? null;
  if (PRINTS_SECRETS_ELSEWHERE.test(program)) return null;
  return changed(
    await inputOf(
      words.filter((word) => files.isAbsolute(word.text)),
      input,
      files,
    ),
  );
}

/** These take a file of their own; what they print stands in no text. */
const PRINTS_SECRETS_ELSEWHERE =
  /^(pass|gpg2?|op|security|age|sops|secret-tool|bw|vault|aws|gcloud|az|keyring|node|python3?|ruby|perl|curl)$/;

function changed(lines: Output | null): Output | null {
  return lines?.map((line) => ({ ...line, known: false })) ?? null;
}

function printed(words: readonly Field[]): Output {
  const [format, ...rest] = words;
  const known = words.every((word) => word.known);
  let at = 0;
  const text = (format?.text ?? '').replace(/%%|%[-\d.]*[sqb]/g, (all) =>
    all === '%%' ? '%' : (rest[at++]?.text ?? ''),
  );
  return linesOf(text.replace(/\\n/g, '\n').replace(/\\t/g, '\t').replace(/\n$/, ''), known);
}

/** A regular expression of grep or sed as one of ours, when it is short and of the common kind; null: not followed. */
function expressionOf(source: string, extended: boolean, flags = ''): RegExp | null {
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
  if (even.length > 120 || /[+*}]\)[+*{]/.test(even)) return null;
  try {
    return new RegExp(even, flags);
  } catch {
    return null;
  }
}

async function grep(words: readonly Field[], input: Output | null, files: ScriptFiles): Promise<Output | null> {
  const flags = words.filter(isFlag).map(({ text }) => text);
  const has = (letter: string) => flags.some((flag) => new RegExp(`^-[a-zA-Z]*${letter}`).test(flag));
  const [pattern, ...paths] = words.filter((word) => !isFlag(word));
  const lines = await inputOf(paths, input, files);
  if (lines === null || pattern === undefined) return lines;
  const expression = expressionOf(pattern.text, has('E') || has('P'), has('i') ? 'i' : '');
  if (expression === null || has('o') || !pattern.known) return changed(lines);
  return lines.filter(({ text }) => expression.test(text.slice(0, 4096)) !== has('v'));
}

const SED_REPLACE = /^s([^\w\s])((?:\\.|(?!\1).)*)\1((?:\\.|(?!\1).)*)\1([gIip]*)$/;
const SED_DELETE = /^\/((?:\\.|[^/])*)\/(!?)d$/;
const SED_PRINT = /^\/((?:\\.|[^/])*)\/p$/;

async function sed(words: readonly Field[], input: Output | null, files: ScriptFiles): Promise<Output | null> {
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
    return lines.map((line) => ({
      ...line,
      text: line.text.length > 4096 ? line.text : line.text.replace(expression, into),
    }));
  }
  const found = SED_DELETE.exec(command) ?? (quiet ? SED_PRINT.exec(command) : null);
  const expression = found && expressionOf(found[1] ?? '', extended);
  if (!expression) return changed(lines);
  const keeps = command.endsWith('p') || found?.[2] === '!';
  return lines.filter(({ text }) => expression.test(text.slice(0, 4096)) === keeps);
}

/** `{print "export " $0}` and the like: what stands in front of the line is kept. */
function awk(words: readonly Field[], lines: Output): Output {
  const program = words.find((word) => !isFlag(word))?.text ?? '';
  const front = /print\s+"([^"]*)"\s*\$0/.exec(program)?.[1];
  const kept = /!\s*\/\^\s*#/.test(program) ? lines.filter(({ text }) => !/^\s*#/.test(text)) : lines;
  if (front !== undefined) return kept.map((line) => ({ ...line, text: front + line.text }));
  return kept.map((line) => ({ ...line, known: /\{\s*print(\s+\$0)?;?\s*\}/.test(program) }));
}

function tr(words: readonly Field[], lines: Output): Output {
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
function xargs(words: readonly Field[], lines: Output): Output | null {
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

/** fish's own: `string split`, `match`, `replace` and `trim`, over words or lines. */
function fishString(words: readonly Field[], input: Output | null): Output | null {
  const [action, ...all] = words;
  const flags = all.filter(isFlag).map(({ text }) => text);
  const has = (letter: string) => flags.some((flag) => /^-[a-z]+$/.test(flag) && flag.includes(letter));
  const operands = all.filter((word, at) => !isFlag(word) && !/^-\w*m$|^--max$/.test(all[at - 1]?.text ?? ''));
  const [first = '', second = ''] = operands.map(({ text }) => text);
  const taken = TAKEN[action?.text ?? ''] ?? 0;
  const given = operands.slice(taken).map(({ text, known, at }) => ({ text, known, at }));
  const lines = given.length > 0 ? given : input;
  if (lines === null) return null;
  switch (action?.text) {
    case 'split': {
      const limit = /\d+/.exec(flags.find((flag) => /^(-m|--max)/.test(flag)) ?? '')?.[0] ?? (has('m') ? '1' : null);
      return lines.flatMap((line) =>
        cutAt(line.text, first, limit === null ? 99 : Number(limit)).map((text) => ({ ...line, text })),
      );
    }
    case 'match': {
      const expression = has('r') ? expressionOf(first, true, has('i') ? 'i' : '') : patternOf(first);
      return expression
        ? lines.filter(({ text }) => expression.test(text.slice(0, 4096)) !== has('v'))
        : changed(lines);
    }
    case 'replace': {
      const expression = has('r') ? expressionOf(first, true, has('a') ? 'g' : '') : null;
      if (has('r') && expression === null) return changed(lines);
      return lines.map((line) => ({ ...line, text: line.text.replace(expression ?? first, second) }));
    }
    case 'trim':
      return lines.map((line) => ({ ...line, text: line.text.trim() }));
    default:
      return changed(lines);
  }
}

/** Words that say what is to be done, before those it is done to. */
const TAKEN: Readonly<Record<string, number>> = { split: 1, match: 1, replace: 2 };

function cutAt(text: string, separator: string, limit: number): string[] {
  const pieces = text.split(separator);
  return pieces.length <= limit + 1 ? pieces : [...pieces.slice(0, limit), pieces.slice(limit).join(separator)];
}
