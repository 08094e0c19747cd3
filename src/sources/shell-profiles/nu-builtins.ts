import { CSH } from './csh-builtins.ts';
import type { Builtin, Dialect } from './dialect.ts';
import { readLines } from './lines.ts';
import { parseNu } from './nu-parser.ts';
import { unset } from './posix-builtins.ts';

const load: Builtin = ({ run, words }) => {
  const [path] = words;
  if (path === undefined || !path.usable) return null;
  return run.loadFile(run.files.isAbsolute(path.text) ? path.text : `${run.home}/.config/nushell/${path.text}`);
};

/** Each `NAME=value` of a file. */
const loadFile: Builtin = async ({ run, words, line }) => {
  const [path] = words;
  const lines = path?.usable ? await readLines(path.text, run.files) : null;
  for (const { text, at, known } of lines ?? []) {
    const value = text.replace(/^\s*export\s+/, '').replace(/^([A-Za-z_]\w*)\s*=\s*(["']?)(.*)\2\s*$/, '$1=$3');
    run.assignText({ text: value, known, usable: true, at }, line, true);
  }
  return true;
};

const bind: Builtin = ({ run, words, line }) => {
  const [name, value] = words;
  if (name !== undefined)
    run.state.set(name.text, {
      values: value?.usable ? [value.text] : [],
      known: value?.known ?? false,
      exported: false,
      at: run.at(line),
    });
  return true;
};

const setenv = CSH.builtins.setenv as Builtin;

/** nushell, and PowerShell, which differ in how they are read. */
export const NU: Dialect = {
  name: 'nu',
  parse: parseNu,
  builtins: { setenv, source: load, 'load-file': loadFile, let: bind, unset },
  splits: { variables: false, output: 'lines' },
  keepsLastOfPipe: true,
  assigns: 'never',
  preset: {},
};
