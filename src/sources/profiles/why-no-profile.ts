/** A folder that the person names as a profile, and what keeps it from being one. */
import type { Host } from '../../platform/host.ts';

export type NoProfile = 'absent' | 'not-a-folder';

/** What lies in it does not matter: Claude Code fills an empty one. @returns null when it can be watched */
export async function whyNoProfile({ files }: Pick<Host, 'files'>, folder: string): Promise<NoProfile | null> {
  const stat = await files.stat(folder);
  if (stat === null) return 'absent';
  return stat.kind === 'directory' ? null : 'not-a-folder';
}
