/** What may stand on the command line, drawn from the command table. */
import { COMMANDS, type CommandShape, type CommandWord } from '../command-table.ts';

/** One word that can be completed, and what it does in a few words. */
export interface Word {
  text: string;
  says: string;
}

export const COMMAND_NAMES = Object.keys(COMMANDS) as CommandWord[];

const HELP: Word = { text: '--help', says: 'show the options and two examples' };

/** The first word: a command, or one of the program's own options. */
export const FIRST_WORDS: readonly Word[] = [
  ...COMMAND_NAMES.map((name) => ({ text: name, says: COMMANDS[name].says })),
  { text: '--help', says: 'show all commands' },
  { text: '--version', says: 'show the version' },
];

export function optionsOf(name: CommandWord): Word[] {
  const { options }: CommandShape = COMMANDS[name];
  return [...Object.entries(options).map(([option, { says }]) => ({ text: `--${option}`, says })), HELP];
}
