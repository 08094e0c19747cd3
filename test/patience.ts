/**
 * How long a test waits for what may hang. It is no measure of speed: beside other work everything takes many times as
 * long, so the limits grow with the load.
 */
import { availableParallelism, loadavg } from 'node:os';

/** Whoever hangs is found out in minutes also where a hundred programs wait for a core. */
const MOST = 4;

/** How many times as long as on an idle machine anything takes now. Windows does not tell how busy it is. */
export function pace(): number {
  const [load = 0] = loadavg();
  return Math.min(MOST, Math.max(1, load / availableParallelism()));
}

/** Of one wait, in whole milliseconds: a child process takes no others. */
export const patience = (idleMs = 60_000): number => Math.ceil(idleMs * pace());

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
