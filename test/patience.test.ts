import { availableParallelism, loadavg } from 'node:os';
import { beforeEach, describe, expect, it, vi } from 'vitest';

vi.mock('node:os', async (actual) => ({ ...(await actual<typeof import('node:os')>()), loadavg: vi.fn() }));
// What every file begins with has loaded it already, with the machine's own load.
vi.resetModules();
const { every, patience } = await import('./patience.ts');
const say = (load: number) => vi.mocked(loadavg).mockReturnValue([load * availableParallelism(), 0, 0]);

describe('how long a test waits', () => {
  beforeEach(() => say(0));

  it.each([
    [0, 60_000],
    [0.5, 60_000],
    [1, 60_000],
    [3, 180_000],
    [100, 240_000],
  ])('at %d programs for each core: %d ms', (load, limitMs) => {
    say(load);
    expect(patience()).toBe(limitMs);
  });

  it('is always a whole number, as a child process wants it', () => {
    for (const load of [1.01, 1.03, 2.07, 3.33]) {
      say(load);
      expect(patience(60_000)).toSatisfy(Number.isInteger);
      expect(every(20, 1_000).timeout).toSatisfy(Number.isInteger);
    }
  });

  it('is asked anew at each wait', () => {
    const wait = every(20, 1_000);
    expect({ ...wait }).toEqual({ timeout: 1_000, interval: 20 });
    say(3);
    expect({ ...wait }).toEqual({ timeout: 3_000, interval: 20 });
  });
});

describe('a test', () => {
  it('may take longer than one of its waits, which so can say what never came', async ({ task }) => {
    expect(task.timeout).toBeGreaterThanOrEqual(180_000);
    const never = expect.poll(() => 'what is there', { timeout: 100 }).toBe('what never comes');
    await expect(never).rejects.toThrow(/what is there/);
  });
});
