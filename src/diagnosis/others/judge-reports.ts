/** Do unusually many people report sign-in trouble? Counts against what is usual at this time of day. Pure. */

import { DAY_MS, MINUTE_MS } from '../../shared/spans.ts';
import type { EpochMs } from '../../shared/vocabulary.ts';

/** Spans that are looked at, minutes; the first that stands out most is told. */
export const SPANS_MIN = [15, 60, 180] as const;
export const BASELINE_DAYS = 14;
/** So many people at the least, however seldom anybody reports anything. */
export const MIN_PEOPLE = 4;
/** So seldom chance alone may bring about what is told. */
export const MAX_CHANCE = 1e-4;
/** Told when nothing stands out. */
const USUAL_SPAN_MIN = 60;
/** The rate of all hours counts as much as this many days of the same hour, which few reports tell badly. */
const WEIGHT_OF_ALL_HOURS_DAYS = 3;
/** A tracker without a single report is not one without any to come. */
const MIN_PER_DAY = 1;

/** What is usual: the newest reports of the past two weeks, and how many there were in all. */
export interface Baseline {
  /** When it was asked for. */
  at: EpochMs;
  /** All reports of the two weeks before `at`. */
  total: number;
  /** When the newest of them were made, any order. */
  times: readonly EpochMs[];
}

export interface CrowdVerdict {
  answer: 'many' | 'usual' | 'too-few';
  minutes: number;
  people: number;
  usual: number;
  chance: number;
}

/** The chance of `count` or more where `mean` are usual (Poisson). */
export function poissonTail(count: number, mean: number): number {
  if (count <= 0) return 1;
  // Summed from the top down to nothing: the small numbers that matter do not vanish behind 1.
  let term = Math.exp(-mean);
  for (let k = 1; k <= count; k++) term *= mean / k;
  let tail = 0;
  for (let k = count + 1; term > tail * 1e-12; k++) {
    tail += term;
    term *= mean / k;
  }
  return Math.min(1, tail);
}

/** How many people usually report within the `minutes` before `now`, judging by the same hours of the days before. */
export function usualCount(baseline: Baseline, now: EpochMs, minutes: number): number {
  const span = minutes * MINUTE_MS;
  const oldest = baseline.times.reduce((first, time) => Math.min(first, time), baseline.at);
  // The newest hundred may not reach back two weeks.
  const isWhole = baseline.times.length >= baseline.total;
  const days = Math.max(1, isWhole ? BASELINE_DAYS : (baseline.at - oldest) / DAY_MS);
  const perDay = Math.max(MIN_PER_DAY, baseline.total / BASELINE_DAYS, isWhole ? 0 : baseline.times.length / days);
  const past = baseline.times.filter((time) => time <= now - span);
  const sameHours = past.filter((time) => (((now - time) % DAY_MS) + DAY_MS) % DAY_MS < span).length;
  const ofAllHours = (perDay * span) / DAY_MS;
  return (sameHours + ofAllHours * WEIGHT_OF_ALL_HOURS_DAYS) / (days + WEIGHT_OF_ALL_HOURS_DAYS);
}

/** @param times  when each person reported, any order */
export function judgeReports(times: readonly EpochMs[], baseline: Baseline, now: EpochMs): CrowdVerdict {
  const spans = SPANS_MIN.map((minutes) => {
    const people = times.filter((time) => time > now - minutes * MINUTE_MS && time <= now + MINUTE_MS).length;
    const usual = usualCount(baseline, now, minutes);
    return { minutes, people, usual, chance: poissonTail(people, usual) };
  });
  const striking = spans.filter(({ chance }) => chance < MAX_CHANCE);
  const strongest = striking.filter(({ people }) => people >= MIN_PEOPLE).sort((a, b) => a.chance - b.chance)[0];
  if (strongest) return { answer: 'many', ...strongest };
  const shown = spans.find(({ minutes }) => minutes === USUAL_SPAN_MIN) ?? {
    minutes: 0,
    people: 0,
    usual: 0,
    chance: 1,
  };
  return striking[0] ? { answer: 'too-few', ...striking[0] } : { answer: 'usual', ...shown };
}
