/** `pilotlight repair`. */
import { createRemedies } from '../../recovery/remedies.ts';
import { planRepairAll } from '../../recovery/repair/plan-repair.ts';
import { planUnsetVariable } from '../../recovery/repair/unset-variable.ts';
import type { RunContext } from '../run.ts';
import { carryOut, inFolder, recoverFirst } from './carry-out.ts';

export async function runRepair(context: RunContext): Promise<number> {
  const { host, options } = context;
  const engine = createRemedies(host);
  await recoverFirst(context, engine);
  const { unset } = options;
  const makePlan = inFolder(({ facts, machine }) =>
    typeof unset === 'string' ? planUnsetVariable(host, facts, machine, unset) : planRepairAll(host, facts, machine),
  );
  return carryOut(context, engine, makePlan);
}
