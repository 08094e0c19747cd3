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

  it('name the day only when it is neither today nor near', () => {
    expect(formatClock(NOW - HOUR, NOW)).toMatch(/^\D*0?1:02|13:02/);
    expect(formatClock(NOW - 11 * HOUR, NOW)).not.toMatch(/Aug/);
    expect(formatClock(NOW - 26 * HOUR, NOW)).toMatch(/Aug/);
  });

  it('in full name year, second and zone', () => {
    expect(formatExact(NOW)).toMatch(/2026/);
    expect(formatExact(NOW)).toMatch(/:02:00/);
  });

  it('count days from local midnight', () => {
    expect(new Date(startOfDay(NOW, 1)).getHours()).toBe(0);
    expect(startOfDay(NOW, 0)).toBeLessThanOrEqual(NOW);
    expect(startOfDay(NOW, 1)).toBeGreaterThan(NOW);
  });
});
