/** One timer for everything that is due some day: it is set to the next known deadline and sleeps until then. */
import type { Clock } from '../../platform/host.ts';

/** Timers of Node overflow past 24.8 days; and a long sleep is worth a look now and then. */
const LONGEST_MS = 6 * 3_600_000;

export interface Schedule<Name extends string> {
  /** Runs the named task once, `delayMs` from now; null: not at all. Replaces what was planned under that name. */
  plan(name: Name, delayMs: number | null): void;
  /** As `plan`, but never later than what is planned already. */
  planSooner(name: Name, delayMs: number): void;
  /** Forgets everything. */
  clear(): void;
  /** Monotonic time the timer is set to; null: it is not. */
  next(): number | null;
}

/** @param run  called with each name that is due */
export function createSchedule<Name extends string>(clock: Clock, run: (name: Name) => void): Schedule<Name> {
  const due = new Map<Name, number>();
  let cancel: (() => void) | null = null;
  let armedFor: number | null = null;

  const arm = (): void => {
    let next: number | null = null;
    for (const at of due.values()) if (next === null || at < next) next = at;
    if (next === armedFor) return;
    cancel?.();
    armedFor = next;
    cancel = next === null ? null : clock.after(Math.min(LONGEST_MS, Math.max(0, next - clock.monotonic())), fire);
  };
  const fire = (): void => {
    armedFor = null;
    cancel = null;
    const now = clock.monotonic();
    const ready = [...due].filter(([, at]) => at <= now).map(([name]) => name);
    for (const name of ready) due.delete(name);
    for (const name of ready) run(name);
    arm();
  };
  const plan = (name: Name, delayMs: number | null): void => {
    if (delayMs === null) due.delete(name);
    else due.set(name, clock.monotonic() + Math.max(0, delayMs));
    arm();
  };

  return {
    plan,
    planSooner(name, delayMs) {
      const planned = due.get(name);
      if (planned === undefined || planned > clock.monotonic() + delayMs) plan(name, delayMs);
    },
    clear() {
      due.clear();
      arm();
    },
    next: () => armedFor,
  };
}
