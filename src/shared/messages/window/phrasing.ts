/** Times, and what is said aloud. */
import { asSentence } from '../phrasing.ts';

export const WINDOW_TIME = {
  now: 'just now',
  left: (span: string) => `${span} left`,
  endedNow: 'just ended',
  ended: (span: string) => `ended ${span} ago`,
} as const;

export const PLACE_IN_FILE = {
  line: (name: string, line: number) => `${name}, line ${line}`,
} as const;

/** What a screen reader says when the verdict changes. */
export function announce(headline: string, whose: string | null, next: string | null): string {
  return [headline, whose, next].flatMap((part) => (part === null ? [] : asSentence(part))).join(' ');
}
