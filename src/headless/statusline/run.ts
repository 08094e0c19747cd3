/** `pilotlight statusline`: lets Claude Code tell its usage windows, by the feed it gives to status lines. */
import { shownPath } from '../../recovery/engine/shown-path.ts';
import { planStatuslineOff, planStatuslineOn } from '../../recovery/statusline/plan-statusline.ts';
import { type StatuslineReport, tellStatusline } from '../../recovery/statusline/tell-statusline.ts';
import type { ProfileFacts } from '../../shared/facts.ts';
import { formatPast } from '../../shared/messages/span.ts';
import { STATUSLINE } from '../../shared/messages/statusline.ts';
import { say } from '../recovery/carry-out.ts';
import { createSwitchCommand } from '../recovery/switch-command.ts';
import type { RunContext } from '../run.ts';

export const runStatusline = createSwitchCommand({
  name: 'statusline',
  show,
  on: planStatuslineOn,
  off: planStatuslineOff,
});

async function show(context: RunContext, facts: ProfileFacts): Promise<number> {
  const report = await tellStatusline(context.host, facts);
  return say(context, { statusline: report }, describe(report, context), 0);
}

function describe(report: StatuslineReport, { host }: RunContext): string[] {
  const { state, problem, missing, script, calledAt, version } = report;
  const when = calledAt === null ? null : formatPast(calledAt, host.clock.now());
  return [
    ...(state === 'unknown' ? [] : [STATUSLINE.state[state]]),
    ...(problem === null ? [] : [problem]),
    ...(missing && script ? [STATUSLINE.scriptGone({ file: shownPath(host.home, script) })] : []),
    ...(when === null || state === 'off' ? [] : [STATUSLINE.lastCall({ when, version: version ?? '' })]),
    ...(when === null && (state === 'alone' || state === 'chained') ? [STATUSLINE.neverCalled] : []),
  ];
}
