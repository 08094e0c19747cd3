/** The one sink for everything printed: what a terminal would obey, or a person not see, is shown as an escape. */
import { nameCommands, ON_PATH, type ProgramName } from './program-name.ts';
import type { Output } from './run.ts';

/** What most texts are made of, and certainly seen. */
const SEEN = /^[\n\u0020-\u007e·‘’“”„–…äöüÄÖÜß✓✗●▲✖◌○◆]*$/;

/** A part of a line: not even a line break is let through. */
export function escapeUnseen(text: string): string {
  return SEEN.test(text) && !text.includes('\n') ? text : text.replace(unseen(), toEscape);
}

/** Lines: their ends stay, and a tab takes the room of four spaces. */
function escapeLines(text: string): string {
  if (SEEN.test(text)) return text;
  return text.replace(unseen(), (found) => (found === '\n' ? found : found === '\t' ? '    ' : toEscape(found)));
}

let made: RegExp | null = null;

/**
 * Controls, direction and format marks, fillers, private and lone characters, and every space that is not one. Written as
 * `\u202e` it is harmless on a terminal and, within a text of JSON, still the same character. Made at its first use, for which
 * tables of all characters are loaded.
 */
function unseen(): RegExp {
  made ??=
    /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]|(?!\u0020|\u00a0|\u202f|\u2009)\p{Zs}/gu;
  return made;
}

function toEscape(found: string): string {
  return Array.from(
    { length: found.length },
    (_none, at) => `\\u${found.charCodeAt(at).toString(16).padStart(4, '0')}`,
  ).join('');
}

/** What our own ink writes (terminal.ts), and nothing else that begins like it. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: it is what is let through
const INK = /(\u001b\[(?:0|1|2|3[1-4]|90|38;5;208)m)/;

export interface PrintableOptions {
  /** The command takes its facts through `makeShowable` and paints them: colours pass, and a bell before a notice. */
  painted?: boolean;
  /** How our commands are typed here. Default: by their own name. */
  program?: ProgramName;
}

/** @param output  where the bytes go */
export function printableOutput(output: Output, { painted = false, program = ON_PATH }: PrintableOptions = {}): Output {
  return {
    write(text) {
      const named = nameCommands(text, program);
      return output.write(painted ? escapePainted(named) : escapeLines(named));
    },
    get isTTY() {
      return output.isTTY === true;
    },
    get columns() {
      return output.columns ?? Number.POSITIVE_INFINITY;
    },
  };
}

function escapePainted(text: string): string {
  const bell = text.startsWith('\u0007') ? '\u0007' : '';
  const parts = text.slice(bell.length).split(INK);
  return bell + parts.map((part, at) => (at % 2 === 1 ? part : escapeLines(part))).join('');
}
