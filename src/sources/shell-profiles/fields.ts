/** What a shell hands from word to word and from command to command. */
import type { Origin } from './shell-state.ts';

/** One word of a command as the shell would hand it over. */
export interface Field {
  text: string;
  /** False: only a shell could say; `text` is a guess, or lacks a piece. */
  known: boolean;
  /** True: `text` is good enough to look for a file by. */
  usable: boolean;
  /** The file it comes from, when that is not where the command stands. */
  at: Origin | null;
}

/** A line that a command would print, and where it stands. */
export interface OutputLine {
  text: string;
  /** False: some command has changed it in a way that is not followed here. */
  known: boolean;
  at: Origin | null;
}

export type Output = readonly OutputLine[];
