import type { Field } from './expand-words.ts';
import type { Script } from './script.ts';
import type { ScriptRun } from './script-run.ts';

/** How a command ended: true and false are known, null is not, and what hangs on it counts as done. */
export type Status = boolean | null;

export interface Call {
  run: ScriptRun;
  /** The words behind the command's name. */
  words: readonly Field[];
  line: number;
}

export type Builtin = (call: Call) => Status | Promise<Status>;

/** What sets one shell's language apart. */
export interface Dialect {
  name: 'sh' | 'bash' | 'zsh' | 'fish' | 'csh' | 'nu' | 'powershell';
  parse(text: string): Script;
  builtins: Readonly<Record<string, Builtin>>;
  /** What an unquoted variable or command falls apart into. */
  splits: { variables: boolean; output: 'blanks' | 'lines' };
  /** The last command of a pipe runs in the shell itself, so that what it sets stays. */
  keepsLastOfPipe: boolean;
  /** Where `NAME=value` is an assignment. */
  assigns: 'anywhere' | 'in-front' | 'never';
  /** Known from the start: the shell's own variables. */
  preset: Readonly<Record<string, string>>;
}
