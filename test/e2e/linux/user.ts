/** The ordinary user at the desktop: Electron does not run as root with its sandbox on, and nobody should. */
import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { lchownSync, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** `nobody`, where the tests run as root; else whoever runs them. */
const USER = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : null;

/** Starts a program as that user. */
export function spawnAsUser(file: string, args: readonly string[], options: SpawnOptions): ChildProcess {
  return spawn(file, [...args], { ...options, ...USER });
}

/** Gives a folder and all that is in it to that user. */
export function giveToUser(path: string): void {
  if (USER === null) return;
  lchownSync(path, USER.uid, USER.gid);
  if (!lstatSync(path).isDirectory()) return;
  for (const name of readdirSync(path)) giveToUser(join(path, name));
}
