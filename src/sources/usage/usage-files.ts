/** Where the notes lie that Claude Code's status line leaves through our script, in the data folder. */
import { shortDigest } from '../../diagnosis/short-digest.ts';
import type { Host } from '../../platform/host.ts';
import { pathsOf } from '../../platform/path-rules.ts';

export interface UsageFiles {
  folder: string;
  /** Beginning of the names below: one per configuration folder, however the profile was found. */
  name: string;
  /** Absolute paths: the script, the last windows it was told, and the last time it was told of none. */
  script: string;
  windows: string;
  none: string;
}

export function usageFiles(host: Pick<Host, 'dataDir' | 'platform'>, configDir: string): UsageFiles {
  const { join } = pathsOf(host.platform);
  const folder = join(host.dataDir, 'usage');
  const name = shortDigest(configDir);
  const at = (end: string): string => join(folder, `${name}${end}`);
  return { folder, name, script: at('.sh'), windows: at('.json'), none: at('.none.json') };
}
