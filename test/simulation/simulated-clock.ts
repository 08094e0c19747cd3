import type { Clock } from '../../src/platform/host.ts';

interface Timer {
  due: number;
  order: number;
  run: (() => void) | null;
}

export interface SimulatedClock extends Clock {
  /** Lets `ms` of awake time pass: runs every timer that falls due, in order, and lets promises settle after each. */
  advance(ms: number): Promise<void>;
  /** The machine sleeps: the wall clock goes on, the monotonic one and the timers stand still. */
  skip(ms: number): void;
  /** Somebody sets the wall clock by `ms` (may be negative). */
  setBack(ms: number): void;
  /** Timers that are waiting. */
  pending(): number;
  /** Runs since the start, to see that nothing polls. */
  fired(): number;
}

/** A clock that moves only when told to. Starts at `start`, an epoch in ms. */
export function createSimulatedClock(start: number): SimulatedClock {
  const timers = createHeap();
  let monotonic = 0;
  let offset = start;
  let order = 0;
  let fired = 0;

  const after = (delayMs: number, run: () => void): (() => void) => {
    const timer: Timer = { due: monotonic + Math.max(0, delayMs), order: order++, run };
    timers.push(timer);
    return () => timers.drop(timer);
  };

  return {
    now: () => Math.round(monotonic + offset),
    monotonic: () => monotonic,
    after,
    sleep: (delayMs) => new Promise((resolve) => void after(delayMs, resolve)),
    async advance(ms) {
      const end = monotonic + ms;
      await settle();
      for (let next = timers.first(); next !== undefined && next.due <= end; next = timers.first()) {
        timers.pop();
        monotonic = Math.max(monotonic, next.due);
        const run = next.run;
        next.run = null;
        fired++;
        run?.();
        await settle();
      }
      monotonic = end;
    },
    skip: (ms) => {
      offset += ms;
    },
    setBack: (ms) => {
      offset += ms;
    },
    pending: () => timers.size(),
    fired: () => fired,
  };
}

/** Every promise that can settle without time passing settles before the next turn of the event loop. */
function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function createHeap() {
  const heap: Timer[] = [];
  let dropped = 0;
  const before = (a: Timer, b: Timer): boolean => a.due < b.due || (a.due === b.due && a.order < b.order);
  const at = (index: number): Timer => heap[index] as Timer;
  const swap = (a: number, b: number): void => {
    const kept = at(a);
    heap[a] = at(b);
    heap[b] = kept;
  };
  const push = (timer: Timer): void => {
    heap.push(timer);
    for (let i = heap.length - 1, up = (i - 1) >> 1; i > 0 && before(at(i), at(up)); i = up, up = (i - 1) >> 1)
      swap(i, up);
  };
  const pop = (): void => {
    const last = heap.pop();
    if (heap.length === 0 || last === undefined) return;
    heap[0] = last;
    for (let i = 0; ; ) {
      const left = 2 * i + 1;
      if (left >= heap.length) return;
      const least = left + 1 < heap.length && before(at(left + 1), at(left)) ? left + 1 : left;
      if (!before(at(least), at(i))) return;
      swap(i, least);
      i = least;
    }
  };
  const first = (): Timer | undefined => {
    while (heap[0]?.run === null) {
      pop();
      dropped--;
    }
    return heap[0];
  };
  return {
    push,
    pop,
    first,
    drop: (timer: Timer) => {
      if (timer.run === null) return;
      timer.run = null;
      dropped++;
    },
    size: () => heap.length - dropped,
  };
}
