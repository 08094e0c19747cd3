import type { EnvVarFact } from '../../shared/facts.ts';
import { describeComputedVariable, describeVariable, mattersToSignIn } from '../environment/environment.ts';
import type { Script } from './script.ts';

/** Where something is written: what a finding points to. */
export interface Origin {
  file: string;
  /** 1-based. */
  line: number;
}

export interface Variable {
  /** More than one for a list. */
  values: readonly string[];
  /** False: a shell computes it; `values` is then a guess, or nothing. */
  known: boolean;
  exported: boolean;
  at: Origin;
  /** The line of a file that the value was read from; null: it stands where it is assigned. */
  from?: Origin | null;
  /** Where it was set before, and not taken out again. */
  before?: readonly Origin[];
}

/** `alias name=…` or a function: a command of the person's own. */
export interface OwnCommand {
  name: string;
  kind: 'alias' | 'function';
  body: Script;
  dialect: string;
  at: Origin;
}

/** What the start-up files read so far have set. Values stay inside. */
export class ShellState {
  readonly variables = new Map<string, Variable>();
  /** By name; what was defined last counts, and an alias goes before a function. */
  readonly commands = new Map<string, OwnCommand>();
  /** Exported before they were set: they are as soon as they are. */
  private readonly promised = new Set<string>();
  /** `set -a`: whatever is assigned is exported. */
  allExport = false;

  set(name: string, variable: Omit<Variable, 'exported'> & { exported: boolean | 'as-before' }): void {
    const known = this.variables.get(name);
    const wasExported = known?.exported ?? this.promised.has(name);
    const exported = variable.exported === 'as-before' ? wasExported || this.allExport : variable.exported;
    const before = known ? placesBefore(known, variable.at) : [];
    this.variables.set(name, { ...variable, exported, ...(before.length > 0 && { before }) });
  }

  setExported(name: string, exported: boolean): void {
    const known = this.variables.get(name);
    if (known !== undefined) known.exported = exported;
    else if (exported) this.promised.add(name);
    else this.promised.delete(name);
  }

  unset(name: string): void {
    this.variables.delete(name);
    this.promised.delete(name);
  }

  /** A variable as it was, or none. */
  restore(name: string, variable: Variable | undefined): void {
    if (variable === undefined) this.variables.delete(name);
    else this.variables.set(name, variable);
  }

  /** What a program started now is given, as far as it matters to sign-in, in the order it was first set. */
  describe(): readonly EnvVarFact[] {
    return this.facts(({ exported }) => exported);
  }

  /** Set for the shell alone: no program sees it. */
  describeUnexported(): readonly EnvVarFact[] {
    return this.facts(({ exported }) => !exported);
  }

  /** Is it set, to a value that fits or to one that is not known? The value stays inside. */
  mayHold(name: string, fits: (value: string) => boolean): boolean {
    const variable = this.variables.get(name);
    return variable !== undefined && (!variable.known || fits(variable.values.join(' ')));
  }

  private facts(which: (variable: Variable) => boolean): readonly EnvVarFact[] {
    return [...this.variables].flatMap(([name, variable]) => {
      if (!which(variable) || !mattersToSignIn(name)) return [];
      const { values, known, at, before } = variable;
      const fact = known
        ? describeVariable(name, values.join(' '), 'shell-profile', at.file, at.line)
        : describeComputedVariable(name, 'shell-profile', at.file, at.line);
      if (before) fact.alsoAt = before;
      return [fact];
    });
  }
}

const MOST_PLACES = 4;

/** A loop comes by the same line many times. */
function placesBefore({ at, before = [] }: Variable, now: Origin): readonly Origin[] {
  const isSame = (a: Origin, b: Origin): boolean => a.file === b.file && a.line === b.line;
  const all = [at, ...before].map(({ file, line }) => ({ file, line }));
  const others = all.filter(
    (one, index) => !isSame(one, now) && all.findIndex((other) => isSame(one, other)) === index,
  );
  return others.slice(0, MOST_PLACES);
}
