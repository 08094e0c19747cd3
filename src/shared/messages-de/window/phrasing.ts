/** German for ../messages/window/phrasing.ts. */
import { asSentence } from '../phrasing.ts';
import { TIME } from '../units.ts';

// TIME.ago knows the dative ("vor 3 Tagen").
export const WINDOW_TIME = {
  now: 'gerade eben',
  left: (span: string) => `noch ${span}`,
  endedNow: 'gerade abgelaufen',
  ended: (span: string) => `${TIME.ago(span)} abgelaufen`,
} as const;

export const PLACE_IN_FILE = {
  line: (name: string, line: number) => `${name}, Zeile ${line}`,
} as const;

export function announce(headline: string, whose: string | null, next: string | null): string {
  return [headline, whose, next].flatMap((part) => (part === null ? [] : asSentence(part))).join(' ');
}
