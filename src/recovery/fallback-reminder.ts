/** What to say while a fallback is on: a reminder each day, and the way back when sign-in works again. Pure. */
import type { FallbackReport } from '../shared/snapshot.ts';
import type { EpochMs, ServiceState } from '../shared/words.ts';

const DAY_MS = 24 * 3_600_000;

/** For a notice of kind `fallback`; the same `episode` is said once. */
export interface FallbackReminder {
  episode: string;
  title: string;
  body: string;
}

/** @param signInWorks  the plan's login is good again, so that nothing is gained by going on */
export function fallbackReminder(
  { state, since, tail }: Pick<FallbackReport, 'state' | 'since' | 'tail'>,
  service: ServiceState,
  signInWorks: boolean,
  now: EpochMs,
): FallbackReminder | null {
  if (state !== 'on' || since === null) return null;
  const days = Math.floor((now - since) / DAY_MS);
  const which = tail === null ? '' : ` The key ends in ${tail}.`;
  if (signInWorks && service === 'UP') {
    return {
      episode: `fallback-back-${since}-${days}`,
      title: 'Sign-in works again: back to your plan?',
      body: `Claude Code still uses the fallback, which is billed per token.${which} Switch it off to use your plan again.`,
    };
  }
  if (days < 1) return null;
  const how = days === 1 ? 'a day' : `${days} days`;
  return {
    episode: `fallback-day-${since}-${days}`,
    title: `The fallback has been on for ${how}`,
    body: `Every request of Claude Code is billed per token, not to your plan.${which} Switch it off when you no longer need it.`,
  };
}
