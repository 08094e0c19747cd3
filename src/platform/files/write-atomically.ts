import { promises } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { codeOf } from '../errno.ts';
import type { Files } from '../host.ts';

type WriteOutcome = Awaited<ReturnType<Files['write']>>;

const FAILURES: Readonly<Record<string, Extract<WriteOutcome, { ok: false }>['why']>> = {
  EACCES: 'denied',
  EPERM: 'denied',
  ENOSPC: 'full',
  EDQUOT: 'full',
  EROFS: 'read-only',
};

const LONGEST_CHAIN = 40;

/** Windows refuses the rename while a virus scanner or an indexer holds the target open; it lets go soon. */
const RETRY_DELAYS_MS = process.platform === 'win32' ? [20, 60, 200, 500] : [];

/**
 * Writes beside the target, fsyncs and renames over it. A link stays a link: its target is replaced, even one that
 * does not exist yet. The owner of a replaced file is kept, a new one that root makes belongs to whoever owns the folder; the mode
 * is the one asked for.
 */
export async function writeAtomically(path: string, bytes: Uint8Array | string, mode: number): Promise<WriteOutcome> {
  try {
    const { default: writeFileAtomic } = await import('write-file-atomic');
    const target = await followLinks(path);
    await promises.mkdir(dirname(target), { recursive: true, mode: 0o700 });
    const data = typeof bytes === 'string' ? bytes : Buffer.from(bytes);
    const chown = await ownerOfNew(target);
    await retrying(() => writeFileAtomic(target, data, { mode, ...(chown ? { chown } : {}) }));
    return { ok: true };
  } catch (error) {
    return { ok: false, why: FAILURES[codeOf(error)] ?? 'failed' };
  }
}

/** With sudo, a file that only root may read would be of no use to whose folder it is. undefined: as it comes. */
async function ownerOfNew(target: string): Promise<{ uid: number; gid: number } | undefined> {
  if (process.getuid?.() !== 0 || (await promises.lstat(target).catch(() => null)) !== null) return undefined;
  const { uid, gid } = await promises.stat(dirname(target));
  return { uid, gid };
}

async function followLinks(path: string): Promise<string> {
  let here = path;
  for (let step = 0; step < LONGEST_CHAIN; step++) {
    const found = await promises.lstat(here).catch(() => null);
    if (!found?.isSymbolicLink()) return here;
    here = resolve(dirname(here), await promises.readlink(here));
  }
  throw Object.assign(new Error('too many links'), { code: 'ELOOP' });
}

async function retrying(write: () => Promise<void>): Promise<void> {
  for (const delay of RETRY_DELAYS_MS) {
    try {
      return await write();
    } catch (error) {
      if (FAILURES[codeOf(error)] !== 'denied' && codeOf(error) !== 'EBUSY') throw error;
      await new Promise((resolve) => setTimeout(resolve, delay));
    }
  }
  return write();
}
