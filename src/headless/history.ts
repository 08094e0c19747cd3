/** `pilotlight history`: what has happened in the last thirty days. */

import { createHistory } from '../monitor/history/history.ts';
import type { HistoryEntry } from '../shared/history.ts';
import { WRONG_USAGE } from './exit-codes.ts';
import type { RunContext } from './run.ts';
import { chooseInk, type Ink, makeShowable } from './terminal.ts';

const DEFAULT_LIMIT = 50;
const MOST = 2_000;

export async function runHistory({ host, options, stdout, stderr }: RunContext): Promise<number> {
  const limit = options.limit === undefined ? DEFAULT_LIMIT : Number(options.limit);
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST) {
    stderr.write(`--limit is a number from 1 to ${MOST}.\n`);
    return WRONG_USAGE;
  }
  const history = createHistory(host);
  const now = host.clock.now();
  const problem = await history.load(now);
  if (problem) stderr.write(`${problem}\n`);
  const entries = history.latest(limit);
  const pattern = history.pattern(now, () => null);
  if (options.json === true) stdout.write(`${JSON.stringify({ pattern, entries }, null, 2)}\n`);
  else stdout.write(describeHistory(entries, pattern, chooseInk(stdout, host.env)));
  return 0;
}

/** Oldest first, so that the newest is where the eye is. */
function describeHistory(entries: readonly HistoryEntry[], pattern: string | null, ink: Ink): string {
  if (entries.length === 0) return 'Nothing has been seen yet. Pilotlight writes this down while it watches.\n';
  const lines = makeShowable(entries.toReversed()).map(({ at, text }) => `${ink.dim(describeTime(at))}  ${text}`);
  return `${[...lines, ...(pattern ? ['', ink.strong(pattern)] : [])].join('\n')}\n`;
}

function describeTime(at: number): string {
  return new Date(at).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
}
