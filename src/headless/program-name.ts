/** How a person types our commands: `pilotlight` where it is on PATH, else through npm in the folder of the project. */
import type { Host } from '../platform/host.ts';
import { findOnPath } from '../sources/environment/find-on-path.ts';
import { COMMANDS } from './command-table.ts';

export const ON_PATH = 'pilotlight';
export const THROUGH_NPM = 'npm start --';

export type ProgramName = typeof ON_PATH | typeof THROUGH_NPM;

export async function nameProgram(host: Host): Promise<ProgramName> {
  return (await findOnPath(host, ON_PATH)) === null ? THROUGH_NPM : ON_PATH;
}

/** The same text with our commands as they can be typed here. */
export function nameCommands(text: string, program: ProgramName): string {
  return program === ON_PATH ? text : text.replace(namedCommand(), `${program}$1`);
}

let named: RegExp | null = null;

/** A command as our sentences name it; a line may have been broken before its second word. Made at its first use: it is dear. */
function namedCommand(): RegExp {
  const words = Object.keys(COMMANDS).join('|');
  // Not at the end of a path, which is the person's own.
  named ??= new RegExp(`(?<![\\w/\\\\.~-])pilotlight(\\s+)(?=(?:${words}|<command>|--help|--version)(?![\\w-]))`, 'g');
  return named;
}
