import type { Field, Output } from './fields.ts';
import type { Script } from './script.ts';
import type { ScriptFiles } from './script-files.ts';
import type { Origin, ShellState, Variable } from './shell-state.ts';

/** How a command ended: true and false are known, null is not, and what hangs on it counts as done. */
export type Status = boolean | null;

/** The run of a script as its built-in commands see it. */
export interface ShellRun {
  dialect: Dialect;
  readonly files: ScriptFiles;
  readonly state: ShellState;
  readonly home: string;
  /** The shell that `exec` puts in this one's place; null: none. */
  continuesAs: string | null;
  /** `IFS=…` in front of `read`. */
  separators: string | null;
  /** True while nobody can say whether this is reached. */
  readonly isUnsure: boolean;
  at(line: number): Origin;
  loadFile(path: string, dialect?: Dialect): Promise<Status>;
  runLines(lines: Output, line: number, dialect?: Dialect): Promise<Status>;
  leaveBody(what: 'file' | 'loop' | 'round'): void;
  /** The function that runs makes it its own: its caller has it back as it is now. */
  keepForCaller(name: string): void;
  define(name: string, body: Script, line: number, kind?: 'alias' | 'function'): void;
  nextLine(): Output[number] | null;
  restOfInput(): Output | null;
  lookUp(name: string): Variable | null;
  assignText(field: Field, line: number, exported: boolean | 'as-before'): boolean;
}

export interface Call {
  run: ShellRun;
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
