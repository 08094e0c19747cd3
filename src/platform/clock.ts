import type { Clock } from './host.ts';

/** Timers longer than this overflow and fire at once, so they are cut into pieces. */
const LONGEST_TIMER_MS = 2_147_000_000;

/** The machine's clocks. No timer made here keeps the process alive, save the one a `sleep` waits for. */
export function createClock(): Clock {
  return {
    now: () => Date.now(),
    monotonic: () => performance.now(),
    after,
    sleep: (delayMs) => new Promise((resolve) => setTimeout(resolve, Math.min(delayMs, LONGEST_TIMER_MS))),
  };
}

function after(delayMs: number, run: () => void): () => void {
  let timer: NodeJS.Timeout;
  const arm = (leftMs: number): void => {
    const piece = Math.min(Math.max(leftMs, 0), LONGEST_TIMER_MS);
    timer = setTimeout(() => (leftMs > piece ? arm(leftMs - piece) : run()), piece);
    timer.unref();
  };
  arm(delayMs);
  return () => clearTimeout(timer);
}
