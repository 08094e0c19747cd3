import { COMMAND_GROUPS } from '../shared/messages/terminal/command-help.ts';
import { HELP_FRAME } from '../shared/messages/terminal/command-line.ts';
import type { CommandShape } from './command-options.ts';
import { COMMANDS, type CommandWord } from './command-table.ts';
import { type Group, HELP } from './help-table.ts';
import { table } from './table.ts';
import { wrap } from './terminal.ts';

const WIDE = 100;
const NARROW = 40;

/**
 * The help text: all commands by what they are for, or one with its options and two examples.
 * @param columns  of the terminal; a wide one is not filled
 */
export function describeCommands(command: CommandWord | null, columns: number = WIDE): string {
  const width = Math.min(WIDE, Math.max(NARROW, columns));
  const lines = command ? describeOne(command, width) : describeAll(width);
  return `${lines.join('\n')}\n`;
}

function describeAll(width: number): string[] {
  const names = Object.keys(COMMANDS) as CommandWord[];
  const rowsOf = (group: Group) =>
    names.filter((name) => HELP[name].group === group).map((name) => [name, COMMANDS[name].description] as const);
  const column = Math.max(...names.map((name) => name.length));
  return [
    ...wrap(HELP_FRAME.intro, '', width),
    '',
    HELP_FRAME.usage(HELP_FRAME.anyCommand),
    ...(Object.keys(COMMAND_GROUPS) as Group[]).flatMap((group) => [
      '',
      COMMAND_GROUPS[group],
      ...table(rowsOf(group), column, width),
    ]),
    '',
    ...wrap(HELP_FRAME.more, '', width),
    ...wrap(HELP_FRAME.exitCodes, '', width),
    ...wrap(HELP_FRAME.unofficial, '', width),
  ];
}

function describeOne(command: CommandWord, width: number): string[] {
  const { description, usage, options }: CommandShape = COMMANDS[command];
  const rows = Object.entries(options).map(
    ([name, option]) => [`--${name}${option.value ? ` ${option.value}` : ''}`, option.description] as const,
  );
  const column = Math.max(0, ...rows.map(([flag]) => flag.length));
  return [
    ...wrap(HELP_FRAME.usage(`${command} ${usage}`.trimEnd()), '  ', width).map((line, index) =>
      index ? line : line.trimStart(),
    ),
    '',
    ...wrap(description, '  ', width),
    ...(rows.length > 0 ? ['', ...table(rows, column, width)] : []),
    '',
    HELP_FRAME.examples,
    ...HELP[command].examples.map((example) => `  pilotlight ${example}`),
  ];
}
