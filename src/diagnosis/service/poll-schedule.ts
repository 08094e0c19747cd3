/** How long to wait before the next look. Fast polling buys almost nothing: 5 minutes when calm, 1 when not. */
import type { PageState, ProbeState } from '../../shared/vocabulary.ts';

export interface PollSituation {
  /** `asleep`: nothing is asked at all. `away`: screen locked or battery saver. */
  power: 'awake' | 'away' | 'asleep';
  page: PageState;
  probe: ProbeState;
  /** Any local reason to look closer: a wavering probe, a refused login, a sign-in that ends soon or is dead. */
  suspicious: boolean;
  /** How long an incident has been over; null: none was. */
  incidentOverForMs: number | null;
  /** Page readings in a row that failed in transport or with a 5xx. */
  failures: number;
  /** Looks at the hello addresses in a row that did not find the network ONLINE. */
  misses: number;
  /** Page readings in a row that every source refused. */
  refusals: number;
  /** What the page's server asks us to wait; null: it names no time. */
  retryAfterMs: number | null;
  /** The page's server asked for fewer requests, with or without a time. */
  slowDown: boolean;
  /** The hello addresses asked for fewer requests. */
  throttled: boolean;
  /** The user's calm intervals, ms. */
  calm: { pageMs: number; helloMs: number };
}

const ALERT_MS = 60_000;
const AWAY_MS = 900_000;
const AFTERMATH_MS = 10 * 60_000;
const SLOW_DOWN_MS = 5 * 60_000;
const FAILURE_STEPS_MS = [60_000, 120_000, 240_000, 480_000, 900_000] as const;
const REFUSAL_STEPS_MS = [900_000, 1_800_000, 3_600_000] as const;

const step = (steps: readonly number[], count: number) => steps[Math.min(count, steps.length) - 1] ?? 0;
/** ±20 %, against everybody asking at once. */
const aboutTwentyPercent = (ms: number, random: number) => Math.round(ms * (0.8 + 0.4 * random));
/** Anywhere up to the whole, but never at once. */
const fullJitter = (ms: number, random: number) => Math.round(Math.max(15_000, ms * random));

function isAlert(situation: PollSituation): boolean {
  const { page, probe, suspicious, incidentOverForMs } = situation;
  const isTrouble = page !== 'CLEAR' && page !== 'UNKNOWN' && page !== 'MAINT';
  const isDown = probe === 'LOGIN_DOWN' || probe === 'API_DOWN' || probe === 'REJECTED';
  return isTrouble || isDown || suspicious || (incidentOverForMs !== null && incidentOverForMs < AFTERMATH_MS);
}

/**
 * Time to the next page reading.
 * @param random  0 ≤ x < 1
 * @returns       ms; null: none until the situation changes
 */
export function nextPageDelay(situation: PollSituation, random: number): number | null {
  const { power, retryAfterMs, slowDown, refusals, failures, calm } = situation;
  if (power === 'asleep') return null;
  const isAsked = slowDown || retryAfterMs !== null;
  const floor = isAsked ? Math.max(SLOW_DOWN_MS, retryAfterMs ?? 0) : 0;
  if (refusals > 0) return Math.max(floor, aboutTwentyPercent(step(REFUSAL_STEPS_MS, refusals), random));
  if (power === 'away') return Math.max(floor, aboutTwentyPercent(AWAY_MS, random));
  if (failures > 0) return Math.max(floor, fullJitter(step(FAILURE_STEPS_MS, failures), random));
  return Math.max(floor, aboutTwentyPercent(isAlert(situation) ? ALERT_MS : calm.pageMs, random));
}

/** Time to the next look at the hello addresses; same terms as `nextPageDelay`. */
export function nextProbeDelay(situation: PollSituation, random: number): number | null {
  if (situation.power !== 'awake') return null;
  const floor = situation.throttled ? SLOW_DOWN_MS : 0;
  if (situation.misses > 0) return Math.max(floor, fullJitter(step(FAILURE_STEPS_MS, situation.misses), random));
  return Math.max(floor, aboutTwentyPercent(isAlert(situation) ? ALERT_MS : situation.calm.helloMs, random));
}

/** After a wake or a change of network: 15 to 45 s, so that not every machine asks at once. */
export const delayAfterWake = (random: number): number => 15_000 + Math.round(30_000 * random);
