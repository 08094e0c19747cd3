/** Which kind of disk a path of Linux lies on, without asking the disk: one that does not answer would never let go of the asker. */

/**
 * Kinds behind which there is no other computer and no program, as far as their name tells: an overlay or a partition may have one
 * below it all the same. The same disks as by their numbers in file-facts.ts.
 */
const OWN_DISKS: ReadonlySet<string> = new Set([
  'ext2',
  'ext3',
  'ext4',
  'xfs',
  'btrfs',
  'zfs',
  'f2fs',
  'bcachefs',
  'tmpfs',
  'overlay',
]);

export interface Mount {
  id: string;
  /** As the system calls it: ext4, nfs4 … */
  kind: string;
}

export interface MountTable {
  /** What holds `/`; null: it is not told. */
  root: Mount | null;
  /** What holds `path`, which lies right in a folder that `mount` holds. @param path  absolute, without links on the way */
  holding(mount: Mount, path: string): Mount;
}

/** True where a disk of this machine is known to be behind it. */
export function isOwnDisk({ kind }: Mount): boolean {
  return OWN_DISKS.has(kind);
}

/** @param text  /proc/self/mountinfo, see proc_pid_mountinfo(5): each line names a mount and the one it lies upon */
export function readMountTable(text: string): MountTable {
  /** By the mount below, and the point on it. */
  const upon = new Map<string, Map<string, Mount>>();
  const lines = text.split('\n').flatMap(readLine);
  const ids = new Set(lines.map(({ id }) => id));
  let root: Mount | null = null;
  for (const { id, parent, point, kind } of lines) {
    const isRoot = id === parent || !ids.has(parent);
    if (!isRoot) upon.set(parent, (upon.get(parent) ?? new Map<string, Mount>()).set(point, { id, kind }));
    else if (point === '/') root = { id, kind };
  }
  /** What was mounted last at this point of `mount`. */
  const topmost = (mount: Mount, point: string): Mount => {
    let here = mount;
    for (let depth = 0; depth <= lines.length; depth++) {
      const next = upon.get(here.id)?.get(point);
      if (next === undefined) break;
      here = next;
    }
    return here;
  };
  return { root: root && topmost(root, '/'), holding: topmost };
}

function readLine(line: string): { id: string; parent: string; point: string; kind: string }[] {
  const [place = '', disk] = line.split(' - ', 2);
  const [id = '', parent = '', , , point] = place.split(' ');
  const kind = disk?.split(' ')[0];
  return point === undefined || kind === undefined ? [] : [{ id, parent, point: withoutEscapes(point), kind }];
}

/** Blanks and the like are written as three octal digits. */
function withoutEscapes(path: string): string {
  return path.replaceAll(/\\([0-7]{3})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 8)));
}
