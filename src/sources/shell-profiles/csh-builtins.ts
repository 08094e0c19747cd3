import { parseCsh } from './csh-parser.ts';
import type { Builtin, Dialect } from './dialect.ts';
import { evaluateTest } from './evaluate-test.ts';
import { BASICS, evaluate, unset } from './posix-builtins.ts';
import { NAME } from './script.ts';

const setenv: Builtin = ({ run, words, line }) => {
  const [name, value] = words;
  if (name === undefined || !NAME.test(name.text)) return null;
  const { text = '', known = true, usable = true } = value ?? {};
  run.state.set(name.text, {
    values: usable ? [text] : [],
    known: known && usable,
    exported: true,
    at: name.at ?? run.at(line),
  });
  return true;
};

/** `set name = value`, `set name=value`, `set name = (a b)`: for the shell alone. */
const set: Builtin = ({ run, words, line }) => {
  const [first, second, ...more] = words.filter(({ text }) => !/^-[rfl]$/.test(text));
  if (first === undefined) return true;
  const found = /^([A-Za-z_]\w*)(?:=(.*))?$/s.exec(first.text);
  if (found?.[1] === undefined) return null;
  const values =
    second?.text === '='
      ? more
      : second?.text.startsWith('=')
        ? [{ ...second, text: second.text.slice(1) }, ...more]
        : [];
  const texts = found[2] === undefined ? values.map(({ text }) => text) : [found[2], ...more.map(({ text }) => text)];
  const known = first.known && values.every((value) => value.known);
  // A variable of the shell hides the environment's of that name from the shell, and from nobody else.
  if (run.state.variables.get(found[1])?.exported !== true)
    run.state.set(found[1], { values: texts, known, exported: false, at: run.at(line) });
  return true;
};

const alias: Builtin = ({ run, words, line }) => {
  const [name, ...rest] = words;
  if (name !== undefined && rest.length > 0)
    run.define(name.text, parseCsh(rest.map(({ text }) => text).join(' ')), line, 'alias');
  return true;
};

const source: Builtin = ({ run, words }) => {
  const [path] = words.filter(({ text }) => !/^-h$/.test(text));
  if (path === undefined || !path.usable) return null;
  return run.loadFile(run.files.isAbsolute(path.text) ? path.text : `${run.home}/${path.text}`);
};

/** `$?name` asks whether a variable is set, which the words of sh do not know. */
const test: Builtin = ({ run, words }) => evaluateTest(words, run.files);

export const CSH: Dialect = {
  name: 'csh',
  parse: parseCsh,
  builtins: { ...BASICS, setenv, set, unsetenv: unset, unset, alias, source, eval: evaluate, test },
  splits: { variables: true, output: 'blanks' },
  keepsLastOfPipe: false,
  assigns: 'never',
  preset: { SHLVL: '1' },
};
