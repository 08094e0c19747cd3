import { isOwnDisk, type Mount, type MountTable } from '../../../src/platform/files/mount-table.ts';

/** Goes the way from the root down to the path, as whoever reads there does. */
export function isOwn({ holding, root }: MountTable, path: string): boolean {
  if (root === null || !path.startsWith('/')) return false;
  const ends = [...path.matchAll(/(?<=.)\/|$/g)].map(({ index }) => index);
  return isOwnDisk(ends.reduce((mount: Mount, end) => holding(mount, path.slice(0, end)), root));
}
