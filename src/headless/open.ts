/** `pilotlight open`: brings the window of the running desktop app to the front. */
import { showRunningApp } from '../monitor/data-folder/desktop-instance.ts';
import { OPEN_COMMAND } from '../shared/messages/terminal/watching.ts';
import { FAILED } from './exit-codes.ts';
import type { RunContext } from './run.ts';

const TROUBLE = {
  'not-running': OPEN_COMMAND.notRunning,
  failed: OPEN_COMMAND.notAsked,
} as const;

export async function runOpen({ host, stderr }: RunContext): Promise<number> {
  const outcome = await showRunningApp(host);
  if (outcome.ok) return 0;
  stderr.write(`${TROUBLE[outcome.why]}\n`);
  return FAILED;
}
