/** A folder for PATH with some of the machine's programs: whatever else it has (a Claude Code, a terminal) is not found. */
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram } from '../../scripts/project.mjs';

/**
 * @param folder  made where it is not there
 * @param names   of programs that the machine has
 * @returns the folder
 */
export function bringPrograms(folder: string, names: readonly string[]): string {
  mkdirSync(folder, { recursive: true });
  for (const name of names) {
    const path = findProgram(name);
    if (path === null) throw new Error(`${name} is not on PATH`);
    symlinkSync(path, join(folder, name));
  }
  return folder;
}
