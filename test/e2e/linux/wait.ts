/** Waiting without a test framework, so that a bench can have a desktop as well. */
import { setTimeout as pause } from 'node:timers/promises';
import { every } from '../../patience.ts';
import type { Bus } from './bus.ts';

export const WAIT = every(100);

/** Tries until it holds. @throws with what it last said, when it never does */
export async function until<T>(
  check: () => Promise<T> | T,
  { timeout, interval }: { timeout: number; interval: number } = WAIT,
): Promise<T> {
  const end = performance.now() + timeout;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (performance.now() > end) throw error;
    }
    await pause(interval);
  }
}

/** Until somebody answers to this name on the bus. */
export async function untilOwned(bus: Bus, name: string): Promise<void> {
  await until(async () => {
    if (!(await bus.hasOwner(name))) throw new Error(`nobody on the bus is ${name}`);
  });
}
