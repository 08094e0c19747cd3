/** A command with the words `show`, `on` and `off`: one edit of Claude Code's settings that can be taken back. */
import type { Host } from '../../platform/host.ts';
import type { Plan, Refusal } from '../../recovery/engine/plan.ts';
import { createRemedies } from '../../recovery/remedies.ts';
import type { ProfileFacts } from '../../shared/facts.ts';
import { PROMPTS } from '../../shared/messages/terminal/recovery.ts';
import { WRONG_USAGE } from '../exit-codes.ts';
import type { Run, RunContext } from '../run.ts';
import { carryOut, inFolder, NOT_DONE, recoverFirst, say } from './carry-out.ts';
import { lookAtProfile, whyNoFolder } from './look-at-profile.ts';

type Planner = (host: Host, facts: ProfileFacts) => Promise<Plan | Refusal>;

export interface SwitchCommand {
  name: string;
  /** How it stands for this profile, on the terminal; resolves with the exit code. */
  show(context: RunContext, facts: ProfileFacts): Promise<number>;
  on: Planner;
  off: Planner;
}

export function createSwitchCommand({ name, show, on, off }: SwitchCommand): Run {
  const actions: Readonly<Record<string, Run>> = {
    show: (context) => showProfile(context, show),
    on: (context) => change(context, on),
    off: (context) => change(context, off),
  };
  return async (context) => {
    const [word = 'show'] = context.words;
    const action = Object.hasOwn(actions, word) ? actions[word] : undefined;
    if (action) return action(context);
    context.stderr.write(`${PROMPTS.unknownWord({ command: name, word })}\n`);
    return WRONG_USAGE;
  };
}

async function change(context: RunContext, plan: Planner): Promise<number> {
  const engine = createRemedies(context.host);
  await recoverFirst(context, engine);
  const makePlan = inFolder(({ facts }) => plan(context.host, facts));
  return carryOut(context, engine, makePlan);
}

async function showProfile(context: RunContext, show: SwitchCommand['show']): Promise<number> {
  const seen = await lookAtProfile(context);
  const gone = whyNoFolder(seen);
  return gone ? say(context, { message: gone }, [gone], NOT_DONE) : show(context, seen.facts);
}
