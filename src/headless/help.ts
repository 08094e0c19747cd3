import { COMMANDS, type CommandShape, type CommandWord } from './command-table.ts';
import { GROUPS, type Group, HELP } from './help-table.ts';
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
    names.filter((name) => HELP[name].group === group).map((name) => [name, COMMANDS[name].says] as const);
  const column = Math.max(...names.map((name) => name.length));
  return [
    ...wrap(
      'Pilotlight shows whether Claude Code will let you in, whose side a problem is on, and what to do.',
      '',
      width,
    ),
    '',
    'Usage: pilotlight <command> [options]',
    ...(Object.keys(GROUPS) as Group[]).flatMap((group) => ['', GROUPS[group], ...table(rowsOf(group), column, width)]),
    '',
    ...wrap(
      '“pilotlight <command> --help” shows its options and examples; “pilotlight --version” the version.',
      '',
      width,
    ),
    ...wrap(
      'Exit codes of doctor and status: 0 green or blue, 1 yellow or orange, 2 red, 3 grey, 64 wrong usage.',
      '',
      width,
    ),
    ...wrap('Pilotlight is unofficial and not affiliated with Anthropic.', '', width),
  ];
}

function describeOne(command: CommandWord, width: number): string[] {
  const { says, usage, options }: CommandShape = COMMANDS[command];
  const rows = Object.entries(options).map(
    ([name, option]) => [`--${name}${option.value ? ` ${option.value}` : ''}`, option.says] as const,
  );
  const column = Math.max(0, ...rows.map(([flag]) => flag.length));
  return [
    ...wrap(`Usage: pilotlight ${command} ${usage}`.trimEnd(), '  ', width).map((line, index) =>
      index ? line : line.trimStart(),
    ),
    '',
    ...wrap(says, '  ', width),
    ...(rows.length > 0 ? ['', ...table(rows, column, width)] : []),
    '',
    'Examples',
    ...HELP[command].examples.map((example) => `  pilotlight ${example}`),
  ];
}
