/** `pilotlight open`: brings the window of the running desktop app to the front. */
import { showRunningApp } from '../monitor/data-folder/desktop-instance.ts';
import { FAILED } from './exit-codes.ts';
import type { RunContext } from './run.ts';

const TROUBLE = {
  'not-running':
    'The desktop app of Pilotlight does not run with this data folder. Start it like any other app, or with "npm start"; "pilotlight serve" shows the same window in a browser.',
  failed: 'The desktop app runs but could not be asked to show its window; this terminal may have no display.',
} as const;

export async function runOpen({ host, stderr }: RunContext): Promise<number> {
  const outcome = await showRunningApp(host);
  if (outcome.ok) return 0;
  stderr.write(`${TROUBLE[outcome.why]}\n`);
  return FAILED;
}
