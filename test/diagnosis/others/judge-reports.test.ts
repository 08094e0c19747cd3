import { describe, expect, it } from 'vitest';
import {
  BASELINE_DAYS,
  type Baseline,
  judgeReports,
  poissonTail,
  usualCount,
} from '../../../src/diagnosis/others/judge-reports.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The same numbers at every run: a rare event that chance alone brings about must not come and go. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Reports about sign-in on ordinary days: some five a day, more while America is awake. */
function calmReports(from: number, to: number, random: () => number, perDay = 5): number[] {
  const times: number[] = [];
  const peak = (perDay / DAY) * 1.8;
  for (let at = from; ; ) {
    at -= Math.log(1 - random()) / peak;
    if (at > to) return times;
    const hour = (at % DAY) / HOUR;
    if (random() < (1 + 0.8 * Math.cos(((hour - 18) / 24) * 2 * Math.PI)) / 1.8) times.push(at);
  }
}

const baselineAt = (now: number, times: readonly number[]): Baseline => ({
  at: now,
  total: times.length,
  times: times.slice(-100),
});

function calmBaseline(now: number, seed = 7): Baseline {
  return baselineAt(now, calmReports(now - BASELINE_DAYS * DAY, now - 3 * HOUR, seeded(seed)));
}

it.each([
  [0, 1, 1],
  [0, 1_000, 1],
  [1, 1, 0.632_120_558],
  [4, 1, 0.018_988_157],
  [11, 1, 1.0048e-8],
  [5, 0.3, 1.5786e-5],
])('chance of %i or more where %f are usual', (count, mean, chance) => {
  expect(poissonTail(count, mean) / chance).toBeCloseTo(1, 3);
});

describe('what is usual', () => {
  const now = Date.parse('2026-04-06T15:30:00Z');

  it('is what the same hours of other days had', () => {
    const atThree = Array.from({ length: 14 }, (_, day) => now - (day + 1) * DAY - 20 * MINUTE);
    const atNight = atThree.map((time) => time - 12 * HOUR);
    expect(usualCount(baselineAt(now, atThree), now, 60)).toBeGreaterThan(0.8);
    expect(usualCount(baselineAt(now, atNight), now, 60)).toBeLessThan(0.1);
  });

  /** Reports at the same time of so many days, newest first. */
  const each = (days: number, perDay: number) =>
    Array.from({ length: days * perDay }, (_, index) => now - (1 + Math.floor(index / perDay)) * DAY - 20 * MINUTE);

  it.each([
    ['one a day, all told', 14, each(14, 1), 60, 0.830_882],
    ['two a day, over two hours', 28, each(14, 2), 120, 1.676_471],
    ['the newest hundred of many, which reach back five days', 280, each(5, 20), 60, 12.790_295],
    ['a hundred of one day, after calm ones', 101, each(1, 100), 60, 27.985_022],
  ] as const)('is, with %s', (_name, total, times, minutes, usual) => {
    expect(usualCount({ at: now, total, times }, now, minutes)).toBeCloseTo(usual, 5);
  });

  it('leaves out what came within the very span', () => {
    const recent = Array.from({ length: 10 }, () => now - MINUTE);
    const without = usualCount({ at: now, total: 10, times: [] }, now, 60);
    expect(usualCount({ at: now, total: 10, times: recent }, now, 60)).toBeLessThanOrEqual(without);
  });

  it('is never nothing', () => {
    expect(usualCount({ at: now, total: 0, times: [] }, now, 60)).toBeGreaterThan(0);
  });
});

/** By what public copies of the tracker hold: how many reports, and when the earliest failing request was. */
describe('the dated incidents', () => {
  const LOUD = [
    { first: '2026-03-11T14:36:52Z', reports: 17, overMinutes: 60 },
    { first: '2026-04-06T15:29:23Z', reports: 10, overMinutes: 45 },
    { first: '2026-04-07T14:51:22Z', reports: 4, overMinutes: 14 },
  ];
  it.each(LOUD)('$first: $reports reports are told', ({ first, overMinutes, reports }) => {
    const start = Date.parse(first);
    const now = start + overMinutes * MINUTE;
    const times = Array.from({ length: reports }, (_, index) => start + (index * (now - start)) / reports);
    expect(judgeReports(times, calmBaseline(now), now)).toMatchObject({ answer: 'many' });
  });

  const SILENT = ['2026-04-13T15:30:00Z', '2026-04-15T14:53:00Z', '2026-08-16T21:58:00Z'];
  it.each(SILENT)('%s: one or two reports are no word', (first) => {
    const start = Date.parse(first);
    for (const times of [[start], [start, start + 9 * MINUTE]]) {
      const verdict = judgeReports(times, calmBaseline(start), start + 20 * MINUTE);
      expect(verdict.answer).not.toBe('many');
    }
  });

  it('are told some minutes after the first reports, long before the page on 2026-04-06', () => {
    const start = Date.parse('2026-04-06T15:29:23Z');
    const times = Array.from({ length: 10 }, (_, index) => start + index * 4 * MINUTE);
    const told = times.find((now) => {
      const known = times.filter((time) => time <= now);
      return judgeReports(known, calmBaseline(start), now).answer === 'many';
    });
    expect(told).toBeLessThan(Date.parse('2026-04-06T15:45:00Z'));
  });
});

it('says no false word in a thousand calm weeks', () => {
  const random = seeded(20_261_128);
  const told: number[] = [];
  for (let week = 0; week < 1000; week++) {
    const monday = Date.parse('2024-01-01T00:00:00Z') + week * 7 * DAY;
    const reports = calmReports(monday - BASELINE_DAYS * DAY, monday + 7 * DAY, random);
    // In a calm week nobody is refused: the question comes from a click, now and then.
    for (let click = 0; click < 2; click++) {
      const now = monday + random() * 7 * DAY;
      const before = reports.filter((time) => time <= now - 3 * HOUR && time > now - BASELINE_DAYS * DAY);
      const recent = reports.filter((time) => time > now - 3 * HOUR && time <= now);
      if (judgeReports(recent, baselineAt(now, before), now).answer === 'many') told.push(now);
    }
  }
  expect(told).toEqual([]);
});

it('keeps to a chance of one in ten thousand, asked every ten minutes for years', () => {
  const random = seeded(4);
  const from = Date.parse('2024-01-01T00:00:00Z');
  const reports = calmReports(from - 20 * DAY, from + 300 * DAY, random);
  let [asked, told] = [0, 0];
  for (let now = from; now < from + 300 * DAY; now += 10 * MINUTE) {
    const recent = reports.filter((time) => time > now - 3 * HOUR && time <= now);
    if (recent.length >= 4) {
      const before = reports.filter((time) => time <= now - 3 * HOUR && time > now - BASELINE_DAYS * DAY);
      if (judgeReports(recent, baselineAt(now, before), now).answer === 'many') told++;
    }
    asked++;
  }
  // Three spans, each with that chance; what is usual is an estimate.
  expect(told / asked).toBeLessThan(10 * 1e-4);
});

it('needs four people, however unusual fewer are', () => {
  const now = Date.parse('2026-05-01T03:00:00Z');
  const times = [1, 2, 3].map((minutes) => now - minutes * MINUTE);
  expect(judgeReports(times, { at: now, total: 0, times: [] }, now)).toMatchObject({ answer: 'too-few', people: 3 });
});

it('tells of an hour when nothing stands out, and of the span that stands out most when something does', () => {
  const now = Date.parse('2026-05-01T03:00:00Z');
  const baseline = { at: now, total: 70, times: [] };
  expect(judgeReports([], baseline, now)).toMatchObject({ answer: 'usual', minutes: 60, people: 0 });
  expect(judgeReports([now - 40 * MINUTE], baseline, now)).toMatchObject({ answer: 'usual', minutes: 60, people: 1 });
  const burst = Array.from({ length: 9 }, (_, index) => now - index * MINUTE);
  expect(judgeReports(burst, baseline, now)).toMatchObject({ answer: 'many', minutes: 15, people: 9 });
  const steady = Array.from({ length: 30 }, (_, index) => now - index * 5 * MINUTE);
  expect(judgeReports(steady, baseline, now)).toMatchObject({ answer: 'many', minutes: 180, people: 30 });
});
