/** `pilotlight statusline`: lets Claude Code tell its usage windows, by the feed it gives to status lines. */
import { shownPath } from '../../recovery/engine/shown-path.ts';
import { createRemedies } from '../../recovery/remedies.ts';
import { planStatuslineOff, planStatuslineOn } from '../../recovery/statusline/plan-statusline.ts';
import { type StatuslineReport, tellStatusline } from '../../recovery/statusline/tell-statusline.ts';
import { formatSpan } from '../../shared/messages/span.ts';
import { STATUSLINE } from '../../shared/messages/statusline.ts';
import { WRONG_USAGE } from '../exit-codes.ts';
import { carryOut, inFolder, type MakePlan, NOT_DONE, recoverFirst, say } from '../recovery/carry-out.ts';
import { lookAtProfile, whyNoFolder } from '../recovery/look-at-profile.ts';
import type { Run, RunContext } from '../run.ts';

const ACTIONS: Readonly<Record<string, Run>> = {
  show,
  on: (context) => change(context, ({ facts }) => planStatuslineOn(context.host, facts)),
  off: (context) => change(context, ({ facts }) => planStatuslineOff(context.host, facts)),
};

export async function runStatusline(context: RunContext): Promise<number> {
  const [word = 'show'] = context.words;
  const action = Object.hasOwn(ACTIONS, word) ? ACTIONS[word] : undefined;
  if (action) return action(context);
  context.stderr.write(`"statusline ${word}" does not exist. "pilotlight statusline --help" shows what there is.\n`);
  return WRONG_USAGE;
}

async function change(context: RunContext, makePlan: MakePlan): Promise<number> {
  const engine = createRemedies(context.host);
  await recoverFirst(context, engine);
  return carryOut(context, engine, inFolder(makePlan));
}

async function show(context: RunContext): Promise<number> {
  const seen = await lookAtProfile(context);
  const gone = whyNoFolder(seen);
  if (gone) return say(context, { message: gone }, [gone], NOT_DONE);
  const report = await tellStatusline(context.host, seen.facts);
  return say(context, { statusline: report }, describe(report, context), 0);
}

function describe(report: StatuslineReport, { host }: RunContext): string[] {
  const { state, problem, missing, script, calledAt, version } = report;
  const ago = calledAt === null ? null : formatSpan(host.clock.now() - calledAt);
  return [
    ...(state === 'unknown' ? [] : [STATUSLINE.state[state]]),
    ...(problem === null ? [] : [problem]),
    ...(missing && script ? [STATUSLINE.scriptGone({ file: shownPath(host.home, script) })] : []),
    ...(ago === null || state === 'off' ? [] : [STATUSLINE.lastCall({ ago, version: version ?? '' })]),
    ...(ago === null && (state === 'alone' || state === 'chained') ? [STATUSLINE.neverCalled] : []),
  ];
}
