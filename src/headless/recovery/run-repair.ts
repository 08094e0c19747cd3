/** `pilotlight repair`. */
import { createRemedies } from '../../recovery/remedies.ts';
import { planRepairAll } from '../../recovery/repair/plan-repair.ts';
import { planUnsetVariable } from '../../recovery/repair/unset-variable.ts';
import type { RunContext } from '../run.ts';
import { carryOut, recoverFirst } from './carry-out.ts';
import { lookAtProfile } from './look-at-profile.ts';

export async function runRepair(context: RunContext): Promise<number> {
  const { host, options } = context;
  const engine = createRemedies(host);
  await recoverFirst(context, engine);
  const { facts, machine } = await lookAtProfile(context);
  const plan =
    typeof options.unset === 'string'
      ? await planUnsetVariable(host, facts, machine, options.unset)
      : await planRepairAll(host, facts, machine);
  return carryOut(context, engine, plan, { profile: facts });
}
