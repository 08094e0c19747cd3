/** The manual page and the completion scripts. */

export const COMPLETION = {
  unknownShell: ({ word, shells }: { word: string; shells: string }) =>
    `There is no completion for “${word}”. There is one for ${shells}.`,
  help: 'show the options and two examples',
  allCommands: 'show all commands',
  version: 'show the version',
} as const;

export const MANUAL = {
  section: 'User Commands',
  name: 'NAME',
  oneLine: 'show whether Claude Code will let you in, whose side a problem is on, and what to do',
  synopsis: 'SYNOPSIS',
  command: 'command',
  options: 'options',
  exitStatus: 'EXIT STATUS',
  ofDoctor: 'Of doctor and status:',
  environment: 'ENVIRONMENT',
  dataFolder: 'the folder for Pilotlight’s own data',
  notes: 'NOTES',
} as const;

export const EXIT_CODES = [
  ['0', 'green or blue: it works'],
  ['1', 'yellow or orange: something to look at, or it could not be done'],
  ['2', 'red: signed out, or an outage'],
  ['3', 'grey: not known'],
  ['64', 'the command line was wrong'],
  ['70', 'a fault of Pilotlight’s own'],
  ['74', 'the answer could not be written'],
] as const;
