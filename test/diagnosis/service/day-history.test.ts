import { expect, it } from 'vitest';
import { type DayHistory, daysOf, noteDay } from '../../../src/diagnosis/service/day-history.ts';
import type { ComponentStatus, PageComponent } from '../../../src/diagnosis/service/page-content.ts';

const DAY = 86_400_000;
const TODAY = 20_000;
const NOON = TODAY * DAY + DAY / 2;
const seen = (id: string, status: ComponentStatus): PageComponent => ({ id, name: id, status });

it('keeps the worst of a day, whatever comes later', () => {
  const bad = noteDay({}, [seen('a', 'major_outage')], NOON);
  const after = noteDay(bad, [seen('a', 'operational')], NOON + 1);
  expect(after).toEqual({ a: { [TODAY]: 'red' } });
  expect(noteDay(noteDay({}, [seen('a', 'operational')], NOON), [seen('a', 'partial_outage')], NOON)).toEqual({
    a: { [TODAY]: 'orange' },
  });
});

it('is the same object while nothing is added, and another one as soon as something is', () => {
  const two = noteDay({}, [seen('a', 'operational'), seen('b', 'degraded_performance')], NOON);
  expect(noteDay(two, [seen('a', 'operational'), seen('b', 'operational')], NOON)).toBe(two);
  expect(noteDay(two, [seen('a', 'operational')], NOON)).toEqual({ a: { [TODAY]: 'green' } });
  expect(noteDay(two, [seen('a', 'operational'), seen('c', 'operational')], NOON)).toEqual({
    a: { [TODAY]: 'green' },
    c: { [TODAY]: 'green' },
  });
  expect(noteDay(two, [seen('a', 'operational'), seen('b', 'operational')], NOON + DAY)).not.toBe(two);
});

it('keeps thirty days, none of them in the future, and a hundred components', () => {
  const history: DayHistory = { a: { [TODAY - 30]: 'red', [TODAY - 29]: 'orange', [TODAY + 1]: 'red' } };
  const noted = noteDay(history, [seen('a', 'operational')], NOON);
  expect(noted).toEqual({ a: { [TODAY - 29]: 'orange', [TODAY]: 'green' } });
  expect(daysOf(noted, 'a', NOON)).toEqual(['orange', ...Array.from({ length: 28 }, () => null), 'green']);
  const many = Array.from({ length: 130 }, (_, index) => seen(`c${index}`, 'operational'));
  const full = noteDay({}, many, NOON);
  expect(Object.keys(full)).toHaveLength(100);
});
