/** When a window is full, if it goes on as it has. Pure. */
import type { UsageWindow, WindowId } from '../../shared/usage.ts';
import type { EpochMs } from '../../shared/vocabulary.ts';

const HOUR_MS = 3_600_000;

/** How long a window is; null: a month, or what was agreed. */
export const WINDOW_MS = {
  fiveHour: 5 * HOUR_MS,
  sevenDay: 7 * 24 * HOUR_MS,
  spendLimit: null,
} as const satisfies Record<WindowId, number | null>;

/** Before a twentieth of the window has gone by, its pace says nothing. */
const EARLY = 1 / 20;
const FULL = 100;

/**
 * At the average pace since the window began.
 * @param at  when `percent` was so
 * @returns   null: not before it begins anew, it is full already, or too little is known
 */
export function forecastFull({ id, percent, resetsAt }: UsageWindow, at: EpochMs): EpochMs | null {
  const lengthMs = WINDOW_MS[id];
  if (lengthMs === null || resetsAt === null || percent <= 0 || percent >= FULL) return null;
  const goneMs = at - (resetsAt - lengthMs);
  if (goneMs < lengthMs * EARLY || goneMs > lengthMs) return null;
  const fullAt = at + ((FULL - percent) / percent) * goneMs;
  return fullAt < resetsAt ? Math.round(fullAt) : null;
}

/** A window that is used up. */
export function isFull({ percent }: Pick<UsageWindow, 'percent'>): boolean {
  return percent >= FULL;
}
