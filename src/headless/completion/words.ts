/** What may stand on the command line, drawn from the command table. */

import { COMPLETION } from '../../shared/messages/terminal/manual.ts';
import type { CommandShape } from '../command-options.ts';
import { COMMANDS, type CommandWord } from '../command-table.ts';

/** One word that can be completed, and what it does in a few words. */
export interface Word {
  text: string;
  description: string;
}

export const COMMAND_NAMES = Object.keys(COMMANDS) as CommandWord[];

const HELP: Word = { text: '--help', description: COMPLETION.help };

/** The first word: a command, or one of the program's own options. */
export const FIRST_WORDS: readonly Word[] = [
  ...COMMAND_NAMES.map((name) => ({ text: name, description: COMMANDS[name].description })),
  { text: '--help', description: COMPLETION.allCommands },
  { text: '--version', description: COMPLETION.version },
];

export function optionsOf(name: CommandWord): Word[] {
  const { options }: CommandShape = COMMANDS[name];
  return [...Object.entries(options).map(([option, { description }]) => ({ text: `--${option}`, description })), HELP];
}
