/** How much of the time that goes by this process can use: one that was stopped, or gets no turn, hears no answer. */
import type { Clock } from '../../platform/host.ts';

export interface Pace {
  /** How long it could do nothing, until now. */
  lostMs(): number;
  stop(): void;
}

const TICK_MS = 40;
/** Later than that a tick comes only where others had the turn. */
const LATE_MS = 60;

export function followPace({ after, monotonic }: Pick<Clock, 'after' | 'monotonic'>): Pace {
  let last = monotonic();
  let lost = 0;
  const lateness = (): number => {
    const late = monotonic() - last - TICK_MS;
    return late > LATE_MS ? late : 0;
  };
  let cancel: () => void;
  const wait = (): void => {
    cancel = after(TICK_MS, () => {
      lost += lateness();
      last = monotonic();
      wait();
    });
  };
  wait();
  return { lostMs: () => lost + lateness(), stop: () => cancel() };
}
