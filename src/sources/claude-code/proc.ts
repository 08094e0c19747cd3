/** What Linux tells of its processes under /proc. */
import type { Host } from '../../platform/host.ts';
import type { EpochMs } from '../../shared/vocabulary.ts';

type Files = Pick<Host['files'], 'read'>;

const MAX_BYTES = 256 * 1024;
/** Linux counts process times in this many ticks a second, whatever the kernel's own clock. */
const TICKS_PER_SECOND = 100;

/** @param name  below /proc; null: it may not be read, or is gone */
export async function readProc(files: Files, name: string): Promise<string | null> {
  const read = await files.read(`/proc/${name}`, MAX_BYTES);
  return read.ok ? new TextDecoder().decode(read.bytes) : null;
}

export async function readBootTime(files: Files): Promise<EpochMs | null> {
  const seconds = /^btime (\d+)$/m.exec((await readProc(files, 'stat')) ?? '')?.[1];
  return seconds === undefined ? null : Number(seconds) * 1000;
}

/**
 * When a process started.
 * @param stat  the text of `/proc/<pid>/stat`
 */
export function startTime(stat: string | null, bootedAt: EpochMs | null): EpochMs | null {
  // Field 22; the second, the name in parentheses, may hold spaces.
  const ticks = Number(stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? Number.NaN);
  return bootedAt === null || !Number.isFinite(ticks) ? null : bootedAt + (ticks / TICKS_PER_SECOND) * 1000;
}
