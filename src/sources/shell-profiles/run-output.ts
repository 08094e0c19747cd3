import { outputOf } from './command-output.ts';
import type { Status } from './dialect.ts';
import { expandValue } from './expand-words.ts';
import type { Output } from './fields.ts';
import { linesOf, readLines } from './lines.ts';
import { RunState } from './run-state.ts';
import type { Input, Node, Part, Word } from './script.ts';

export const MAX_DEPTH = 24;
/** In front of a command they change nothing for us. */
export const BEFORE_COMMAND = new Set(['builtin', 'command', 'time', 'noglob', 'nocorrect', 'and', 'or', '\\']);

/** What commands print, and what is fed to them. */
export abstract class OutputRun extends RunState {
  protected async withInput(input: Input | null, run: () => Promise<Status>): Promise<Status> {
    if (input === null) return run();
    const before = this.input;
    this.input = await this.readInput(input);
    const status = await run();
    this.input = before;
    return status;
  }

  protected async readInput({ from, word }: Input): Promise<Output | null> {
    const printed = onlyOutput(word);
    if (printed !== null) return this.outputOfPart(printed);
    const { text, known, usable } = await expandValue(word, this.expander);
    if (from === 'text') return usable ? linesOf(text, known) : null;
    return usable ? readLines(text, this.files) : null;
  }

  /** What commands print, one fed to the next; null: it cannot be said. */
  protected async printed(commands: readonly Node[]): Promise<Output | null> {
    let output: Output | null = this.input;
    for (const command of commands) {
      if (command.node !== 'command') return null;
      const words = await this.expandAll(command.words);
      const [name, ...rest] = words.slice(words.findIndex(({ text }) => !BEFORE_COMMAND.has(text)));
      const input = command.input === null ? output : await this.readInput(command.input);
      // `$(<file)` prints the file.
      output = name === undefined ? input : name.usable ? await outputOf(name.text, rest, input, this.files) : null;
      if (output === null) return null;
    }
    return output;
  }

  protected async outputOfPart(part: Extract<Part, { part: 'output' }>): Promise<Output | null> {
    if (this.frame.depth >= MAX_DEPTH || part.body.length !== 1) return null;
    this.frame = { ...this.frame, depth: this.frame.depth + 1 };
    const [node] = part.body;
    const output = node === undefined ? null : await this.printed(node.node === 'pipe' ? node.commands : [node]);
    this.frame = { ...this.frame, depth: this.frame.depth - 1 };
    return output;
  }
}

/** A word that is what a command prints and nothing else. */
export function onlyOutput(word: Word | undefined): Extract<Part, { part: 'output' }> | null {
  const [part, ...more] = (word?.parts ?? []).filter((one) => one.part !== 'text' || one.text !== '');
  return part?.part === 'output' && more.length === 0 ? part : null;
}
