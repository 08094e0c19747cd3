import type { Host } from '../host.ts';
import { pathsOf } from '../path-rules.ts';

/** `backups/<profile>/contents` is the deepest folder that files are written to. */
const DEPTH = 3;
/** Chromium's own files, and git's. */
const NOT_OURS = new Set(['electron', 'history']);

/** Removes what killed writers have left in the data folder. */
export function sweepDataFolder(host: Pick<Host, 'dataDir' | 'files' | 'platform'>): Promise<void> {
  return sweepTree(host, host.dataDir, DEPTH);
}

async function sweepTree(host: Pick<Host, 'files' | 'platform'>, folder: string, depth: number): Promise<void> {
  await host.files.sweep(folder);
  if (depth === 0) return;
  for (const name of (await host.files.list(folder)) ?? []) {
    const inner = pathsOf(host.platform).join(folder, name);
    const isFolder = !NOT_OURS.has(name) && (await host.files.lstat(inner))?.kind === 'directory';
    if (isFolder) await sweepTree(host, inner, depth - 1);
  }
}
