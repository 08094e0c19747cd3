import type { Dialect, ShellRun } from './dialect.ts';
import { type Expander, expandValue, expandWord } from './expand-words.ts';
import type { Field, Output } from './fields.ts';
import type { Part, Script, Word } from './script.ts';
import type { ScriptFiles } from './script-files.ts';
import type { Origin, ShellState, Variable } from './shell-state.ts';

const ASSIGNMENT = /^([A-Za-z_]\w*)(\+?)=/;

/** Commands whose words may be assignments. */
export const DECLARES = new Set(['export', 'declare', 'typeset', 'local', 'readonly', 'set', 'setenv']);

/** `eval "$(…)"`, `source <(…)`: the lines stand somewhere. */
export const TAKES_SCRIPT = new Set(['eval', 'source', '.']);

/** Commands gone through at most, and text that variables put in, which makes a step for so many characters. */
export const MAX_STEPS = 60_000;
const STEP_OF_TEXT = 4096;

/** Ends a body early: `return` and `exit`, `break`, `continue`. */
export type Leave = 'file' | 'loop' | 'round' | null;

export interface Frame {
  /** Where a line of the text being run stands. */
  at(line: number): Origin;
  parameters: readonly string[];
  depth: number;
  /** Of a function: variables that it has made its own, as its caller knows them. */
  locals?: Map<string, Variable | undefined>;
}

/** Surroundings of a run that do not change. */
export interface Surroundings {
  files: ScriptFiles;
  state: ShellState;
  home: string;
  /** Own variables of the process, for finding files by; never for what is reported. */
  env: Readonly<Record<string, string | undefined>>;
}

/** Where a run stands: its variables, its parameters, what is fed to it, and whether it is certain to be here. */
export abstract class RunState implements Omit<ShellRun, 'loadFile' | 'runLines'> {
  dialect: Dialect;
  readonly files: ScriptFiles;
  readonly state: ShellState;
  readonly home: string;
  /** The shell that `exec` puts in this one's place; null: none. */
  continuesAs: string | null = null;
  /** True while nobody can say whether this is reached. */
  protected unsure = 0;
  protected steps = 0;
  protected leave: Leave = null;
  protected frame: Frame = { at: (line) => ({ file: '', line }), parameters: [], depth: 0 };
  protected input: Output | null = null;
  /** `IFS=…` in front of `read`. */
  separators: string | null = null;
  protected readonly env: Surroundings['env'];
  protected readonly open = new Set<string>();
  protected readonly done = new Set<string>();

  constructor({ files, state, home, env }: Surroundings, dialect: Dialect) {
    this.files = files;
    this.state = state;
    this.home = home;
    this.env = env;
    this.dialect = dialect;
  }

  protected abstract outputOfPart(part: Extract<Part, { part: 'output' }>): Promise<Output | null>;

  get isUnsure(): boolean {
    return this.unsure > 0;
  }

  at(line: number): Origin {
    return this.frame.at(line);
  }

  /** Only where it is certain to be reached. */
  leaveBody(what: Exclude<Leave, null>): void {
    if (!this.isUnsure) this.leave = what;
  }

  /** Gives it back as it is now when the function ends; outside of one nothing is to be given back. */
  keepForCaller(name: string): void {
    const { locals } = this.frame;
    const now = this.state.variables.get(name);
    if (locals && !locals.has(name)) locals.set(name, now && { ...now });
  }

  define(name: string, body: Script, line: number, kind: 'alias' | 'function' = 'function'): void {
    const { commands } = this.state;
    if (kind === 'function' && commands.get(name)?.kind === 'alias') return;
    commands.set(name, { name, kind, body, dialect: this.dialect.name, at: this.at(line) });
  }

  /** The next line of what is piped or redirected here; null: no more, or not known. */
  nextLine(): Output[number] | null {
    const [line, ...rest] = this.input ?? [];
    if (this.input !== null) this.input = rest;
    return line ?? null;
  }

  /** All of it. */
  restOfInput(): Output | null {
    return this.input;
  }

  protected readonly expander: Expander = (() => {
    const run = this;
    return {
      get dialect() {
        return run.dialect;
      },
      get files() {
        return run.files;
      },
      get home() {
        return run.home;
      },
      variable: (name) => this.paidFor(this.lookUp(name)),
      assign: (name, value) =>
        this.state.set(name, { values: [value], known: true, exported: 'as-before', at: this.at(1) }),
      output: (part) => this.outputOfPart(part),
    };
  })();

  /** A variable may hold much, and a loop asks for it again and again: past the bound it is as good as unknown. */
  private paidFor(variable: Variable | null): Variable | null {
    const length = variable?.values.reduce((sum, value) => sum + value.length, 0) ?? 0;
    this.steps += Math.floor(length / STEP_OF_TEXT);
    return this.steps > MAX_STEPS ? null : variable;
  }

  async expandAll(words: readonly Word[]): Promise<Field[]> {
    const all: Field[] = [];
    for (const word of words) all.push(...(await expandWord(word, this.expander)));
    return all;
  }

  lookUp(name: string): Variable | null {
    const of = (values: readonly string[], known: boolean): Variable => ({
      values,
      known,
      exported: false,
      at: this.at(1),
    });
    if (/^\d+$/.test(name)) {
      const value = this.frame.parameters[Number(name) - 1];
      return value === undefined ? null : of([value], true);
    }
    if (name === '@' || name === '*' || name === 'argv') return of(this.frame.parameters, true);
    const variable = this.state.variables.get(name);
    if (variable !== undefined) return variable;
    if (name === 'HOME') return of([this.home], true);
    if (name === 'BASH_SOURCE') return of([this.at(1).file], true);
    const preset = Object.hasOwn(this.dialect.preset, name) ? this.dialect.preset[name] : this.env[name];
    return preset === undefined ? null : of([preset], name in this.dialect.preset);
  }

  /** As one word, with the line it stands in when that is not the command's own. */
  protected async declared(word: Word): Promise<Field> {
    const field = await expandValue(word, this.expander);
    return { ...field, at: field.at ?? this.at(word.line) };
  }

  /** Carries out `NAME=value`; false: it is none. */
  assignText(field: Field, line: number, exported: boolean | 'as-before'): boolean {
    const found = ASSIGNMENT.exec(field.text);
    if (found?.[1] === undefined) return false;
    const value = field.text.slice(found[0].length);
    const known = field.known && found[2] === '';
    this.state.set(found[1], { values: field.usable ? [value] : [], known, exported, at: field.at ?? this.at(line) });
    return true;
  }
}

/** The name that a word assigns to, as it is written; null: it is no assignment. */
export function assignmentIn(word: Word): string | null {
  const [first] = word.parts;
  if (first?.part !== 'text' || first.quoted) return null;
  return ASSIGNMENT.exec(first.text)?.[1] ?? null;
}
