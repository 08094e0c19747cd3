/** The manual page, drawn from the same tables as the help. */
import { COMMAND_GROUPS } from '../../shared/messages/terminal/command-help.ts';
import { HELP_FRAME } from '../../shared/messages/terminal/command-line.ts';
import { EXIT_CODES, MANUAL } from '../../shared/messages/terminal/manual.ts';
import { VERSION } from '../../shared/version.ts';
import type { CommandShape } from '../command-options.ts';
import { COMMANDS } from '../command-table.ts';
import { type Group, HELP } from '../help-table.ts';
import { COMMAND_NAMES } from './words.ts';

/** roff reads a dot or quote at the start of a line, a backslash and a hyphen as its own. */
const roff = (text: string): string => text.replaceAll('\\', '\\e').replaceAll('-', '\\-').replace(/^[.']/, '\\&$&');

/** `pilotlight(1)` as roff. */
export function drawManPage(): string {
  const groups = (Object.keys(COMMAND_GROUPS) as Group[]).flatMap((group) => [
    `.SH ${roff(COMMAND_GROUPS[group].toUpperCase())}`,
    ...COMMAND_NAMES.filter((name) => HELP[name].group === group).flatMap(drawCommand),
  ]);
  return `${[
    `.TH PILOTLIGHT 1 "" "Pilotlight ${roff(VERSION)}" "${MANUAL.section}"`,
    `.SH ${MANUAL.name}`,
    `pilotlight \\- ${roff(MANUAL.oneLine)}`,
    `.SH ${MANUAL.synopsis}`,
    '.B pilotlight',
    `.I ${MANUAL.command}`,
    `[${MANUAL.options}]`,
    ...groups,
    `.SH ${MANUAL.exitStatus}`,
    MANUAL.ofDoctor,
    ...EXIT_CODES.flatMap(([code, description]) => ['.TP', `.B ${code}`, roff(description)]),
    `.SH ${MANUAL.environment}`,
    '.TP',
    '.B PILOTLIGHT_HOME',
    roff(MANUAL.dataFolder),
    `.SH ${MANUAL.notes}`,
    HELP_FRAME.unofficial,
  ].join('\n')}\n`;
}

function drawCommand(name: (typeof COMMAND_NAMES)[number]): string[] {
  const { description, usage, options }: CommandShape = COMMANDS[name];
  return [
    `.SS ${roff(`${name} ${usage}`.trimEnd())}`,
    roff(`${description[0]?.toUpperCase()}${description.slice(1)}.`),
    ...Object.entries(options).flatMap(([option, { value, description: what }]) => [
      '.TP',
      `.B \\-\\-${roff(option)}${value ? ` ${roff(value)}` : ''}`,
      roff(what),
    ]),
    '.PP',
    `${HELP_FRAME.examples}:`,
    ...HELP[name].examples.flatMap((example) => ['.br', roff(`pilotlight ${example}`)]),
  ];
}
