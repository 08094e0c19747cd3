import { expect, it } from 'vitest';
import { readCachedUsage } from '../../../src/sources/usage/cached-usage.ts';

const AT = 1_795_900_000_000;

it('takes what /usage has left in .claude.json', () => {
  const utilization = {
    five_hour: { utilization: 62.5, resets_at: '2026-11-28T16:40:00Z' },
    seven_day: { utilization: 81, resets_at: 1_796_288_400 },
    seven_day_opus: null,
  };
  expect(readCachedUsage({ fetchedAtMs: AT, accountUuid: 'a', utilization })).toEqual({
    accountUuid: 'a',
    reading: {
      from: 'claude-json',
      at: AT,
      windows: [
        { id: 'fiveHour', percent: 62.5, resetsAt: Date.UTC(2026, 10, 28, 16, 40) },
        { id: 'sevenDay', percent: 81, resetsAt: 1_796_288_400_000 },
      ],
    },
  });
});

it.each([
  undefined,
  null,
  'x',
  [],
  {},
  { fetchedAtMs: 'now', utilization: { five_hour: { utilization: 1 } } },
  { fetchedAtMs: Number.POSITIVE_INFINITY, utilization: { five_hour: { utilization: 1 } } },
  { fetchedAtMs: AT, utilization: [] },
  { fetchedAtMs: AT, utilization: { five_hour: { utilization: -1, resets_at: 'x' } } },
  { fetchedAtMs: AT, utilization: { five_hour: null, seven_day: { utilization: '81' } } },
])('tells nothing out of %j', (cached) => {
  expect(readCachedUsage(cached)).toBeUndefined();
});

it('takes a percent without a reset', () => {
  const cached = { fetchedAtMs: AT, utilization: { five_hour: { utilization: 3, resets_at: 'soon' } } };
  expect(readCachedUsage(cached)?.reading.windows).toEqual([{ id: 'fiveHour', percent: 3, resetsAt: null }]);
});
