/** What is told to the outside when something changes. Pure. docs/fleet.md explains it. */
import type { PublicStatus } from '../../shared/public-status.ts';
import type { EpochMs } from '../../shared/vocabulary.ts';

export interface ChangeEvent {
  version: 1;
  /** The same when it is sent again. */
  id: string;
  at: EpochMs;
  before: WatchedStatus;
  now: PublicStatus;
}

/** What counts as a change: not the usage, which moves all the time, and no deadline, which moves with every renewal. */
type WatchedStatus = Pick<PublicStatus, 'light' | 'headlineId' | 'headline' | 'side'> & {
  profiles: readonly { id: string; signIn: string }[];
};

function watchedPart({ light, headlineId, headline, side, profiles }: PublicStatus): WatchedStatus {
  const states = profiles.map(({ id, signIn }) => ({ id, signIn }));
  return { light, headlineId, headline, side, profiles: states.toSorted((a, b) => a.id.localeCompare(b.id)) };
}

/** @returns null: nothing that is told has changed, or what is shown is only the last thing known */
export function changeBetween(before: PublicStatus, now: PublicStatus, id: string): ChangeEvent | null {
  if (now.dimmed) return null;
  const earlier = watchedPart(before);
  if (JSON.stringify(earlier) === JSON.stringify(watchedPart(now))) return null;
  return { version: 1, id, at: now.at, before: earlier, now };
}
