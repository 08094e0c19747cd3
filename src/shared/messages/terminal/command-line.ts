/** What is wrong with a command line, and the frame of the help; the commands' own words stand in the command table. */
export const WRONG = {
  seeHelp: '“pilotlight --help” shows what there is.',
  none: 'No command given.',
  option: (option: string) => `Unknown option ${option}.`,
  optionOf: (command: string, option: string) => `“${command}” has no option ${option}.`,
  value: (option: string) => `The option ${option} was not given as it should be.`,
  command: (word: string, meant: string | null) =>
    `There is no command “${word}”.${meant === null ? '' : ` Did you mean “${meant}”?`}`,
  word: (command: string, word: string) => `“${command}” does not take “${word}”.`,
  more: (command: string, usage: string) => `“${command}” needs more: ${usage}`,
  unclear: (command: string) => `“${command}” was not understood.`,
} as const;

export const HELP_FRAME = {
  intro: 'Pilotlight shows whether Claude Code will let you in, whose side a problem is on, and what to do.',
  usage: (rest: string) => `Usage: pilotlight ${rest}`,
  anyCommand: '<command> [options]',
  more: '“pilotlight <command> --help” shows its options and examples; “pilotlight --version” the version.',
  exitCodes: 'Exit codes of doctor and status: 0 green or blue, 1 yellow or orange, 2 red, 3 grey, 64 wrong usage.',
  unofficial: 'Pilotlight is unofficial and not affiliated with Anthropic.',
  examples: 'Examples',
} as const;

export const HISTORY_COMMAND = {
  limit: (most: number) => `--limit is a number from 1 to ${most}.`,
  empty: 'Nothing has been seen yet. Pilotlight writes this down while it watches.',
  csvOrJson: 'Use either --csv or --json.',
  badKind: ({ kinds }: { kinds: string }) => `--kind takes ${kinds}; several with commas between them.`,
} as const;

export const PROGRAM = {
  unwritten: ({ reason }: { reason: string }) => `The answer could not be written: ${reason}.`,
  broke: ({ reason }: { reason: string }) => `Pilotlight broke: ${reason}`,
} as const;
