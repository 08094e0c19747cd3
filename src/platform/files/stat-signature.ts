import type { FileStat } from '../host.ts';

/** What tells one state of a file from the next without reading it. */
export function signatureOf(stat: FileStat | null): string {
  return stat === null ? 'absent' : `${stat.inode} ${stat.size} ${stat.mtimeMs} ${stat.mode}`;
}
