/** Reads the command line into a command, or into a sentence that says what is wrong with it. */
import { parseArgs } from 'node:util';
import { distanceOf } from '../shared/edit-distance.ts';
import { WRONG } from '../shared/messages/terminal/command-line.ts';
import type { CommandShape } from './command-options.ts';
import { COMMANDS, type CommandWord } from './command-table.ts';

export type Parsed =
  | {
      kind: 'command';
      command: CommandWord;
      options: Readonly<Record<string, string | boolean>>;
      words: readonly string[];
    }
  | { kind: 'help'; command: CommandWord | null }
  | { kind: 'version' }
  | { kind: 'wrong'; message: string };

const isCommand = (word: string): word is CommandWord => Object.hasOwn(COMMANDS, word);

/** @param argv the arguments after the program's name */
export function readArguments(argv: readonly string[]): Parsed {
  const [head, ...tail] = argv;
  if (head === '--version' || head === '-v') return { kind: 'version' };
  if (head === '--help' || head === '-h' || head === 'help') {
    return { kind: 'help', command: tail[0] && isCommand(tail[0]) ? tail[0] : null };
  }
  if (head === undefined || head.startsWith('-')) return wrong(head ? WRONG.option(head) : WRONG.none);
  return isCommand(head) ? readCommand(head, tail) : wrong(WRONG.command(head, nearest(head)));
}

function readCommand(command: CommandWord, argv: readonly string[]): Parsed {
  const shape: CommandShape = COMMANDS[command];
  if (argv.includes('--help') || argv.includes('-h')) return { kind: 'help', command };
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      options: Object.fromEntries(Object.entries(shape.options).map(([name, { type }]) => [name, { type }])),
      allowPositionals: true,
      strict: true,
    });
    const [min, max] = shape.words;
    if (positionals.length > max) return wrong(WRONG.word(command, positionals[max] ?? ''));
    if (positionals.length < min) return wrong(WRONG.more(command, shape.usage));
    return { kind: 'command', command, options: values as Record<string, string | boolean>, words: positionals };
  } catch (error) {
    return wrong(explainParse(error, command));
  }
}

/** What was meant: a slip of one letter in a short word, two in a longer one. */
function nearest(word: string): string | null {
  const near = Object.keys(COMMANDS).map((command) => ({ command, distance: distanceOf(word, command) }));
  const [best] = near.toSorted((a, b) => a.distance - b.distance);
  return best && best.distance <= (word.length > 4 ? 2 : 1) ? best.command : null;
}

/** What Node says of an option, in our words; it names the option in its own. */
function explainParse(error: unknown, command: CommandWord): string {
  const { code, message } = error as { code?: unknown; message?: unknown };
  const option = /'(-[^' ]*)/.exec(String(message))?.[1];
  if (option === undefined) return WRONG.unclear(command);
  return code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION' ? WRONG.optionOf(command, option) : WRONG.value(option);
}

function wrong(message: string): Parsed {
  return { kind: 'wrong', message: /[.?]$/.test(message) ? message : `${message}.` };
}
