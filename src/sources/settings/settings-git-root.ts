import type { Host } from '../../platform/host.ts';
import { pathsOf } from '../../platform/path-rules.ts';

type Reader = Pick<Host, 'files' | 'platform'>;

/**
 * The checkout a folder belongs to, whose local settings newer versions of Claude Code read as well: the nearest folder
 * upwards that holds `.git`; for a linked worktree the main one.
 * @returns absolute; null: in no checkout
 */
export async function findGitRoot(host: Reader, folder: string): Promise<string | null> {
  const { dirname, join } = pathsOf(host.platform);
  for (let at = folder; ; at = dirname(at)) {
    const git = await host.files.stat(join(at, '.git'));
    if (git) return git.kind === 'file' ? ((await mainCheckout(host, at)) ?? at) : at;
    if (dirname(at) === at) return null;
  }
}

/** Of a worktree that its repository knows too; a submodule, or a link into nowhere, stands for itself. */
async function mainCheckout(host: Reader, worktree: string): Promise<string | null> {
  const { basename, dirname, join, resolve } = pathsOf(host.platform);
  const link = join(worktree, '.git');
  const named = /^gitdir:(.*)/.exec((await readLine(host, link)) ?? '')?.[1]?.trim();
  if (!named) return null;
  const own = resolve(worktree, named);
  const [common, back] = await Promise.all([
    readLine(host, join(own, 'commondir')),
    readLine(host, join(own, 'gitdir')),
  ]);
  if (!common || !back || !(await isSame(host, resolve(own, back), link))) return null;
  const repository = resolve(own, common);
  return basename(repository) === '.git' ? dirname(repository) : null;
}

async function isSame(host: Reader, a: string, b: string): Promise<boolean> {
  const [realA, realB] = await Promise.all([host.files.realpath(a), host.files.realpath(b)]);
  return realA !== null && realA === realB;
}

async function readLine(host: Reader, path: string): Promise<string | null> {
  const read = await host.files.read(path, 4096);
  return read.ok ? new TextDecoder().decode(read.bytes).trim() : null;
}
