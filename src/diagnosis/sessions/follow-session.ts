/** Keeps a glance at a half-done change from becoming a word about who pays. Pure. */
import type { EpochMs } from '../../shared/vocabulary.ts';
import { GRACE_MS } from '../sign-in/settle-sign-in.ts';
import { isSameSessionSource, type SessionSource } from './session-source.ts';

export interface FollowedSession {
  /** What it began with, as far as it was seen. */
  base: SessionSource;
  /** What it has now. */
  latest: SessionSource;
  /** When `latest` came about. */
  since: EpochMs;
  /** Seen, not yet believed; null: what was seen last is `latest`. */
  pending: { source: SessionSource; at: EpochMs; seenAt: number } | null;
}

interface Moment {
  at: EpochMs;
  /** A clock in ms that does not jump. */
  monotonic: number;
}

/** The first look is no change. */
export function meetSession(source: SessionSource, { at }: Moment): FollowedSession {
  return { base: source, latest: source, since: at, pending: null };
}

/**
 * Another source counts once it has been seen for ten seconds: a sign-in deletes and rewrites its store.
 * @param seen  null: it cannot be told, so that nothing has changed
 */
export function followSession(before: FollowedSession, seen: SessionSource | null, moment: Moment): FollowedSession {
  const { latest, pending } = before;
  if (!seen || isSameSessionSource(seen, latest)) return withWhose({ ...before, pending: null }, seen);
  const since =
    pending && isSameSessionSource(seen, pending.source)
      ? pending
      : { source: seen, at: moment.at, seenAt: moment.monotonic };
  if (moment.monotonic - since.seenAt < GRACE_MS) return { ...before, pending: since };
  return { ...before, latest: seen, since: since.at, pending: null };
}

/** Whose login it is may become known later than the login. */
function withWhose(session: FollowedSession, seen: SessionSource | null): FollowedSession {
  const { base, latest } = session;
  if (seen?.account == null || latest.account !== null) return session;
  return { ...session, latest: seen, ...(base === latest && { base: seen }) };
}

export function hasChanged({ base, latest }: FollowedSession): boolean {
  return !isSameSessionSource(base, latest);
}
