/** Whether what a remedy is going to write fits, asked before anything is written. */
import type { Host } from '../../platform/host.ts';
import { pathsOf } from '../../platform/path-rules.ts';
import { ENGINE } from '../../shared/messages/recovery/engine.ts';
import type { Step } from './plan.ts';

/** Old and new journal side by side, the lock, and the folders they lie in. */
const JOURNAL_BYTES = 16 * 1024;

export interface Need {
  path: string;
  bytes: number;
}

/**
 * @param what  is written, as a person would say it
 * @returns why it does not fit, as a sentence; null: it does, or the system does not tell
 */
export async function whyNoRoom(host: Host, needs: readonly Need[], what?: string): Promise<string | null> {
  const disks = new Map<string, { freeBytes: number; neededBytes: number; path: string }>();
  for (const { path, bytes } of needs) {
    const room = await host.files.room(path);
    if (room === null) continue;
    const disk = disks.get(room.disk) ?? { freeBytes: room.freeBytes, neededBytes: 0, path };
    // Whole blocks, and one for the entry in the folder.
    disk.neededBytes += (Math.ceil(bytes / room.blockBytes) + 1) * room.blockBytes;
    disks.set(room.disk, disk);
  }
  for (const { freeBytes, neededBytes, path } of disks.values()) {
    if (freeBytes >= neededBytes) continue;
    return ENGINE.noRoom({
      needed: describe(neededBytes),
      what: what ?? ENGINE.andBackup({ path }),
      free: describe(freeBytes),
    });
  }
  return null;
}

/** What the steps of a plan write: the files themselves, a copy of each, and the journal. */
export function needsOf(host: Host, steps: readonly Step[]): Need[] {
  const journal = pathsOf(host.platform).join(host.dataDir, 'recovery');
  const files = steps.flatMap(({ writes }) => writes ?? []);
  return [
    needOfJournal(host),
    ...files.flatMap(({ path, bytes, copyBytes }) => [
      { path, bytes },
      { path: journal, bytes: copyBytes },
    ]),
  ];
}

export function needOfJournal({ platform, dataDir }: Pick<Host, 'platform' | 'dataDir'>): Need {
  return { path: pathsOf(platform).join(dataDir, 'recovery'), bytes: JOURNAL_BYTES };
}

function describe(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} kB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
