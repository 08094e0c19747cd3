import type { Host } from '../../platform/host.ts';

export type DataFolderOutcome = { ok: true } | { ok: false; message: string };

/** Makes Pilotlight's own folder, for this user alone. */
export async function openDataFolder(host: Host): Promise<DataFolderOutcome> {
  const made = await host.files.makeDirectory(host.dataDir, 0o700);
  if (made !== 'failed') return { ok: true };
  return {
    ok: false,
    message: `Pilotlight cannot make its folder ${host.dataDir}. Please make it writable, or name another one in PILOTLIGHT_HOME.`,
  };
}
