/**
 * How long a test waits for what may hang. It is no measure of speed: beside other work everything takes many times as
 * long, so the limits grow with the load.
 */
import { availableParallelism, loadavg } from 'node:os';

/** Whoever hangs is found out in minutes also where a hundred programs wait for a core. */
const MOST = 4;

/** Of one wait, in milliseconds, as busy as the machine is now. Windows does not tell how busy it is. */
export function patience(idleMs = 60_000): number {
  const [load = 0] = loadavg();
  return idleMs * Math.min(MOST, Math.max(1, load / availableParallelism()));
}

/** For `vi.waitFor`: tries at this interval; `idleMs` as for `patience`. */
export function every(interval: number, idleMs?: number): { readonly timeout: number; readonly interval: number } {
  return {
    get timeout() {
      return patience(idleMs);
    },
    interval,
  };
}

export const WAIT = every(50);
