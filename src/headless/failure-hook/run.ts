/** `pilotlight failure-hook`: lets Claude Code say when a turn ends with an error, by a hook of its own. */
import { shownPath } from '../../recovery/engine/shown-path.ts';
import {
  planFailureHookOff,
  planFailureHookOn,
  readHookPlace,
  whyNoHooks,
} from '../../recovery/failure-hook/plan-hook.ts';
import { createRemedies } from '../../recovery/remedies.ts';
import { FAILURE_HOOK } from '../../shared/messages/failure-hook.ts';
import { formatSpan } from '../../shared/messages/span.ts';
import { WRONG_USAGE } from '../exit-codes.ts';
import { carryOut, inFolder, type MakePlan, NOT_DONE, recoverFirst, say } from '../recovery/carry-out.ts';
import { lookAtProfile, whyNoFolder } from '../recovery/look-at-profile.ts';
import type { Run, RunContext } from '../run.ts';

const ACTIONS: Readonly<Record<string, Run>> = {
  show,
  on: (context) => change(context, ({ facts }) => planFailureHookOn(context.host, facts)),
  off: (context) => change(context, ({ facts }) => planFailureHookOff(context.host, facts)),
};

export async function runFailureHook(context: RunContext): Promise<number> {
  const [word = 'show'] = context.words;
  const action = Object.hasOwn(ACTIONS, word) ? ACTIONS[word] : undefined;
  if (action) return action(context);
  context.stderr.write(
    `"failure-hook ${word}" does not exist. "pilotlight failure-hook --help" shows what there is.\n`,
  );
  return WRONG_USAGE;
}

async function change(context: RunContext, makePlan: MakePlan): Promise<number> {
  const engine = createRemedies(context.host);
  await recoverFirst(context, engine);
  return carryOut(context, engine, inFolder(makePlan));
}

async function show(context: RunContext): Promise<number> {
  const { host } = context;
  const seen = await lookAtProfile(context);
  const gone = whyNoFolder(seen);
  if (gone) return say(context, { message: gone }, [gone], NOT_DONE);
  const place = await readHookPlace(host, seen.facts);
  if (typeof place === 'string') return say(context, { hook: { state: 'unknown', problem: place } }, [place], 0);
  const { isOn, spool } = place;
  const missing = isOn && (await host.files.stat(spool.script)) === null;
  const problem = isOn ? await whyNoHooks(host, seen.facts) : null;
  const calledAt = (await host.files.stat(spool.touched))?.mtimeMs ?? null;
  const lines = [
    FAILURE_HOOK.state[isOn ? 'on' : 'off'],
    ...(problem === null ? [] : [problem]),
    ...(missing ? [FAILURE_HOOK.scriptGone({ file: shownPath(host.home, spool.script) })] : []),
    ...(isOn && calledAt !== null ? [FAILURE_HOOK.lastCall({ ago: formatSpan(host.clock.now() - calledAt) })] : []),
    ...(isOn && calledAt === null ? [FAILURE_HOOK.neverCalled] : []),
  ];
  return say(context, { hook: { state: isOn ? 'on' : 'off', problem, missing, calledAt } }, lines, 0);
}
