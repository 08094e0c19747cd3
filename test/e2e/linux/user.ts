/** The ordinary user at the desktop: Electron does not run as root with its sandbox on, and nobody should. */
import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { lchownSync, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** `nobody`, where the tests run as root; else whoever runs them. */
const USER = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : null;

/**
 * Starts a program as that user.
 * @param inside  words before a command that take it elsewhere, which only root may do: it is the user's from there on
 */
export function spawnAsUser(
  file: string,
  args: readonly string[],
  options: SpawnOptions,
  inside: readonly string[] = [],
): ChildProcess {
  const [first, ...words] = inside;
  if (first === undefined || USER === null) return spawn(file, [...args], { ...options, ...USER });
  const user = ['setpriv', `--reuid=${USER.uid}`, `--regid=${USER.gid}`, '--clear-groups'];
  return spawn(first, [...words, ...user, file, ...args], options);
}

/** Gives a folder and all that is in it to that user. */
export function giveToUser(path: string): void {
  if (USER === null) return;
  lchownSync(path, USER.uid, USER.gid);
  if (!lstatSync(path).isDirectory()) return;
  for (const name of readdirSync(path)) giveToUser(join(path, name));
}
