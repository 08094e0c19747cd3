import { codeOf } from './errno.ts';

/** Is there a process with this number, be it another account's? */
export function isAlive(pid: number): boolean {
  // To the system 0 and less are whole groups.
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}
