/** The sessions of this machine's windows over a restart, as digests that open nothing. */
import * as v from 'valibot';
import type { Host } from '../../platform/host.ts';
import { pathsOf } from '../../platform/path-rules.ts';
import { readJson } from '../../platform/read-json.ts';
import type { KeptSession } from './sessions.ts';

const Kept = v.strictObject({
  /** The port they belong to: another one is another origin for the browser. */
  port: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65_535)),
  sessions: v.pipe(
    v.array(v.strictObject({ digest: v.pipe(v.string(), v.maxLength(64)), at: v.number() })),
    v.maxLength(16),
  ),
});

export interface KeptWindows {
  port: number;
  sessions: readonly KeptSession[];
}

const NAME = 'windows.json';
const MAX_BYTES = 16 * 1024;

/** What the last run wrote down; null when there is nothing that can be used. */
export async function loadKeptWindows(host: Host): Promise<KeptWindows | null> {
  return readJson(host, pathsOf(host.platform).join(host.dataDir, NAME), Kept, MAX_BYTES);
}

/** Writes them down, for the own account only. Failing costs no more than a new link after a restart. */
export async function saveKeptWindows(host: Host, windows: KeptWindows): Promise<void> {
  await host.files.write(pathsOf(host.platform).join(host.dataDir, NAME), JSON.stringify(windows), 0o600);
}
