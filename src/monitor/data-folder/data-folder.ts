import { sweepDataFolder } from '../../platform/files/sweep-tree.ts';
import type { Host } from '../../platform/host.ts';

export type DataFolderOutcome =
  /** `problem`: one plain sentence about what was put right, or could not be. */
  { ok: true; problem: string | null } | { ok: false; message: string };

/** Makes Pilotlight's own folder, for this user alone, and removes what a kill has left lying in it. */
export async function openDataFolder(host: Host): Promise<DataFolderOutcome> {
  const made = await host.files.makeDirectory(host.dataDir, 0o700);
  if (made === 'failed') {
    return {
      ok: false,
      message: `Pilotlight cannot make its folder ${host.dataDir}. Please make it writable, or name another one in PILOTLIGHT_HOME.`,
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
  const narrowed = await host.files.setMode(host.dataDir, 0o700);
  return narrowed
    ? `Other accounts could get into ${host.dataDir}, where Pilotlight keeps backups. Only yours can now.`
    : `Other accounts can get into ${host.dataDir}, where Pilotlight keeps backups, and this account may not change that. Name another folder in PILOTLIGHT_HOME.`;
}
