/** The manual page, drawn from the same tables as the help. */
import { VERSION } from '../../shared/version.ts';
import { COMMANDS, type CommandShape } from '../command-table.ts';
import { GROUPS, type Group, HELP } from '../help-table.ts';
import { COMMAND_NAMES } from './words.ts';

/** roff reads a dot or quote at the start of a line, a backslash and a hyphen as its own. */
const roff = (text: string): string => text.replaceAll('\\', '\\e').replaceAll('-', '\\-').replace(/^[.']/, '\\&$&');

const EXIT_CODES = [
  ['0', 'green or blue: it works'],
  ['1', 'yellow or orange: something to look at, or it could not be done'],
  ['2', 'red: signed out, or an outage'],
  ['3', 'grey: not known'],
  ['64', 'the command line was wrong'],
  ['70', 'a fault of Pilotlight’s own'],
  ['74', 'the answer could not be written'],
] as const;

/** `pilotlight(1)` as roff. */
export function drawManPage(): string {
  const groups = (Object.keys(GROUPS) as Group[]).flatMap((group) => [
    `.SH ${roff(GROUPS[group].toUpperCase())}`,
    ...COMMAND_NAMES.filter((name) => HELP[name].group === group).flatMap(drawCommand),
  ]);
  return `${[
    `.TH PILOTLIGHT 1 "" "Pilotlight ${roff(VERSION)}" "User Commands"`,
    '.SH NAME',
    'pilotlight \\- show whether Claude Code will let you in, whose side a problem is on, and what to do',
    '.SH SYNOPSIS',
    '.B pilotlight',
    '.I command',
    '[options]',
    ...groups,
    '.SH EXIT STATUS',
    'Of doctor and status:',
    ...EXIT_CODES.flatMap(([code, says]) => ['.TP', `.B ${code}`, roff(says)]),
    '.SH ENVIRONMENT',
    '.TP',
    '.B PILOTLIGHT_HOME',
    'the folder for Pilotlight\\(cqs own data',
    '.SH NOTES',
    'Pilotlight is unofficial and not affiliated with Anthropic.',
  ].join('\n')}\n`;
}

function drawCommand(name: (typeof COMMAND_NAMES)[number]): string[] {
  const { says, usage, options }: CommandShape = COMMANDS[name];
  return [
    `.SS ${roff(`${name} ${usage}`.trimEnd())}`,
    roff(`${says[0]?.toUpperCase()}${says.slice(1)}.`),
    ...Object.entries(options).flatMap(([option, { value, says: what }]) => [
      '.TP',
      `.B \\-\\-${roff(option)}${value ? ` ${roff(value)}` : ''}`,
      roff(what),
    ]),
    '.PP',
    'Examples:',
    ...HELP[name].examples.flatMap((example) => ['.br', roff(`pilotlight ${example}`)]),
  ];
}
