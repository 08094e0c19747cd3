/** An episode: one connected stretch of trouble. It speaks again only when it gets worse. */

import { MINUTE_MS } from '../../shared/spans.ts';
import type { EpochMs, Light } from '../../shared/vocabulary.ts';
import { isWorse } from '../speak-for.ts';
import type { Episode } from './memory.ts';

/** Trouble that comes back within this time belongs to the same episode. */
export const REOPENS_WITHIN_MS = 60 * MINUTE_MS;
/** Two readings at least this far apart have to agree before anything is said. */
export const HOLD_MS = 30_000;

/** Trouble is noticed late: a turn that was stopped shortly before belongs to it. */
const NOTICED_LATE_MS = 30 * MINUTE_MS;

/** Was somebody's work stopped by this trouble? `null`: no turn ended with an error, or they went on since. */
export function wasStoppedIn({ openedAt }: Pick<Episode, 'openedAt'>, stoppedAt: EpochMs | null): boolean {
  return stoppedAt !== null && stoppedAt >= openedAt - NOTICED_LATE_MS;
}

/** Records are forgotten sooner than an outage ends: the episode remembers whose work it stopped. */
export function noteStops(episode: Episode, stops: readonly (EpochMs | null)[]): void {
  for (const at of stops) if (wasStoppedIn(episode, at)) episode.stoppedAt = Math.max(episode.stoppedAt ?? 0, at ?? 0);
}

export function newEpisode(id: string, now: EpochMs): Episode {
  return {
    id,
    openedAt: now,
    closedAt: null,
    pending: null,
    saidLight: null,
    listedLight: null,
    announced: false,
    urgentUsed: false,
    reopenUsed: false,
    signInSaid: false,
    confirmed: false,
    saidAt: null,
    stoppedAt: null,
    saidStep: null,
    calmerSince: null,
  };
}

/**
 * The episode that trouble seen now belongs to: the open one, one closed within the hour (with one more banner
 * allowed, once), or a new one.
 */
export function episodeFor(known: Episode | null, freshId: () => string, now: EpochMs): Episode {
  if (!known || (known.closedAt !== null && now - known.closedAt > REOPENS_WITHIN_MS))
    return newEpisode(freshId(), now);
  if (known.closedAt !== null) reopen(known);
  return known;
}

function reopen(episode: Episode): void {
  episode.closedAt = null;
  episode.pending = null;
  episode.announced = false;
  episode.saidAt = null;
  episode.saidStep = null;
  if (episode.reopenUsed) return;
  episode.reopenUsed = true;
  episode.saidLight = null;
  episode.listedLight = null;
  episode.signInSaid = false;
}

/** Notes the light of this reading; a calmer one keeps its time, for it has been at least that bad. */
export function hold(episode: Episode, light: Light, readAt: EpochMs): void {
  const { pending } = episode;
  const since = pending && !isWorse(light, pending.light) ? pending.since : readAt;
  episode.pending = { light, since };
}

/** After an hour calmer than what was said, the episode is armed again at the calmer light. */
export function rearmWhenCalm(episode: Episode, light: Light, signInNow: boolean, now: EpochMs): void {
  const calmer =
    (episode.saidLight !== null && isWorse(episode.saidLight, light)) || (episode.signInSaid && !signInNow);
  if (!calmer) {
    episode.calmerSince = null;
    return;
  }
  episode.calmerSince ??= now;
  if (now - episode.calmerSince < REOPENS_WITHIN_MS) return;
  if (episode.saidLight !== null && isWorse(episode.saidLight, light)) episode.saidLight = light;
  if (episode.listedLight !== null && isWorse(episode.listedLight, light)) episode.listedLight = light;
  episode.signInSaid = signInNow;
  episode.urgentUsed = false;
  episode.saidStep = null;
  episode.calmerSince = null;
}
