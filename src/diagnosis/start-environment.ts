/** The variables that claude starts with where a person types it. Pure. */
import type { EnvVarFact, MachineFacts } from '../shared/facts.ts';

export type MachineEnvironment = Pick<MachineFacts, 'processEnv' | 'shellEnv' | 'fromShell' | 'otherStarts'>;

/** Those of a terminal, less what an alias, a function or a script called claude takes out. */
export function startEnvironment(machine: MachineEnvironment): readonly EnvVarFact[] {
  const base = machine.fromShell ? machine.processEnv : machine.shellEnv;
  const without = takenOut(machine);
  return without.size === 0 ? base : base.filter(({ name }) => !without.has(name));
}

/** What stands in front of the real program whenever claude is typed. */
const IN_FRONT = ['alias', 'function', 'wrapper'];

function takenOut({ otherStarts = [] }: MachineEnvironment): Set<string> {
  const inFront = otherStarts.filter(
    ({ kind, name, runsClaude }) => IN_FRONT.includes(kind) && name === 'claude' && runsClaude,
  );
  return new Set(inFront.flatMap(({ without }) => without));
}
