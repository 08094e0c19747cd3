/** One timer for the whole window, running only while somebody looks. */
import { useLayoutEffect, useState } from 'preact/hooks';
import type { EpochMs } from '../shared/vocabulary.ts';

const TICK_MS = 1000;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | null = null;

function arrange(): void {
  const wanted = listeners.size > 0 && document.visibilityState === 'visible';
  if (wanted && timer === null) {
    tick();
    timer = setInterval(tick, TICK_MS);
  } else if (!wanted && timer !== null) {
    clearInterval(timer);
    timer = null;
  }
}

function tick(): void {
  for (const listener of listeners) listener();
}

function listen(listener: () => void): () => void {
  if (listeners.size === 0) document.addEventListener('visibilitychange', arrange);
  listeners.add(listener);
  arrange();
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) document.removeEventListener('visibilitychange', arrange);
    arrange();
  };
}

/**
 * A value that depends on the time. The component is drawn again only when the value has become another one, so that
 * a label in hours costs nothing in between.
 */
export function useTicking<T extends string | number | boolean>(compute: (now: EpochMs) => T): T {
  const [, setValue] = useState<T>(() => compute(Date.now()));
  useLayoutEffect(() => listen(() => setValue(compute(Date.now()))), [compute]);
  return compute(Date.now());
}
