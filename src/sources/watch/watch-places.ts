import type { FileStat, Host } from '../../platform/host.ts';
import { pathsOf } from '../../platform/path-rules.ts';

/** A folder to watch, and the entry in it that matters. */
export interface WatchPlace {
  dir: string;
  /** Tells a folder from another one that took its name. */
  inode: string;
  name: string;
}

export interface WatchPlaces {
  places: readonly WatchPlace[];
  /** What lies at the end of all links; null: nothing. */
  stat: FileStat | null;
}

const LONGEST_CHAIN = 40;

/**
 * The folders in which a change can change what is read at `path`: its own folder (or the nearest one that exists),
 * the one above when its own is a link, and the same again for the target of every link on the way.
 */
export async function findWatchPlaces(host: Host, path: string): Promise<WatchPlaces> {
  const paths = pathsOf(host.platform);
  const places: WatchPlace[] = [];
  let here = path;
  for (let step = 0; step < LONGEST_CHAIN; step++) {
    const dir = paths.dirname(here);
    const [around, stat] = await Promise.all([placesAround(host, dir, paths.basename(here)), host.files.lstat(here)]);
    places.push(...around);
    const target = stat?.kind === 'symlink' ? await host.files.readlink(here) : null;
    if (target === null) return { places, stat };
    // A relative target counts from where its folder really is.
    here = paths.resolve((await host.files.realpath(dir)) ?? dir, target);
  }
  return { places, stat: null };
}

async function placesAround(host: Host, start: string, entry: string): Promise<WatchPlace[]> {
  const paths = pathsOf(host.platform);
  let dir = start;
  let name = entry;
  for (;;) {
    const parent = paths.dirname(dir);
    const own = await host.files.lstat(dir);
    const folder = own?.kind === 'symlink' ? await host.files.stat(dir) : own;
    const above =
      own?.kind === 'symlink' && parent !== dir ? await placesAround(host, parent, paths.basename(dir)) : [];
    if (folder?.kind === 'directory') return [{ dir, inode: folder.inode, name }, ...above];
    if (above.length > 0 || parent === dir) return above;
    name = paths.basename(dir);
    dir = parent;
  }
}
