import { describe, expect, it } from 'vitest';
import { fallbackReminder } from '../../src/recovery/fallback-reminder.ts';

const HOUR = 3_600_000;
const ON = { state: 'on', since: 1_000, tail: '6789' } as const;

describe('the reminder of a fallback', () => {
  it('comes each day once, and names whose money it is', () => {
    const at = (hours: number) => fallbackReminder(ON, 'LOGIN_DOWN', false, 1_000 + hours * HOUR);
    expect(at(23)).toBeNull();
    expect(at(25)?.episode).toBe(at(47)?.episode);
    expect(at(49)?.episode).not.toBe(at(47)?.episode);
    expect(at(49)).toMatchObject({
      title: expect.stringContaining('2 days'),
      body: expect.stringMatching(/billed per token.*6789/),
    });
  });

  it('offers the way back at once when sign-in works again', () => {
    expect(fallbackReminder(ON, 'UP', true, 2_000)?.title).toContain('back to your plan');
    expect(fallbackReminder(ON, 'LOGIN_DOWN', true, 2_000)).toBeNull();
    expect(fallbackReminder(ON, 'UP', false, 2_000)).toBeNull();
  });

  it('is silent while no fallback is on', () => {
    expect(fallbackReminder({ ...ON, state: 'off' }, 'UP', true, 9 * 24 * HOUR)).toBeNull();
    expect(fallbackReminder({ ...ON, since: null }, 'UP', true, 9 * 24 * HOUR)).toBeNull();
  });
});
