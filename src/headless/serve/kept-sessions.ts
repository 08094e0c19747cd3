/** The sessions of this machine's windows over a restart, as digests that open nothing. */
import * as v from 'valibot';
import type { Host } from '../../platform/host.ts';
import { pathsOf } from '../../platform/path-rules.ts';
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
const MOST_BYTES = 16 * 1024;

/** What the last run wrote down; null when there is nothing that can be used. */
export async function loadKeptWindows(host: Host): Promise<KeptWindows | null> {
  const read = await host.files.read(pathsOf(host.platform).join(host.dataDir, NAME), MOST_BYTES);
  if (!read.ok) return null;
  try {
    const parsed = v.safeParse(Kept, JSON.parse(new TextDecoder().decode(read.bytes)));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}

/** Writes them down, for the own account only. Failing costs no more than a new link after a restart. */
export async function saveKeptWindows(host: Host, windows: KeptWindows): Promise<void> {
  await host.files.write(pathsOf(host.platform).join(host.dataDir, NAME), JSON.stringify(windows), 0o600);
}
