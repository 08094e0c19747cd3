/** Which kind of disk a folder of Linux lies on, without asking the disk: one that does not answer would never let go of the asker. */

/** Kinds that no other computer and no program of the machine stands behind. */
const OWN_DISKS: ReadonlySet<string> = new Set([
  'ext2',
  'ext3',
  'ext4',
  'xfs',
  'btrfs',
  'zfs',
  'f2fs',
  'bcachefs',
  'ecryptfs',
  'tmpfs',
  'overlay',
]);

export interface MountTable {
  /** True where a disk of this machine is known to hold `entry` of the folder. @param folder  without links in it */
  isOwn(folder: string, entry: string): boolean;
}

/** @param text  /proc/self/mountinfo; see proc_pid_mountinfo(5) */
export function readMountTable(text: string): MountTable {
  const kinds = new Map<string, string>();
  for (const line of text.split('\n')) {
    const [place, kind] = line.split(' - ', 2);
    const point = place?.split(' ')[4];
    if (point !== undefined && kind !== undefined) kinds.set(withoutEscapes(point), kind.split(' ')[0] ?? '');
  }
  return {
    isOwn(folder, entry) {
      const isMountPoint = kinds.has(folder === '/' ? `/${entry}` : `${folder}/${entry}`);
      return !isMountPoint && OWN_DISKS.has(kindAround(kinds, folder) ?? '');
    },
  };
}

function kindAround(kinds: ReadonlyMap<string, string>, folder: string): string | undefined {
  let here = folder;
  while (!kinds.has(here) && here !== '/') here = here.slice(0, Math.max(1, here.lastIndexOf('/')));
  return kinds.get(here);
}

/** Blanks and the like are written as three octal digits. */
function withoutEscapes(path: string): string {
  return path.replaceAll(/\\([0-7]{3})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 8)));
}
