/** What Pilotlight keeps in its own folder, by name: what is not ours there is never touched. */
import type { Host } from '../../platform/host.ts';
import { pathsOf } from '../../platform/path-rules.ts';

/** What a person may want to keep: copies of their configuration, with what their masked values are compared by. */
const BACKUPS: ReadonlySet<string> = new Set(['backups']);

const FOLDERS: ReadonlySet<string> = new Set(['recovery', 'electron', 'usage', 'failures']);

const FILES: ReadonlySet<string> = new Set([
  'actions.jsonl',
  'claude.command',
  'daily-backup.json',
  'desktop.json',
  'electron-download.json',
  'fallback.json',
  'history.json',
  'notices.json',
  'offers.json',
  'on-change-secret',
  'others.json',
  'page-days.json',
  'pilotlight.log',
  'settings.json',
  'shell-answer.json',
  'status.json',
  'told.json',
  'update.json',
  'windows.json',
]);

/** Older logs, files set aside, locks, and what a kill has left of a write. */
const LEFT = /^(?:(.+?)\.(?:\d|corrupt|damaged)|[a-z-]+\.lock(?:\..*)?|\.pilotlight-.+\.tmp)$/;

export interface OwnData {
  remove: readonly string[];
  /** Backups that stay. */
  keep: readonly string[];
  /** Names that are not ours. */
  foreign: readonly string[];
}

/** Sorts what lies in the data folder. */
export async function listOwnData(host: Host, keepBackups: boolean): Promise<OwnData> {
  const names = (await host.files.list(host.dataDir)) ?? [];
  const isBackup = (name: string): boolean => BACKUPS.has(name);
  return {
    remove: names.filter((name) => isOurs(name) || (isBackup(name) && !keepBackups)),
    keep: keepBackups ? names.filter(isBackup) : [],
    foreign: names.filter((name) => !isOurs(name) && !isBackup(name)),
  };
}

function isOurs(name: string): boolean {
  const left = LEFT.exec(name);
  return FOLDERS.has(name) || FILES.has(name) || (left !== null && (left[1] === undefined || FILES.has(left[1])));
}

/** Removes them, and the folder itself where nothing else is in it. @returns names that could not be removed */
export async function removeOwnData(host: Host, names: readonly string[]): Promise<string[]> {
  const { join } = pathsOf(host.platform);
  const failed: string[] = [];
  for (const name of names) if (!(await removeTree(host, join(host.dataDir, name)))) failed.push(name);
  if ((await host.files.list(host.dataDir))?.length === 0) await host.files.remove(host.dataDir);
  return failed;
}

/** A link is removed itself, never what it leads to. */
async function removeTree(host: Host, path: string): Promise<boolean> {
  const { join } = pathsOf(host.platform);
  const found = await host.files.lstat(path);
  if (found === null) return true;
  if (found.kind === 'directory') {
    for (const name of (await host.files.list(path)) ?? []) await removeTree(host, join(path, name));
  }
  return host.files.remove(path);
}
