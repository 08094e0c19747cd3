import { describe, expect, it } from 'vitest';
import type { PollSituation } from '../../../src/diagnosis/service/poll-schedule.ts';
import { delayAfterWake, nextPageDelay, nextProbeDelay } from '../../../src/diagnosis/service/poll-schedule.ts';
import fc from '../../seeded.ts';

const CALM: PollSituation = {
  power: 'awake',
  page: 'CLEAR',
  probe: 'OK',
  suspicious: false,
  incidentOverForMs: null,
  failures: 0,
  misses: 0,
  refusals: 0,
  retryAfterMs: null,
  slowDown: false,
  throttled: false,
  calm: { pageMs: 300_000, helloMs: 600_000 },
};

/** Jitter left out: its middle, or its end where it is full. */
const MIDDLE = 0.5;
const END = 0.999_999_9;

describe('poll schedule', () => {
  it.each([
    ['calm', {}, 300_000, 600_000],
    ['away', { power: 'away' }, 900_000, null],
    ['asleep', { power: 'asleep' }, null, null],
    ['an incident', { page: 'AUTH' }, 60_000, 60_000],
    ['recovering', { page: 'RECOVERING' }, 60_000, 60_000],
    ['page unknown', { page: 'UNKNOWN' }, 300_000, 600_000],
    ['maintenance', { page: 'MAINT' }, 300_000, 600_000],
    ['host down', { probe: 'LOGIN_DOWN' }, 60_000, 60_000],
    ['both hosts down', { probe: 'API_DOWN' }, 60_000, 60_000],
    ['a refused login', { probe: 'REJECTED' }, 60_000, 60_000],
    ['suspicion', { suspicious: true }, 60_000, 60_000],
    ['incident just over', { incidentOverForMs: 599_999 }, 60_000, 60_000],
    ['incident long over', { incidentOverForMs: 600_000 }, 300_000, 600_000],
    ['refused once', { refusals: 1 }, 900_000, 600_000],
    ['refused twice', { refusals: 2 }, 1_800_000, 600_000],
    ['refused often', { refusals: 9 }, 3_600_000, 600_000],
    ['throttled', { throttled: true, suspicious: true }, 60_000, 300_000],
    ['told to wait an hour', { retryAfterMs: 3_600_000 }, 3_600_000, 600_000],
    ['told to wait nothing, in an incident', { retryAfterMs: 0, page: 'OUTAGE' }, 300_000, 60_000],
    ['told to slow down, in an incident', { slowDown: true, page: 'OUTAGE' }, 300_000, 60_000],
    ['told to slow down by an hour', { slowDown: true, retryAfterMs: 3_600_000 }, 3_600_000, 600_000],
    ['own intervals', { calm: { pageMs: 120_000, helloMs: 3_600_000 } }, 120_000, 3_600_000],
  ] satisfies [string, Partial<PollSituation>, number | null, number | null][])('%s', (_, change, page, hello) => {
    const situation = { ...CALM, ...change };
    expect([nextPageDelay(situation, MIDDLE), nextProbeDelay(situation, MIDDLE)]).toEqual([page, hello]);
  });

  it('backs off after failures: 1, 2, 4, 8, 15 minutes at most', () => {
    const steps = [1, 2, 3, 4, 5, 50].map((count) => nextPageDelay({ ...CALM, failures: count }, END));
    expect(steps).toEqual([60_000, 120_000, 240_000, 480_000, 900_000, 900_000]);
    const looks = [1, 2, 5].map((count) => nextProbeDelay({ ...CALM, misses: count }, END));
    expect(looks).toEqual([60_000, 120_000, 900_000]);
    expect(nextProbeDelay({ ...CALM, misses: 1, throttled: true }, 0)).toBe(300_000);
  });

  it('spreads: ±20 %, and 15 to 45 s after a wake', () => {
    expect([nextPageDelay(CALM, 0), nextPageDelay(CALM, END)]).toEqual([240_000, 360_000]);
    expect([nextPageDelay({ ...CALM, failures: 1 }, 0), nextProbeDelay({ ...CALM, misses: 1 }, 0)]).toEqual([
      15_000, 15_000,
    ]);
    expect([delayAfterWake(0), delayAfterWake(END)]).toEqual([15_000, 45_000]);
  });

  it('never asks more often than every 15 s, whatever happens', () => {
    const situation = fc.record({
      power: fc.constantFrom('awake' as const, 'away' as const),
      page: fc.constantFrom('CLEAR' as const, 'AUTH' as const, 'UNKNOWN' as const),
      probe: fc.constantFrom('OK' as const, 'API_DOWN' as const),
      suspicious: fc.boolean(),
      incidentOverForMs: fc.option(fc.nat()),
      failures: fc.nat(100),
      misses: fc.nat(100),
      refusals: fc.nat(100),
      retryAfterMs: fc.option(fc.nat(86_400_000)),
      slowDown: fc.boolean(),
      throttled: fc.boolean(),
      calm: fc.constant(CALM.calm),
    });
    fc.assert(
      fc.property(situation, fc.double({ min: 0, max: END, noNaN: true }), (one, random) => {
        expect(nextPageDelay(one, random)).toBeGreaterThanOrEqual(15_000);
        expect(nextProbeDelay(one, random) ?? 15_000).toBeGreaterThanOrEqual(15_000);
      }),
    );
  });
});
