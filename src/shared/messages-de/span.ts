/** German for ../messages/span.ts. */
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../spans.ts';
import { counted } from './phrasing.ts';

export const UNITS = {
  days: (days: number) => counted(days, 'Tag', 'Tage'),
  hours: (hours: number) => `${hours} h`,
  minutes: (minutes: number | string) => `${minutes} min`,
  seconds: (seconds: number) => `${seconds} s`,
} as const;

export const TIME = {
  ago: (span: string) => `vor ${dative(span)}`,
  in: (span: string) => `in ${dative(span)}`,
  ahead: (span: string) => `der Uhr dieses Computers um ${span} voraus`,
  impossible: 'zu einem unmöglichen Zeitpunkt',
} as const;

const SKEW_MS = MINUTE_MS;

// "3 Tage", but "vor 3 Tagen".
function dative(span: string): string {
  return span.replace(/\bTage\b/, 'Tagen');
}

export function formatPast(at: number, now: number): string {
  if (Number.isNaN(new Date(at).getTime())) return TIME.impossible;
  return at > now + SKEW_MS ? TIME.ahead(formatSpan(at - now)) : TIME.ago(formatSpan(Math.max(0, now - at)));
}

export function formatAhead(ms: number): string {
  return TIME.ahead(formatSpan(ms));
}

export function formatSpan(ms: number): string {
  const span = Math.abs(ms);
  if (span >= 3 * DAY_MS) return UNITS.days(whole(span, DAY_MS));
  if (span >= DAY_MS) return joined(UNITS.days(whole(span, DAY_MS)), whole(span % DAY_MS, HOUR_MS), UNITS.hours);
  if (span >= HOUR_MS) return joined(UNITS.hours(whole(span, HOUR_MS)), whole(span % HOUR_MS, MINUTE_MS), twoDigits);
  return span >= MINUTE_MS ? UNITS.minutes(whole(span, MINUTE_MS)) : UNITS.seconds(whole(span, SECOND_MS));
}

const twoDigits = (minutes: number): string => UNITS.minutes(String(minutes).padStart(2, '0'));

function whole(span: number, unitMs: number): number {
  return Math.floor(span / unitMs);
}

function joined(head: string, rest: number, unit: (count: number) => string): string {
  return rest === 0 ? head : `${head} ${unit(rest)}`;
}
