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

interface Mount {
  id: string;
  kind: string;
}

export interface MountTable {
  /** True where a disk of this machine is known to hold what lies there. @param path  absolute, without links on the way */
  isOwn(path: string): boolean;
}

/** @param text  /proc/self/mountinfo, see proc_pid_mountinfo(5): each line names a mount and the one it lies upon */
export function readMountTable(text: string): MountTable {
  const upon = new Map<string, Mount>();
  const lines = text.split('\n').flatMap(readLine);
  const ids = new Set(lines.map(({ id }) => id));
  let root: Mount | null = null;
  for (const { id, parent, point, kind } of lines) {
    const isRoot = id === parent || !ids.has(parent);
    if (!isRoot) upon.set(`${parent} ${point}`, { id, kind });
    else if (point === '/') root = { id, kind };
  }
  /** What was mounted last at this point of `mount`. */
  const topmost = (mount: Mount, point: string): Mount => {
    let here = mount;
    for (let depth = 0; depth <= upon.size; depth++) {
      const next = upon.get(`${here.id} ${point}`);
      if (next === undefined) break;
      here = next;
    }
    return here;
  };
  return {
    isOwn(path) {
      if (root === null || !path.startsWith('/')) return false;
      let here = topmost(root, '/');
      for (let end = path.indexOf('/', 1); end !== -1; end = path.indexOf('/', end + 1)) {
        here = topmost(here, path.slice(0, end));
      }
      return OWN_DISKS.has(topmost(here, path).kind);
    },
  };
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
