/** `pilotlight profiles new NAME`: shows what would be made, and makes it on a yes. */
import { planNewProfile } from '../../recovery/profiles/plan-new-profile.ts';
import { createRemedies } from '../../recovery/remedies.ts';
import { PROFILES_COMMAND } from '../../shared/messages/profiles.ts';
import type { ProfileEntry } from '../../shared/profile-entries.ts';
import type { RunContext } from '../run.ts';
import { carryOut, recoverFirst } from './carry-out.ts';

/** @returns `adds` null: nothing was made */
export async function runNewProfile(
  context: RunContext,
  name: string,
): Promise<{ code: number; adds: ProfileEntry | null }> {
  const { host, options } = context;
  const engine = createRemedies(host);
  await recoverFirst(context, engine);
  let adds: ProfileEntry | undefined;
  const makePlan = async () => {
    const plan = await planNewProfile(host, { name, alias: options['no-alias'] !== true });
    if ('adds' in plan) ({ adds } = plan);
    return plan;
  };
  const code = await carryOut(context, engine, makePlan, PROFILES_COMMAND.nextSignIn({ name }));
  return { code, adds: code === 0 && options['dry-run'] !== true ? (adds ?? null) : null };
}
