/** Whether a renewed login could be saved: asked of the system for the own account, nothing is written. */
import type { Host } from '../../platform/host.ts';
import { pathsOf } from '../../platform/path-rules.ts';
import type { SavingTrouble } from '../../shared/facts.ts';

/** Claude Code writes a second file before it replaces the first; both are a few kilobytes. */
const NEEDED_BYTES = 64 * 1024;

/**
 * Judged as Claude Code saves: it makes its locks and the new file in the folder, and replaces the old one. A file of
 * another account, or one that is mounted by itself, is no hindrance; a folder that may not be written to is.
 * @param path  the credential file, there or not
 * @returns null: nothing speaks against it, or it cannot be told
 */
export async function findSavingTrouble(host: Host, path: string): Promise<SavingTrouble | null> {
  const trouble = async (why: SavingTrouble['why'], at: string): Promise<SavingTrouble> => ({
    why,
    path: at,
    foreign: await isForeign(host, at),
  });
  const { folder, blockedBy } = await nearestFolder(host, pathsOf(host.platform).dirname(path));
  if (blockedBy) return trouble(blockedBy.why, blockedBy.path);
  if (folder === null) return null;
  const rights = await host.files.mayWrite(folder);
  if (rights === 'denied') return trouble('denied', folder);
  if (rights === 'read-only') return trouble('read-only', folder);
  // A file can be mounted read-only by itself. Of a link only the link is replaced.
  const isFile = (await host.files.lstat(path))?.kind === 'file';
  if (isFile && (await host.files.mayWrite(path)) === 'read-only') return trouble('read-only', path);
  const room = await host.files.room(folder);
  return room !== null && room.freeBytes < NEEDED_BYTES ? trouble('full', folder) : null;
}

interface Nearest {
  /** null: none that could be told. */
  folder: string | null;
  /** What has the name of a folder and is none. */
  blockedBy?: Pick<SavingTrouble, 'path'> & { why: 'not-a-folder' | 'link-to-nowhere' };
}

/** What is not there yet is made in the nearest folder that is. */
async function nearestFolder(host: Host, start: string): Promise<Nearest> {
  const { dirname } = pathsOf(host.platform);
  for (let dir = start; ; dir = dirname(dir)) {
    const stat = await host.files.stat(dir);
    if (stat?.kind === 'directory') return { folder: dir };
    if (stat?.kind === 'file') return { folder: null, blockedBy: { why: 'not-a-folder', path: dir } };
    if (stat !== null || dirname(dir) === dir) return { folder: null };
    const link = await host.files.lstat(dir);
    if (link === null) continue;
    const isDangling = link.kind === 'symlink' && (await leadsNowhere(host, dir));
    return isDangling ? { folder: null, blockedBy: { why: 'link-to-nowhere', path: dir } } : { folder: null };
  }
}

/** A link whose end this account may not see is something else. */
async function leadsNowhere(host: Host, path: string): Promise<boolean> {
  const read = await host.files.read(path, 1);
  return !read.ok && read.why === 'absent';
}

async function isForeign(host: Host, path: string): Promise<boolean> {
  // Of a link to nowhere only the link is there.
  const stat = (await host.files.stat(path)) ?? (await host.files.lstat(path));
  return host.platform !== 'win32' && stat !== null && stat.uid !== host.user.uid;
}
