import type { GlobalConfigFacts } from '../../shared/facts.ts';
import type { UsageWindow, WindowId } from '../../shared/usage.ts';

const KEYS = { five_hour: 'fiveHour', seven_day: 'sevenDay' } as const satisfies Record<string, WindowId>;
const MAX_PERCENT = 100_000;

/**
 * `cachedUsageUtilization` of `.claude.json`, which `/usage` leaves behind (2.1.250 on), at most once a minute.
 * @param cached  whatever stands there
 * @returns       undefined where it tells no window
 */
export function readCachedUsage(cached: unknown): GlobalConfigFacts['usage'] {
  const { fetchedAtMs, accountUuid, utilization } = asFields(cached);
  if (typeof fetchedAtMs !== 'number' || !isMoment(fetchedAtMs)) return undefined;
  const windows = Object.entries(KEYS).flatMap(([key, id]) => windowOf(id, asFields(utilization)[key]));
  if (windows.length === 0) return undefined;
  return {
    reading: { from: 'claude-json', at: fetchedAtMs, windows },
    accountUuid: typeof accountUuid === 'string' ? accountUuid : null,
  };
}

function windowOf(id: WindowId, window: unknown): UsageWindow[] {
  const { utilization, resets_at: resets } = asFields(window);
  if (typeof utilization !== 'number' || utilization < 0 || utilization > MAX_PERCENT) return [];
  // A date as text, or seconds since 1970.
  const at = typeof resets === 'string' ? Date.parse(resets) : typeof resets === 'number' ? resets * 1000 : Number.NaN;
  return [{ id, percent: utilization, resetsAt: isMoment(at) ? at : null }];
}

function isMoment(at: number): boolean {
  return Number.isFinite(at) && at > 0 && at < 9_999_999_999_000;
}

function asFields(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}
