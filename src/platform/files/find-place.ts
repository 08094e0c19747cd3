/** Where a write to a path would really go, and whether it may: every link on the way is looked at, none is trusted. */
import { type BigIntStats, promises } from 'node:fs';
import { dirname, join, parse, resolve, sep } from 'node:path';
import { codeOf } from '../errno.ts';
import { NamedFailure } from './write-failures.ts';

export interface Place {
  /** The file itself, with no link on the way to it. */
  target: string;
  /** Its folder; `inode` null: not there yet. */
  folder: { path: string; inode: string | null };
}

const LONGEST_CHAIN = 40;

/** What is needed of the file system; another one only in tests. */
export interface PlaceSystem {
  lstat(path: string): Promise<BigIntStats>;
  readlink(path: string): Promise<string>;
  /** Own account; null where there are none (Windows). */
  uid: bigint | null;
}

const SYSTEM: PlaceSystem = {
  lstat: (path) => promises.lstat(path, { bigint: true }),
  readlink: (path) => promises.readlink(path),
  uid: process.getuid ? BigInt(process.getuid()) : null,
};

/**
 * Follows links by hand. One that root made is part of the system and is followed by everybody; one of the own account must
 * lead to a folder of the own account; one that anybody else made is never followed.
 * @param last  `itself`: where the path ends in a link, the link is meant
 * @throws NamedFailure, or what the system said
 */
export async function findPlace(
  path: string,
  system: PlaceSystem = SYSTEM,
  last: 'follow' | 'itself' = 'follow',
): Promise<Place> {
  const { root } = parse(resolve(path));
  let rest = split(resolve(path), root);
  let here = root;
  let ownLinks = 0;
  let links = 0;
  let missing = false;
  for (let part = rest.shift(); part !== undefined; part = rest.shift()) {
    const next = join(here, part);
    const found: BigIntStats | null = missing ? null : await lookAt(system, next);
    if (found?.isSymbolicLink() && (last === 'follow' || rest.length > 0)) {
      if (++links > LONGEST_CHAIN) throw Object.assign(new Error('too many links'), { code: 'ELOOP' });
      if (system.uid !== null && found.uid !== 0n) {
        if (found.uid !== system.uid) throw new NamedFailure('foreign-link');
        ownLinks++;
      }
      const target = resolve(here, await system.readlink(next));
      here = parse(target).root;
      rest = [...split(target, here), ...rest];
      continue;
    }
    missing ||= found === null;
    here = next;
  }
  const folder = dirname(here);
  const stat = await lookAt(system, folder);
  // root's own links count as the system's.
  if (ownLinks > 0 && system.uid !== 0n && stat !== null && stat.uid !== system.uid)
    throw new NamedFailure('foreign-link');
  return { target: here, folder: { path: folder, inode: stat && inodeOf(stat) } };
}

/** The same for what is done to a name and not to what it leads to: to remove, to rename, to make. */
export async function findName(path: string): Promise<string> {
  return (await findPlace(path, SYSTEM, 'itself')).target;
}

export function inodeOf({ dev, ino }: Pick<BigIntStats, 'dev' | 'ino'>): string {
  return `${dev}:${ino}`;
}

function split(path: string, root: string): string[] {
  return path
    .slice(root.length)
    .split(sep)
    .filter((part) => part !== '');
}

async function lookAt(system: PlaceSystem, path: string): Promise<BigIntStats | null> {
  try {
    return await system.lstat(path);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}
