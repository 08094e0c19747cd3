/** Folders that come and go with a file. */
import { dirname } from 'node:path';
import type { Host } from '../../platform/host.ts';

/** Those on the way to a file that are not there yet; the innermost first. */
export async function missingFolders({ files }: Pick<Host, 'files'>, path: string): Promise<string[]> {
  const missing: string[] = [];
  for (let folder = dirname(path); (await files.lstat(folder)) === null; folder = dirname(folder)) {
    if (folder === dirname(folder)) break;
    missing.push(folder);
  }
  return missing;
}

/** One that something is in cannot be removed, and stays. */
export async function removeFolders({ files }: Pick<Host, 'files'>, folders: readonly string[]): Promise<void> {
  for (const made of folders) if ((await files.lstat(made))?.kind === 'directory') await files.remove(made);
}
