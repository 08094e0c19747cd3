/** Times, and what is said aloud. */
import { asSentence } from '../phrasing.ts';

/** Units of time, longest first. */
export const UNITS = { day: 'd', hour: 'h', minute: 'min', second: 's' } as const;

export const TIME = {
  now: 'just now',
  ago: (span: string) => `${span} ago`,
  left: (span: string) => `${span} left`,
  in: (span: string) => `in ${span}`,
  endedNow: 'just ended',
  ended: (span: string) => `ended ${span} ago`,
};

/** What a screen reader says when the verdict changes. */
export function announce(headline: string, whose: string | null, next: string | null): string {
  return [headline, whose, next].flatMap((part) => (part === null ? [] : asSentence(part))).join(' ');
}
