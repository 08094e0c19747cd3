/** `pilotlight failure-hook`: lets Claude Code say when a turn ends with an error, by a hook of its own. */
import { shownPath } from '../../recovery/engine/shown-path.ts';
import {
  planFailureHookOff,
  planFailureHookOn,
  readHookPlace,
  whyNoHooks,
} from '../../recovery/failure-hook/plan-hook.ts';
import type { ProfileFacts } from '../../shared/facts.ts';
import { FAILURE_HOOK } from '../../shared/messages/failure-hook.ts';
import { formatPast } from '../../shared/messages/span.ts';
import { say } from '../recovery/carry-out.ts';
import { createSwitchCommand } from '../recovery/switch-command.ts';
import type { RunContext } from '../run.ts';

export const runFailureHook = createSwitchCommand({
  name: 'failure-hook',
  show,
  on: planFailureHookOn,
  off: planFailureHookOff,
});

async function show(context: RunContext, facts: ProfileFacts): Promise<number> {
  const { host } = context;
  const place = await readHookPlace(host, facts);
  if (typeof place === 'string') return say(context, { hook: { state: 'unknown', problem: place } }, [place], 0);
  const { isOn, spool } = place;
  const missing = isOn && (await host.files.stat(spool.script)) === null;
  const problem = isOn ? await whyNoHooks(host, facts) : null;
  const calledAt = (await host.files.stat(spool.touched))?.mtimeMs ?? null;
  const lines = [
    FAILURE_HOOK.state[isOn ? 'on' : 'off'],
    ...(problem === null ? [] : [problem]),
    ...(missing ? [FAILURE_HOOK.scriptGone({ file: shownPath(host.home, spool.script) })] : []),
    ...(isOn && calledAt !== null ? [FAILURE_HOOK.lastCall({ when: formatPast(calledAt, host.clock.now()) })] : []),
    ...(isOn && calledAt === null ? [FAILURE_HOOK.neverCalled] : []),
  ];
  return say(context, { hook: { state: isOn ? 'on' : 'off', problem, missing, calledAt } }, lines, 0);
}
