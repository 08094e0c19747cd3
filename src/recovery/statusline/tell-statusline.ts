import type { Host } from '../../platform/host.ts';
import type { ProfileFacts } from '../../shared/facts.ts';
import type { EpochMs } from '../../shared/vocabulary.ts';
import { readSpool } from '../../sources/usage/read-spool.ts';
import { readStatuslinePlace, whyNotCalled } from './statusline-place.ts';

export interface StatuslineReport {
  /** `unknown`: the settings cannot be read. */
  state: 'alone' | 'chained' | 'off' | 'unknown';
  /** Why it is not called although it is on, or cannot be told, as a sentence; null: nothing speaks against it. */
  problem: string | null;
  /** Our script; `missing` where it is on and the script is gone. */
  script: string | null;
  missing: boolean;
  /** When Claude Code last called it, and which version. */
  calledAt: EpochMs | null;
  version: string | null;
}

/** How the status line stands. Changes nothing. */
export async function tellStatusline(host: Host, facts: ProfileFacts): Promise<StatuslineReport> {
  const spool = await readSpool(host, facts.configDir);
  const calledAt = Math.max(spool.reading?.at ?? 0, spool.noneAt ?? 0) || null;
  const called = { calledAt, version: spool.version };
  const place = await readStatuslinePlace(host, facts);
  if (typeof place === 'string') return { state: 'unknown', problem: place, script: null, missing: false, ...called };
  const { own, script } = place;
  if (!own) return { state: 'off', problem: null, script: null, missing: false, ...called };
  const missing = (await host.files.stat(script)) === null;
  return { state: own.state, problem: await whyNotCalled(host, facts), script, missing, ...called };
}
