import type { Host } from '../../platform/host.ts';
import type { GlobalConfigFacts } from '../../shared/facts.ts';
import type { UsageFacts } from '../../shared/usage.ts';
import { readSpool } from './read-spool.ts';
import { usageFiles } from './usage-files.ts';

/**
 * What Claude Code has told of one profile's usage, by our status line and in `.claude.json`.
 * @returns undefined: nothing, and the status line was never on
 */
export async function readUsage(
  host: Pick<Host, 'files' | 'dataDir' | 'platform'>,
  configDir: string,
  { usage, account }: Pick<GlobalConfigFacts, 'usage' | 'account'>,
): Promise<UsageFacts | undefined> {
  const { folder, script } = usageFiles(host, configDir);
  // One look where nobody has ever switched it on, as on most machines.
  const isUsed = (await host.files.stat(folder)) !== null;
  const fed = isUsed && (await host.files.stat(script)) !== null;
  const spool = isUsed ? await readSpool(host, configDir) : { reading: null, noneAt: null };
  // What `/usage` told of another account says nothing of this one.
  const isOwn = usage && (usage.accountUuid === null || usage.accountUuid === account?.accountUuid);
  const readings = [spool.reading, isOwn ? usage.reading : null].filter((one) => one !== null);
  if (!fed && readings.length === 0) return undefined;
  return { readings: readings.toSorted((a, b) => b.at - a.at), noneAt: spool.noneAt, fed };
}
