/** Where Claude Code's failure hook leaves its mark, in the data folder: a file that is touched, and nothing in it. */
import { shortDigest } from '../../diagnosis/short-digest.ts';
import type { Host } from '../../platform/host.ts';
import { pathsOf } from '../../platform/path-rules.ts';

export interface FailureSpool {
  /** Absolute paths: the script that Claude Code calls, and the file that it touches. */
  script: string;
  touched: string;
}

export function failureSpool(host: Pick<Host, 'dataDir' | 'platform'>, configDir: string): FailureSpool {
  const { join } = pathsOf(host.platform);
  const at = (end: string): string => join(host.dataDir, 'failures', `${shortDigest(configDir)}${end}`);
  return { script: at('.sh'), touched: at('.touched') };
}
