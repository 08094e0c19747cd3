/** On which line of what was pasted something stands: taking the disguise off makes lines of its own. Pure. */
import { lowerBound } from './choose-spans.ts';

/** @returns the line, 1-based, of a place in the readable text; null: nobody can say */
export type LineFinder = (index: number) => number | null;

export const NO_LINES: LineFinder = () => null;

/**
 * Is asked for errors only, so that nothing is counted in a text without one.
 * @param raw   the text as it was pasted
 * @param text  the same, readable
 * @param read  makes the one of the other
 */
export function createLineFinder(raw: string, text: string, read: (line: string) => string): LineFinder {
  let starts: readonly number[] | null | undefined;
  return (index) => {
    if (starts === undefined) starts = startsOf(raw, text, read);
    const line = countBreaks(text.slice(0, index));
    return starts === null ? null : lowerBound(starts, line + 1);
  };
}

/** On which line of the readable text each line of the raw one begins; null: an escape runs over several of them. */
function startsOf(raw: string, text: string, read: (line: string) => string): readonly number[] | null {
  const starts: number[] = [];
  let next = 0;
  const isSame = countBreaks(raw) === countBreaks(text);
  for (const line of raw.split('\n')) {
    starts.push(next);
    next += 1 + (isSame || !ESCAPE.test(line) ? 0 : countBreaks(read(line)));
  }
  return next - 1 === countBreaks(text) ? starts : null;
}

/** Only of these a line break can be made. */
const ESCAPE = /[%\\&]/;

function countBreaks(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
