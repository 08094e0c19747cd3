import { sweepDataFolder } from '../../platform/files/sweep-tree.ts';
import type { Host } from '../../platform/host.ts';
import { OWN_FOLDER } from '../../shared/messages/data-folder.ts';

export type DataFolderOutcome =
  /** `problem`: one plain sentence about what was put right, or could not be. */
  { ok: true; problem: string | null } | { ok: false; message: string };

/** Makes Pilotlight's own folder, for this user alone, and removes what a kill has left lying in it. */
export async function openDataFolder(host: Host): Promise<DataFolderOutcome> {
  const made = await host.files.makeDirectory(host.dataDir, 0o700);
  if (made === 'failed') {
    return {
      ok: false,
      message: OWN_FOLDER.cannotMake({ folder: host.dataDir }),
    };
  }
  const problem = await narrowDataFolder(host);
  await sweepDataFolder(host);
  return { ok: true, problem };
}

/** A folder that is there already may be open to others. @returns what was done about it, one plain sentence; null: nothing was to do */
export async function narrowDataFolder(host: Pick<Host, 'platform' | 'files' | 'dataDir'>): Promise<string | null> {
  const found = host.platform === 'win32' ? null : await host.files.stat(host.dataDir);
  if (!found || (found.mode & 0o077) === 0) return null;
  await host.files.setMode(host.dataDir, 0o700);
  // There are disks that take a mode and keep their own.
  const now = await host.files.stat(host.dataDir);
  const narrowed = now !== null && (now.mode & 0o077) === 0;
  return narrowed ? OWN_FOLDER.wasOpen({ folder: host.dataDir }) : OWN_FOLDER.isOpen({ folder: host.dataDir });
}
