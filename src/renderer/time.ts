/** Time as a person reads it: relative at a glance, exact on demand, in the user's zone and clock style. */

import { LOCALE } from '../shared/messages/language.ts';
import { formatSpan } from '../shared/messages/span.ts';
import { TIME } from '../shared/messages/units.ts';
import { WINDOW_TIME } from '../shared/messages/window/phrasing.ts';
import { HOUR_MS, SECOND_MS } from '../shared/spans.ts';
import type { EpochMs } from '../shared/vocabulary.ts';

/** "12 s ago"; the first few seconds, and a moment that lies ahead by a skewed clock, are "just now". */
export function formatAgo(at: EpochMs, now: EpochMs): string {
  return now - at < 5 * SECOND_MS ? WINDOW_TIME.now : TIME.ago(formatSpan(now - at));
}

/** "5 h 12 min left", "ended 38 min ago". */
export function formatLeft(at: EpochMs, now: EpochMs): string {
  if (at > now) return WINDOW_TIME.left(formatSpan(at - now));
  return now - at < 5 * SECOND_MS ? WINDOW_TIME.endedNow : WINDOW_TIME.ended(formatSpan(now - at));
}

/** "in 21 d", "38 min ago". */
export function formatWhen(at: EpochMs, now: EpochMs): string {
  return at > now ? TIME.in(formatSpan(at - now)) : formatAgo(at, now);
}

const clock = new Intl.DateTimeFormat(LOCALE, { timeStyle: 'short' });
const day = new Intl.DateTimeFormat(LOCALE, { weekday: 'short', day: 'numeric', month: 'short' });
const exact = new Intl.DateTimeFormat(LOCALE, { dateStyle: 'full', timeStyle: 'long' });

/** Clock time in the user's style: "14:02", with the day when it is neither today nor near. */
export function formatClock(at: EpochMs, now: EpochMs): string {
  const near = Math.abs(at - now) < 12 * HOUR_MS;
  return near || dayKey(at) === dayKey(now) ? clock.format(at) : `${day.format(at)} ${clock.format(at)}`;
}

/** The clock time alone. */
export function formatTime(at: EpochMs): string {
  return clock.format(at);
}

/** "Mon, 3 Aug". */
export function formatDay(at: EpochMs): string {
  return day.format(at);
}

/** Date, time and zone in full, for the tooltip. */
export function formatExact(at: EpochMs): string {
  return exact.format(at);
}

/** Same string for all moments of one local day. */
export function dayKey(at: EpochMs): string {
  const date = new Date(at);
  return `${date.getFullYear()}-${date.getMonth()}-${date.getDate()}`;
}

/** Local midnight `days` after the day of `now`: steps over clock changes correctly. */
export function startOfDay(now: EpochMs, days: number): EpochMs {
  const date = new Date(now);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days).getTime();
}
