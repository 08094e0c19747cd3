/** What a person should know of the place a file is written to, and how much fits there. */
import { promises, type Stats } from 'node:fs';
import { dirname } from 'node:path';
import { codeOf } from '../errno.ts';
import type { DiskRoom, PlaceOutcome } from '../host.ts';
import { isLocalDisk } from './file-facts.ts';
import { findPlace } from './find-place.ts';
import { whyUnwritten } from './write-failures.ts';

export async function lookAtPlace(path: string, loses: (path: string) => Promise<boolean>): Promise<PlaceOutcome> {
  try {
    const { target, folder } = await findPlace(path);
    const [file, dir] = await Promise.all([statOrNull(target), statOrNull(folder.path)]);
    return {
      ok: true,
      target,
      sharedFolder: dir && isShared(dir) ? folder.path : null,
      otherNames: file?.isFile() ? file.nlink - 1 : 0,
      losesAttributes: file?.isFile() === true && (await loses(target)),
    };
  } catch (error) {
    return { ok: false, why: whyUnwritten(error) };
  }
}

/** Whether others may rename and remove what this account puts there. A group of one (the usual one) is no other. */
function isShared({ mode, uid, gid }: Stats): boolean {
  if (process.platform === 'win32') return false;
  if (uid !== process.getuid?.() && uid !== 0) return true;
  const sticky = (mode & 0o1000) !== 0;
  const group = (mode & 0o020) !== 0 && gid !== 0 && gid !== uid;
  return !sticky && (group || (mode & 0o002) !== 0);
}

/** @throws where the system does not tell */
export async function lookAtRoom(path: string): Promise<DiskRoom> {
  for (let here = path; ; here = dirname(here)) {
    try {
      const [{ bavail, bsize, type }, { dev }] = await Promise.all([promises.statfs(here), promises.stat(here)]);
      return { disk: String(dev), freeBytes: bavail * bsize, blockBytes: bsize, local: isLocalDisk(type) };
    } catch (error) {
      if (codeOf(error) !== 'ENOENT' || dirname(here) === here) throw error;
    }
  }
}

async function statOrNull(path: string): Promise<Stats | null> {
  return promises.lstat(path).catch(() => null);
}
