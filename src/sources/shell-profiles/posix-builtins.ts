import type { Builtin, Dialect } from './dialect.ts';
import { evaluateTest } from './evaluate-test.ts';
import type { Field } from './fields.ts';
import { linesOf } from './lines.ts';
import { parsePosix } from './posix-parser.ts';
import { NAME } from './script.ts';

const isFlag = ({ text }: Field): boolean => /^[-+]/.test(text);
const SHELLS = /^(ba|z|fi|tc|c|k|da)?sh$|^(nu|pwsh)$/;

const declare: Builtin = ({ run, words, line }) => {
  const flags = words.filter(isFlag).map(({ text }) => text);
  const exported = flags.some((flag) => /^-\w*x/.test(flag))
    ? true
    : flags.some((flag) => /^\+\w*x/.test(flag))
      ? false
      : 'as-before';
  for (const word of words.filter((one) => !isFlag(one))) {
    if (run.assignText(word, line, exported) || exported === 'as-before') continue;
    if (NAME.test(word.text)) run.state.setExported(word.text, exported);
  }
  return true;
};

/** In a function until it ends, save with `-g`, and in zsh with `-x`. */
const local: Builtin = (call) => {
  const { run, words } = call;
  const stays = run.dialect.name === 'zsh' ? /^-\w*[gx]/ : /^-\w*g/;
  if (words.some(({ text }) => stays.test(text))) return declare(call);
  for (const word of words.filter((one) => !isFlag(one))) {
    const [name] = /^[A-Za-z_]\w*/.exec(word.text) ?? [];
    if (name !== undefined) run.keepForCaller(name);
  }
  return declare(call);
};

const exports: Builtin = ({ run, words, line }) => {
  if (words.some(({ text }) => /^-[pf]/.test(text))) return true;
  const removes = words.some(({ text }) => text === '-n');
  for (const word of words) {
    if (run.assignText(word, line, !removes)) continue;
    if (NAME.test(word.text)) run.state.setExported(word.text, !removes);
  }
  return true;
};

/** A file by name, from the home folder when it is relative; `source <(…)` is seen to before. */
export const source: Builtin = async ({ run, words }) => {
  const [path] = words.filter(({ text }) => text !== '--');
  if (path === undefined) {
    const piped = run.restOfInput();
    return piped && run.runLines(piped, 1);
  }
  if (/^\/dev\/(stdin|fd\/0)$|^-$/.test(path.text)) {
    const piped = run.restOfInput();
    return piped && run.runLines(piped, 1);
  }
  if (!path.usable || path.text === '') return null;
  return run.loadFile(run.files.isAbsolute(path.text) ? path.text : `${run.home}/${path.text.replace(/^\.\//, '')}`);
};

/** In a branch that may not be reached, what was set stays: better told of once too often. */
export const unset: Builtin = ({ run, words }) => {
  if (run.isUnsure || words[0]?.text === '-f') return true;
  for (const { text } of words) run.state.unset(text);
  return true;
};

const read: Builtin = ({ run, words, line }) => {
  const given = run.nextLine();
  if (given === null) return run.restOfInput() === null ? null : false;
  const names = words
    .filter((word, at) => !isFlag(word) && !/^-\w*[pdtnua]$/.test(words[at - 1]?.text ?? ''))
    .map(({ text }) => text);
  const separators = run.separators ?? ' \t';
  let rest = /\s/.test(separators) ? given.text.trim() : given.text;
  for (const [at, name] of names.entries()) {
    const cut = at === names.length - 1 ? -1 : [...rest].findIndex((char) => separators.includes(char));
    const value = cut === -1 ? rest : rest.slice(0, cut);
    rest = cut === -1 ? '' : rest.slice(cut + 1);
    run.state.set(name, {
      values: [value],
      known: given.known,
      exported: 'as-before',
      at: run.at(line),
      from: given.at,
    });
  }
  return true;
};

const alias: Builtin = ({ run, words, line }) => {
  if (words.some(({ text }) => /^-[gs]/.test(text))) return true;
  for (const { text } of words) {
    const found = /^([^\s=]+)=(.*)$/s.exec(text);
    if (found?.[1] !== undefined) run.define(found[1], run.dialect.parse(found[2] ?? ''), line, 'alias');
  }
  return true;
};

const unalias: Builtin = ({ run, words }) => {
  for (const { text } of words) if (!run.isUnsure) run.state.commands.delete(text);
  return true;
};

export const evaluate: Builtin = ({ run, words, line }) => {
  if (words.some(({ usable }) => !usable)) return null;
  const at = words.find((word) => word.at !== null)?.at ?? null;
  const text = words.map((word) => word.text).join(' ');
  return run.runLines(
    linesOf(text, true).map((one) => ({ ...one, at })),
    line,
  );
};

const test: Builtin = ({ run, words }) => evaluateTest(words, run.files);
const bracket: Builtin = ({ run, words }) => evaluateTest(words.slice(0, -1), run.files);

export const replace: Builtin = ({ run, words }) => {
  const program =
    words
      .find((word) => !isFlag(word))
      ?.text.split('/')
      .at(-1) ?? '';
  if (SHELLS.test(program)) run.continuesAs = program;
  return null;
};

const setOptions: Builtin = ({ run, words }) => {
  const [flag = '', option = ''] = words.map(({ text }) => text);
  if (/^[-+][a-zA-Z]*a/.test(flag) || (/^[-+]o$/.test(flag) && option === 'allexport'))
    run.state.allExport = flag.startsWith('-');
  return true;
};

const setopt =
  (on: boolean): Builtin =>
  ({ run, words }) => {
    if (words.some(({ text }) => text === '-a' || /^all_?export$/i.test(text))) run.state.allExport = on;
    return true;
  };

/** `printf -v NAME …`; what it prints goes nowhere. */
const printf: Builtin = ({ run, words, line }) => {
  const at = words.findIndex(({ text }) => text === '-v');
  const name = words[at + 1]?.text ?? '';
  if (at !== -1 && NAME.test(name))
    run.state.set(name, { values: [], known: false, exported: 'as-before', at: run.at(line) });
  return true;
};

/** `emulate sh -c '. ~/.profile'`. */
const emulate: Builtin = async ({ run, words, line }) => {
  const at = words.findIndex(({ text }) => text === '-c');
  const script = words[at + 1];
  return at === -1 || script === undefined ? true : run.runLines(linesOf(script.text, true), line, POSIX.sh);
};

const leave =
  (what: 'file' | 'loop' | 'round'): Builtin =>
  ({ run }) => {
    run.leaveBody(what);
    return true;
  };

export const BASICS: Readonly<Record<string, Builtin>> = {
  true: () => true,
  ':': () => true,
  false: () => false,
  test,
  '[': bracket,
  exec: replace,
  return: leave('file'),
  exit: leave('file'),
  break: leave('loop'),
  continue: leave('round'),
  '.': source,
  source,
  eval: evaluate,
  read,
};

const BUILTINS: Readonly<Record<string, Builtin>> = {
  ...BASICS,
  export: exports,
  declare: local,
  typeset: local,
  local,
  readonly: declare,
  unset,
  alias,
  unalias,
  '[[': bracket,
  set: setOptions,
  setopt: setopt(true),
  unsetopt: setopt(false),
  printf,
  emulate,
};

/** As an interactive shell has them. */
const COMMON = { '-': 'himBHs', PS1: '$ ', IFS: ' \t\n', SHLVL: '1' };
const dialect = (name: 'sh' | 'bash' | 'zsh', preset: Readonly<Record<string, string>>): Dialect => ({
  name,
  parse: parsePosix,
  builtins: BUILTINS,
  splits: { variables: name !== 'zsh', output: 'blanks' },
  keepsLastOfPipe: name === 'zsh',
  assigns: 'anywhere',
  preset: { ...COMMON, ...preset },
});

/** sh, bash and zsh: one language but for a few ways. */
export const POSIX = {
  sh: dialect('sh', { BASH_VERSION: '', ZSH_VERSION: '' }),
  bash: dialect('bash', { BASH_VERSION: '5.2.15(1)-release', BASH: '/bin/bash', ZSH_VERSION: '' }),
  zsh: dialect('zsh', { ZSH_VERSION: '5.9', BASH_VERSION: '' }),
} as const;
