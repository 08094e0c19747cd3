import type { Builtin, Dialect } from './dialect.ts';
import { evaluateTest } from './evaluate-test.ts';
import type { Field } from './fields.ts';
import { parseFish } from './fish-parser.ts';
import { BASICS, POSIX, source, unset } from './posix-builtins.ts';
import { NAME, plainWord, type Script } from './script.ts';

/** `set [flags] NAME value…`. */
const set: Builtin = (call) => {
  const { run, words, line } = call;
  const behind = words.findIndex(({ text }) => !text.startsWith('-') || text === '--');
  const flags = words.slice(0, behind === -1 ? words.length : behind).map(({ text }) => text);
  const rest = behind === -1 ? [] : words.slice(behind).filter(({ text }, at) => at > 0 || text !== '--');
  const has = (letter: string, long: string) =>
    flags.some((flag) => flag === long || (/^-[a-zA-Z]+$/.test(flag) && flag.includes(letter)));
  const [target, ...values] = rest;
  const name = target?.text.replace(/\[.*$/, '') ?? '';
  if (has('q', '--query')) return run.lookUp(name) !== null ? true : null;
  if (has('e', '--erase')) return unset({ ...call, words: rest });
  if (!NAME.test(name) || target?.usable === false) return null;
  const exported = has('x', '--export') ? true : has('u', '--unexport') ? false : 'as-before';
  // `set -u NAME` alone takes the export back and keeps the value.
  if (values.length === 0 && exported === false) {
    run.state.setExported(name, false);
    return true;
  }
  const before = has('a', '--append') || has('p', '--prepend') ? (run.lookUp(name)?.values ?? []) : [];
  const given = values.filter(({ usable }) => usable).map(({ text }) => text);
  const at = target?.at ?? run.at(line);
  const all = has('p', '--prepend') ? [...given, ...before] : [...before, ...given];
  const known = values.every((value) => value.known && value.usable);
  const from = values.find((value) => value.at !== null)?.at ?? null;
  run.state.set(name, { values: all, known, exported, at, from });
  return true;
};

/** fish's own function: `export NAME=value`, or a name alone. */
const exports: Builtin = ({ run, words, line }) => {
  for (const word of words)
    if (!run.assignText(word, line, true) && NAME.test(word.text)) run.state.setExported(word.text, true);
  return true;
};

const alias: Builtin = ({ run, words, line }) => {
  const [first, ...more] = words.filter(({ text }) => !text.startsWith('-'));
  const whole = /^([^\s=]+)=(.*)$/s.exec(first?.text ?? '');
  const name = whole?.[1] ?? first?.text ?? '';
  const text = whole?.[2] ?? more.map((word) => word.text).join(' ');
  if (name !== '' && text !== '') run.define(name, parseFish(text), line, 'alias');
  return true;
};

/** bass, fenv and replay let bash run something and take over what it has exported. */
const throughBash: Builtin = ({ run, words, line }) => {
  const text = words.map((word) => word.text).join(' ');
  return words.every(({ usable }) => usable) ? run.runLines([{ text, known: true, at: null }], line, POSIX.bash) : null;
};

const status: Builtin = ({ words }) =>
  words.some(({ text }) => /^(--)?is-(interactive|login)$/.test(text)) ? true : null;
const test: Builtin = ({ run, words }) => evaluateTest(words, run.files);

/** `abbr -a claude '…'` is typed out for the person: what is run is what it stands for. */
const abbreviation: Builtin = ({ run, words, line }) => {
  const [name, ...text] = words.filter(({ text: one }) => !one.startsWith('-'));
  if (name !== undefined && text.length > 0) run.define(name.text, commandOf(text), line, 'alias');
  return true;
};

function commandOf(words: readonly Field[]): Script {
  return words.length === 1 && words[0] !== undefined
    ? parseFish(words[0].text)
    : [{ node: 'command', words: words.map(({ text }) => plainWord(text, 1)), input: null, lists: [], line: 1 }];
}

export const FISH: Dialect = {
  name: 'fish',
  parse: parseFish,
  builtins: {
    ...BASICS,
    test,
    set,
    export: exports,
    alias,
    abbr: abbreviation,
    source,
    '.': source,
    bass: throughBash,
    fenv: throughBash,
    replay: throughBash,
    status,
  },
  splits: { variables: false, output: 'lines' },
  keepsLastOfPipe: true,
  assigns: 'in-front',
  preset: { SHLVL: '1' },
};

const UNIVERSAL = /^SETUVAR ((?:--\w+ )*)([A-Za-z_]\w*):(.*)$/;

/** Reads `fish_variables`, where fish keeps universal variables: `SETUVAR --export NAME:value`. */
export function parseFishVariables(text: string): Script {
  return text.split(/\r?\n/).flatMap((line, at) => {
    const parts = UNIVERSAL.exec(line);
    if (parts?.[2] === undefined) return [];
    const values = (parts[3] ?? '')
      .split('\\x1e')
      .map((value) =>
        value.replace(/\\x([0-9a-f]{2})/gi, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
      );
    const flag = parts[1]?.includes('--export') ? ['-gx'] : ['-g'];
    const words = ['set', ...flag, parts[2], ...values].map((word) => plainWord(word, at + 1, true));
    return [{ node: 'command' as const, words, input: null, lists: [], line: at + 1 }];
  });
}
