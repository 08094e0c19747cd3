import { COMMANDS, type CommandShape, type CommandWord } from './command-table.ts';

/** The help text: all commands, or one with its options. */
export function describeCommands(command: CommandWord | null): string {
  return command ? describeOne(command) : describeAll();
}

function describeAll(): string {
  const width = Math.max(...Object.keys(COMMANDS).map((name) => name.length));
  const lines = Object.entries(COMMANDS).map(([name, { says }]) => `  ${name.padEnd(width)}  ${says}`);
  return [
    'Pilotlight tells whether Claude Code will let you in, whose side it is on when it will not, and what to do.',
    '',
    'Usage: pilotlight <command> [options]',
    '',
    ...lines,
    '',
    'pilotlight <command> --help tells more; pilotlight --version the version.',
    'Exit codes of doctor and status: 0 green or blue, 1 yellow or orange, 2 red, 3 grey, 64 wrong usage.',
    'Pilotlight is unofficial and not affiliated with Anthropic.',
    '',
  ].join('\n');
}

function describeOne(command: CommandWord): string {
  const { says, usage, options }: CommandShape = COMMANDS[command];
  const rows = Object.entries(options).map(([name, option]) => ({
    flag: `--${name}${option.value ? ` ${option.value}` : ''}`,
    says: option.says,
  }));
  const width = Math.max(0, ...rows.map(({ flag }) => flag.length));
  const lines = rows.map((row) => `  ${row.flag.padEnd(width)}  ${row.says}`);
  return [`Usage: pilotlight ${command} ${usage}`.trimEnd(), '', `  ${says}`, '', ...lines, ''].join('\n');
}
