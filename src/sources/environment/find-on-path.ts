import type { Host } from '../../platform/host.ts';
import { pathsOf } from '../../platform/path-rules.ts';
import { pathFolders } from '../claude-code/install-places.ts';

/** Full path of the first program of these names that a terminal would find; null: none. */
export async function findOnPath(
  host: Pick<Host, 'platform' | 'env' | 'files'>,
  ...names: readonly string[]
): Promise<string | null> {
  const { join } = pathsOf(host.platform);
  for (const folder of pathFolders(host)) {
    for (const name of names) {
      const stat = await host.files.stat(join(folder, name));
      if (stat?.kind === 'file' && (host.platform === 'win32' || (stat.mode & 0o111) !== 0)) return join(folder, name);
    }
  }
  return null;
}
