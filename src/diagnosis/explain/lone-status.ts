/** A status and hardly a word beside it, as people type one: "401", "529 again", "I keep getting a 403". Pure. */
import { type Recognized, recognize } from './recognize.ts';

export interface LoneStatus {
  found: readonly Recognized[];
  /** Nothing stands beside it. */
  alone: boolean;
}

const MAX_CHARACTERS = 80;
/** No part of a word, an address, a time or an amount. */
const STATUS =
  /(?<![\p{L}\p{N}_.:/#-]|\p{Sc}\s?|\b(?:line|page|port|row|issue|version|room)\s)[45]\d\d(?!\p{L}|\p{N}|_|[.:/,-]\d|\s*(?:[%€$]|ms\b|[kmg]i?b\b|(?:second|minute|hour|day|line|file|token|time|word|message|step)s?\b))/giu;

/**
 * @param text  in which no error was found
 * @returns null: it is longer than such a text is, or holds no status or several
 */
export function findLoneStatus(text: string): LoneStatus | null {
  const line = text.trim();
  if (line.length > MAX_CHARACTERS) return null;
  const [status, ...more] = new Set(line.match(STATUS));
  if (status === undefined || more.length > 0) return null;
  const found = recognize(`status ${status}`);
  return found.length === 0 ? null : { found, alone: /^\P{L}*$/u.test(line) };
}
