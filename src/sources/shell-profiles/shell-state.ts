import type { EnvVarFact } from '../../shared/facts.ts';
import { describeComputedVariable, describeVariable, mattersToSignIn } from '../environment/environment.ts';
import type { Lookup, Statement } from './statements.ts';

interface Variable {
  value: string | null;
  exported: boolean;
  file: string;
  line: number;
}

/** What the start-up files read so far have set. Values stay inside. */
export class ShellState {
  private readonly variables = new Map<string, Variable>();
  private readonly home: string;

  constructor(home: string) {
    this.home = home;
  }

  /** A variable's value for the next statement, when it is known. */
  readonly lookup: Lookup = (name) => {
    const variable = this.variables.get(name);
    if (variable !== undefined) return variable.value ?? undefined;
    return name === 'HOME' || name === 'USERPROFILE' ? this.home : undefined;
  };

  /** Carries out a statement; a `source` is not for here. */
  run(statement: Exclude<Statement, { does: 'source' }>, file: string): void {
    const { name, line } = statement;
    const known = this.variables.get(name);
    switch (statement.does) {
      case 'set':
        this.variables.set(name, {
          value: statement.value,
          exported: statement.exported || known?.exported === true,
          file,
          line,
        });
        return;
      case 'unset':
        this.variables.delete(name);
        return;
      case 'export':
      case 'unexport':
        if (known !== undefined) known.exported = statement.does === 'export';
    }
  }

  /** The exported variables that matter to sign-in, in the order they were first set. */
  describe(): readonly EnvVarFact[] {
    return [...this.variables].flatMap(([name, { value, exported, file, line }]) => {
      if (!exported || !mattersToSignIn(name)) return [];
      if (value === null) return [describeComputedVariable(name, 'shell-profile', file, line)];
      return [describeVariable(name, value, 'shell-profile', file, line)];
    });
  }
}
