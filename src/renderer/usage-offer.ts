/** Whether Claude Code can be let tell its usage here, so that there is something to offer. */
import type { Snapshot } from '../shared/snapshot.ts';
import type { ProfileReport } from '../shared/verdict.ts';
import { SIGNED_IN } from '../shared/vocabulary.ts';

/** Not where it tells already; and the script needs a POSIX shell. */
export function offersUsage(
  { capabilities, plannable }: Pick<Snapshot, 'capabilities' | 'plannable'>,
  { signIn, usage }: Pick<ProfileReport, 'signIn' | 'usage'>,
): boolean {
  const canPlan = plannable.includes('statusline-on') && capabilities.platform !== 'win32';
  return canPlan && usage?.fed !== true && SIGNED_IN.has(signIn.state);
}
