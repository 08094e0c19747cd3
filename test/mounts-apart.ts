/** Mounts for one process alone, so that it finds another file in the place of one of the machine's. */
import { spawnSync } from 'node:child_process';
import { lstatSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Anybody with user namespaces; root without; root in a chroot, which has no root mount of its own. */
const WAYS = [
  ['unshare', '-Urm'],
  ['unshare', '-m'],
  ['unshare', '-m', '--propagation', 'unchanged'],
] as const;

let found: readonly string[] | null | undefined;

/** @returns the words before a command that gets mounts of its own; null: this machine has no way */
export function findMountsApart(): readonly string[] | null {
  if (found === undefined) found = process.platform === 'linux' ? (WAYS.find(works) ?? null) : null;
  return found;
}

/** As above, for root alone, who stays root there. */
export function findRootMountsApart(): readonly string[] | null {
  const [, ...ways] = WAYS;
  return process.platform === 'linux' && process.getuid?.() === 0 ? (ways.find(works) ?? null) : null;
}

/** It can mount, and nobody else sees it. */
function works([file, ...options]: readonly [string, ...string[]]): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'pilotlight-mount-'));
  const path = join(folder, 'file');
  writeFileSync(path, '');
  const tried = spawnSync(file, [...options, 'mount', '--bind', '/dev/null', path]);
  const isOurs = lstatSync(path).isFile();
  if (!isOurs) spawnSync('umount', [path]);
  rmSync(folder, { recursive: true });
  return tried.status === 0 && isOurs;
}
