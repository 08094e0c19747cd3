/** Usage as a person reads it on a terminal. Pure. */
import { isFull } from '../../diagnosis/usage/forecast.ts';
import { SENTENCE_LOCALE } from '../../shared/messages/language.ts';
import { formatPast } from '../../shared/messages/span.ts';
import { USAGE, USAGE_FROM, USAGE_GAPS, WINDOW_NAMES } from '../../shared/messages/usage.ts';
import type { UsageReport, WindowReport } from '../../shared/usage.ts';
import type { EpochMs } from '../../shared/vocabulary.ts';

const DAY_MS = 86_400_000;
/** From here on a window is worth a word in one line. */
const NOTABLE = 80;

/** One line each: the windows, the forecasts, where it is from; or why nothing is known. */
export function describeUsage(usage: UsageReport, now: EpochMs): string[] {
  const { windows, from, at, gap } = usage;
  const forecasts = windows.flatMap(({ id, fullAt }) =>
    fullAt === null ? [] : [USAGE.forecast({ name: WINDOW_NAMES[id], time: clockTime(fullAt, now) })],
  );
  const age = from && at !== null ? [USAGE.age({ from: USAGE_FROM[from], when: formatPast(at, now) })] : [];
  const shown = windows.length === 0 ? [] : [windows.map((window) => describeWindow(window, now)).join(' · ')];
  return [...shown, ...forecasts, ...age, ...(gap === null ? [] : [USAGE_GAPS[gap]])];
}

function describeWindow(window: WindowReport, now: EpochMs): string {
  const name = WINDOW_NAMES[window.id];
  const used = isFull(window) ? USAGE.full({ name }) : USAGE.window({ name, percent: Math.floor(window.percent) });
  const { resetsAt } = window;
  return resetsAt === null ? used : `${used}, ${USAGE.resets({ time: clockTime(resetsAt, now) })}`;
}

/** The fullest window, where it is worth a word; null: none is. */
export function notableUsage(usage: UsageReport | undefined): string | null {
  const [fullest] = usage?.windows.toSorted((a, b) => b.percent - a.percent) ?? [];
  if (!fullest || fullest.percent < NOTABLE) return null;
  const name = WINDOW_NAMES[fullest.id];
  return isFull(fullest) ? USAGE.full({ name }) : USAGE.short({ name, percent: Math.floor(fullest.percent) });
}

/** "16:40" today and within twelve hours, "Thu 16:40" within a week, "12 Dec" after that; the machine's own zone. */
export function clockTime(at: EpochMs, now: EpochMs): string {
  const moment = new Date(at);
  const clock = `${pad(moment.getHours())}:${pad(moment.getMinutes())}`;
  const isToday = moment.toDateString() === new Date(now).toDateString();
  if (isToday || Math.abs(at - now) < DAY_MS / 2) return clock;
  const inWords = (options: Intl.DateTimeFormatOptions) => moment.toLocaleDateString(SENTENCE_LOCALE, options);
  if (Math.abs(at - now) < 7 * DAY_MS) return `${inWords({ weekday: 'short' })} ${clock}`;
  return inWords({ day: 'numeric', month: 'short' });
}

function pad(part: number): string {
  return String(part).padStart(2, '0');
}
