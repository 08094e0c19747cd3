import { expect } from 'vitest';

/** A limit for what would take minutes where it looked at a long text again and again; in the processor's time, so that other work does not count. */
const LIMIT_S = 10;

export async function withinCpuLimit<T>(work: () => T | Promise<T>): Promise<T> {
  const before = process.cpuUsage();
  const result = await work();
  expect(process.cpuUsage(before).user / 1e6).toBeLessThan(LIMIT_S);
  return result;
}
