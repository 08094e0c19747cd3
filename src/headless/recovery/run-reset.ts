/** `pilotlight reset`. */
import { createRemedies } from '../../recovery/remedies.ts';
import { planReset } from '../../recovery/reset.ts';
import type { RunContext } from '../run.ts';
import { carryOut, recoverFirst } from './carry-out.ts';
import { lookAtProfile } from './look-at-profile.ts';

export async function runReset(context: RunContext): Promise<number> {
  const engine = createRemedies(context.host);
  await recoverFirst(context, engine);
  const { facts, machine } = await lookAtProfile(context);
  const plan = await planReset(context.host, facts, machine);
  return carryOut(context, engine, plan, { profile: facts, next: 'sign in again with "pilotlight sign-in".' });
}
