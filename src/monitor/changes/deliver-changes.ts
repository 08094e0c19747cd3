/** Sends one change after the other, again and again where it is not taken, and gives up in the end. */
import type { Clock } from '../../platform/host.ts';
import type { ChangeEvent } from './change-event.ts';

/** `again`: not taken, but may be later. `never`: the answer will not be another one. */
export type Delivery = 'taken' | 'again' | 'never';

/** Waits before the next attempt, ms: over about a day in all. */
export const RETRY_MS = [5_000, 30_000, 120_000, 600_000, 3_600_000, 4 * 3_600_000, 18 * 3_600_000] as const;
/** What is beyond is told by what comes after it. */
const MAX_WAITING = 20;

export interface Deliveries {
  add(event: ChangeEvent): void;
  stop(): void;
}

/** @param onGivenUp  a change that nobody took */
export function createDeliveries(
  clock: Pick<Clock, 'after'>,
  send: (event: ChangeEvent) => Promise<Delivery>,
  onGivenUp: (event: ChangeEvent) => void,
): Deliveries {
  const waiting: ChangeEvent[] = [];
  let attempts = 0;
  let busy = false;
  let stopped = false;
  let cancel: (() => void) | null = null;

  const next = async (): Promise<void> => {
    cancel = null;
    const [event] = waiting;
    if (!event || busy || stopped) return;
    busy = true;
    const delivery = await send(event);
    busy = false;
    if (stopped) return;
    const waitMs = delivery === 'again' ? RETRY_MS[attempts] : undefined;
    if (waitMs !== undefined) {
      attempts++;
      cancel = clock.after(waitMs, () => void next());
      return;
    }
    if (delivery !== 'taken') onGivenUp(event);
    const at = waiting.indexOf(event);
    if (at >= 0) waiting.splice(at, 1);
    attempts = 0;
    void next();
  };

  return {
    add(event) {
      waiting.push(event);
      // The one under way stays, for its answer is still to come.
      if (waiting.length > MAX_WAITING) for (const lost of waiting.splice(1, 1)) onGivenUp(lost);
      if (!cancel) void next();
    },
    stop() {
      stopped = true;
      cancel?.();
    },
  };
}
