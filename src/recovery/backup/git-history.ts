/** The backups as a git history, for those who want it: a folder of plain files, one commit per backup. */
import type { Host } from '../../platform/host.ts';
import { pathsOf } from '../../platform/path-rules.ts';
import { BACKUP } from '../../shared/messages/recovery/backup.ts';
import { type Backup, readContent } from './backup-store.ts';

const TIMEOUT_MS = 30_000;

/** Independent of the user's own git: no hooks, no signing, no templates, nobody's name. */
const ALONE = [
  '-c',
  'core.hooksPath=/dev/null',
  '-c',
  'commit.gpgSign=false',
  '-c',
  'core.autocrlf=false',
  '-c',
  'user.name=Pilotlight',
  '-c',
  'user.email=pilotlight@localhost',
];

/** The folder of the history; it is there once the user has asked for it. */
export function historyFolder(host: Host, profile: string): string {
  return pathsOf(host.platform).join(host.dataDir, 'backups', profile, 'history');
}

/** Starts the history. @returns a sentence why not, or null */
export async function startHistory(host: Host, profile: string): Promise<string | null> {
  const folder = historyFolder(host, profile);
  if ((await host.files.makeDirectory(folder, 0o700)) === 'failed') return BACKUP.noFolder({ folder });
  const outcome = await runGit(host, folder, ['init', '--quiet', '--initial-branch=main', '--template=']);
  if (outcome === 'absent') return BACKUP.noGit;
  return outcome === 'ok' ? null : BACKUP.gitFailed({ folder });
}

/** Brings the folder to what the backup holds and commits it. Nothing happens where no history was started. */
export async function commitToHistory(host: Host, profile: string, backup: Backup): Promise<boolean> {
  const { join } = pathsOf(host.platform);
  const folder = historyFolder(host, profile);
  // A history cannot forget, so what holds keys and tokens never enters it.
  if (backup.secrets || (await host.files.stat(join(folder, '.git'))) === null) return false;
  if ((await git(host, folder, ['rm', '-r', '--quiet', '--force', '--ignore-unmatch', '.'])) !== 'ok') return false;
  for (const { name, digest } of backup.files) {
    const bytes = await readContent(host, profile, digest);
    if (bytes) await host.files.write(join(folder, ...name.split('/')), bytes, 0o600);
  }
  await git(host, folder, ['add', '--all', '--force', '.']);
  return (await git(host, folder, ['commit', '--quiet', '--allow-empty', '-m', `Backup ${backup.id}`])) === 'ok';
}

/** In this folder's own history: where that is broken, git would take the one of a folder above, which is somebody's. */
function git(host: Host, folder: string, args: readonly string[]): ReturnType<typeof runGit> {
  const own = [`--git-dir=${pathsOf(host.platform).join(folder, '.git')}`, `--work-tree=${folder}`];
  return runGit(host, folder, [...own, ...args]);
}

async function runGit(host: Host, folder: string, args: readonly string[]): Promise<'ok' | 'absent' | 'failed'> {
  const { GIT_DIR: _dir, GIT_WORK_TREE: _tree, GIT_INDEX_FILE: _index, ...own } = host.env;
  const env = Object.fromEntries(
    Object.entries(own).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  const outcome = await host.processes.run({
    file: 'git',
    args: ['-C', folder, ...ALONE, ...args],
    env,
    limitMs: TIMEOUT_MS,
  });
  if (!outcome.ok) return outcome.why === 'absent' ? 'absent' : 'failed';
  return outcome.code === 0 ? 'ok' : 'failed';
}
