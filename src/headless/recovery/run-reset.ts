/** `pilotlight reset`. */
import { createRemedies } from '../../recovery/remedies.ts';
import { planReset } from '../../recovery/reset.ts';
import { RESET_COMMAND } from '../../shared/messages/terminal/commands-recovery.ts';
import type { RunContext } from '../run.ts';
import { carryOut, inFolder, recoverFirst } from './carry-out.ts';

export async function runReset(context: RunContext): Promise<number> {
  const engine = createRemedies(context.host);
  await recoverFirst(context, engine);
  const makePlan = inFolder(({ facts, machine }) => planReset(context.host, facts, machine));
  return carryOut(context, engine, makePlan, RESET_COMMAND.next);
}
