import { describe, expect, it } from 'vitest';
import { createSchedule } from '../../../src/monitor/clock/schedule.ts';
import { isSame } from '../../../src/monitor/snapshot/is-same.ts';
import { createSimulatedClock } from '../../simulation/simulated-clock.ts';

function setUp() {
  const clock = createSimulatedClock(0);
  const ran: string[] = [];
  const schedule = createSchedule<'a' | 'b'>(clock, (name) => ran.push(`${name}@${clock.monotonic()}`));
  return { clock, ran, schedule };
}

describe('the schedule', () => {
  it('has one timer, set to what is due next', async () => {
    const { clock, ran, schedule } = setUp();
    schedule.plan('a', 500);
    schedule.plan('b', 200);
    expect(clock.pending()).toBe(1);
    await clock.advance(1000);
    expect(ran).toEqual(['b@200', 'a@500']);
    expect(clock.pending()).toBe(0);
  });

  it('replaces, brings forward and forgets', async () => {
    const { clock, ran, schedule } = setUp();
    schedule.plan('a', 100);
    schedule.plan('a', 300);
    schedule.planSooner('a', 400);
    schedule.planSooner('b', 50);
    schedule.planSooner('b', 20);
    await clock.advance(1000);
    expect(ran).toEqual(['b@20', 'a@300']);
    schedule.plan('a', 100);
    schedule.plan('a', null);
    schedule.plan('b', 100);
    schedule.clear();
    await clock.advance(1000);
    expect(ran).toHaveLength(2);
  });

  it('waits for what is years away without overflowing', async () => {
    const { clock, ran, schedule } = setUp();
    const years = 3 * 365 * 86_400_000;
    schedule.plan('a', years);
    await clock.advance(years - 1);
    expect(ran).toEqual([]);
    await clock.advance(1);
    expect(ran).toEqual([`a@${years}`]);
  });
});

describe('sameness', () => {
  it.each([
    [{ a: [1, { b: null }] }, { a: [1, { b: null }] }, true],
    [{ a: 1 }, { a: 1, b: undefined }, false],
    [{ a: 1, c: 1 }, { a: 1, b: 1 }, false],
    [[], {}, false],
    [Number.NaN, Number.NaN, true],
    [null, {}, false],
  ])('%j and %j: %s', (a, b, same) => {
    expect(isSame(a, b)).toBe(same);
  });
});
