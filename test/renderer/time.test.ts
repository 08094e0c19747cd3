import { describe, expect, it } from 'vitest';
import { formatAgo, formatClock, formatExact, formatLeft, startOfDay } from '../../src/renderer/time.ts';
import { formatSpan } from '../../src/shared/messages/span.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const NOW = Date.UTC(2026, 7, 16, 14, 2);

describe('spans of time', () => {
  it.each([
    [0, '0 s'],
    [999, '0 s'],
    [12 * SECOND, '12 s'],
    [59_999, '59 s'],
    [MINUTE, '1 min'],
    [59 * MINUTE + 59 * SECOND, '59 min'],
    [HOUR, '1 h'],
    [5 * HOUR + 2 * MINUTE, '5 h 02 min'],
    [5 * HOUR + 12 * MINUTE, '5 h 12 min'],
    [DAY, '1 day'],
    [2 * DAY + 3 * HOUR, '2 days 3 h'],
    [3 * DAY + 23 * HOUR, '3 days'],
    [400 * DAY, '400 days'],
    [-38 * MINUTE, '38 min'],
  ])('%i ms is "%s"', (ms, text) => expect(formatSpan(ms)).toBe(text));
});

describe('moments', () => {
  it.each([
    [NOW - 12 * SECOND, '12 s ago'],
    [NOW - 4 * SECOND, 'just now'],
    [NOW + HOUR, 'just now'],
  ])('%i is "%s"', (at, text) => expect(formatAgo(at, NOW)).toBe(text));

  it.each([
    [NOW + 5 * HOUR + 12 * MINUTE, '5 h 12 min left'],
    [NOW + 1, '0 s left'],
    [NOW, 'just ended'],
    [NOW - 38 * MINUTE, 'ended 38 min ago'],
  ])('a deadline at %i is "%s"', (at, text) => expect(formatLeft(at, NOW)).toBe(text));

  /** As this machine's own language writes it. */
  const written = (at: number, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat([], options).format(at);

  it('name the day only when it is neither today nor near', () => {
    const time = (at: number) => written(at, { timeStyle: 'short' });
    for (const at of [NOW - HOUR, NOW - 11 * HOUR]) expect(formatClock(at, NOW)).toBe(time(at));
    const far = NOW - 26 * HOUR;
    const day = written(far, { weekday: 'short', day: 'numeric', month: 'short' });
    expect(formatClock(far, NOW)).toBe(`${day} ${time(far)}`);
  });

  it('in full name day, second and zone', () => {
    expect(formatExact(NOW)).toContain(written(NOW, { dateStyle: 'full' }));
    expect(formatExact(NOW)).toContain(written(NOW, { timeStyle: 'long' }));
  });

  it('count days from local midnight', () => {
    expect(new Date(startOfDay(NOW, 1)).getHours()).toBe(0);
    expect(startOfDay(NOW, 0)).toBeLessThanOrEqual(NOW);
    expect(startOfDay(NOW, 1)).toBeGreaterThan(NOW);
  });
});
