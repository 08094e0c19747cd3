import type { Host } from '../../platform/host.ts';
import { pathsOf } from '../../platform/path-rules.ts';

/** Folders called `~/.claude-…` that hold a login, absolute: somebody keeps a second account there. */
export async function findLoginFolders(host: Pick<Host, 'files' | 'platform' | 'home'>): Promise<readonly string[]> {
  const { join } = pathsOf(host.platform);
  const names = ((await host.files.list(host.home)) ?? []).filter((name) => /^\.claude[-_.][\w.-]+$/.test(name));
  const found = await Promise.all(
    names.map(async (name) => {
      const dir = join(host.home, name);
      const stat = await host.files.stat(join(dir, '.credentials.json'));
      return stat?.kind === 'file' && stat.size > 2 ? [dir.normalize('NFC')] : [];
    }),
  );
  return found.flat();
}
