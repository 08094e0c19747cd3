import type { Field, Output } from './fields.ts';
import { fishString } from './fish-string.ts';
import { changed, type Filter, inputOf, isFlag, linesOf } from './lines.ts';
import type { ScriptFiles } from './script-files.ts';
import { awk, grep, sed, tr, xargs } from './text-filters.ts';

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

const MAX_PATH = 4096;

function pathPart(words: readonly Field[], shape: RegExp, into: string): Output | null {
  const path = words.find((word) => !isFlag(word));
  return path?.usable && path.text.length <= MAX_PATH ? linesOf(path.text.replace(shape, into), path.known) : null;
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

function printed(words: readonly Field[]): Output {
  const [format, ...rest] = words;
  const known = words.every((word) => word.known);
  let at = 0;
  const text = (format?.text ?? '').replace(/%%|%[-\d.]*[sqb]/g, (all) =>
    all === '%%' ? '%' : (rest[at++]?.text ?? ''),
  );
  return linesOf(text.replace(/\\n/g, '\n').replace(/\\t/g, '\t').replace(/\n$/, ''), known);
}
