/** `pilotlight repair`. */
import { createRemedies } from '../../recovery/remedies.ts';
import { planRepairAll } from '../../recovery/repair/plan-repair.ts';
import { planSetRight } from '../../recovery/repair/set-right.ts';
import { planUnsetVariable } from '../../recovery/repair/unset-variable.ts';
import type { RunContext } from '../run.ts';
import { carryOut, inFolder, recoverFirst } from './carry-out.ts';

export async function runRepair(context: RunContext): Promise<number> {
  const { host, options } = context;
  const engine = createRemedies(host);
  await recoverFirst(context, engine);
  const { unset, correct } = options;
  const makePlan = inFolder(({ facts, machine }) => {
    if (typeof unset === 'string') return planUnsetVariable(host, facts, machine, unset);
    if (typeof correct === 'string') return planSetRight(host, facts, machine, correct);
    return planRepairAll(host, facts, machine);
  });
  return carryOut(context, engine, makePlan);
}
