import { describe, expect, it } from 'vitest';
import { askOnce } from '../../src/headless/doctor/ask-once.ts';
import type { HttpRequest } from '../../src/platform/host.ts';
import { createNodeHost } from '../../src/platform/node-host.ts';

describe('one look at the service', () => {
  it.each([
    ['what is left of 2.2 seconds', 700, 2_200],
    ['1.2 seconds where reading took long', 5_000, 6_200],
  ])('gives all questions together %s, whatever hangs', async (_name, start, end) => {
    let now = start;
    const asked: { at: number; limitMs: number }[] = [];
    const real = createNodeHost({ env: {} });
    const host = {
      ...real,
      clock: { ...real.clock, monotonic: () => now },
      http: {
        reset: () => {},
        // Hangs until its limit is over, one after the other.
        request: async ({ limitMs = 10_000 }: HttpRequest) => {
          asked.push({ at: now, limitMs });
          await Promise.resolve();
          now = Math.max(now, (asked.at(-1)?.at ?? 0) + limitMs);
          return { ok: false, why: 'timeout', detail: '' } as const;
        },
      },
    };
    const { service } = await askOnce(host, null, 0);
    expect(service.page).toBe('UNKNOWN');
    expect(asked.length).toBeGreaterThanOrEqual(3);
    for (const { at, limitMs } of asked) expect(at + limitMs).toBeLessThanOrEqual(end);
  });
});
