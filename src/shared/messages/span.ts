/** Spans of time, the same in window, tray and terminal. */
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../spans.ts';
import { TIME, UNITS } from './units.ts';

/** Another computer's clock, or that of a shared disk, may be a little fast. */
const SKEW_MS = MINUTE_MS;

/** When something that is over happened, by a date that others wrote: "38 min ago", and never that of what lies in the future. */
export function formatPast(at: number, now: number): string {
  if (Number.isNaN(new Date(at).getTime())) return TIME.impossible;
  return at > now + SKEW_MS ? TIME.ahead(formatSpan(at - now)) : TIME.ago(formatSpan(Math.max(0, now - at)));
}

/** What is dated in the future, however little. */
export function formatAhead(ms: number): string {
  return TIME.ahead(formatSpan(ms));
}

/** A length of time in two units at most, rounded down: "5 h 12 min", "21 days", "12 s". */
export function formatSpan(ms: number): string {
  const span = Math.abs(ms);
  if (span >= 3 * DAY_MS) return UNITS.days(whole(span, DAY_MS));
  if (span >= DAY_MS) return joined(UNITS.days(whole(span, DAY_MS)), whole(span % DAY_MS, HOUR_MS), UNITS.hours);
  if (span >= HOUR_MS) return joined(UNITS.hours(whole(span, HOUR_MS)), whole(span % HOUR_MS, MINUTE_MS), twoDigits);
  return span >= MINUTE_MS ? UNITS.minutes(whole(span, MINUTE_MS)) : UNITS.seconds(whole(span, SECOND_MS));
}

// A countdown stays as wide as it is.
const twoDigits = (minutes: number): string => UNITS.minutes(String(minutes).padStart(2, '0'));

function whole(span: number, unitMs: number): number {
  return Math.floor(span / unitMs);
}

function joined(head: string, rest: number, unit: (count: number) => string): string {
  return rest === 0 ? head : `${head} ${unit(rest)}`;
}
