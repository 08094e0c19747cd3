/** Keeps a glance at a half-done change from becoming a verdict. Pure. */
import type { EpochMs, SignInState } from '../../shared/vocabulary.ts';
import type { SignIn } from './sign-in.ts';

/** What is missing or unreadable must stay so for this long: a sign-in deletes and rewrites its store. */
export const GRACE_MS = 10_000;

export interface SignInReading {
  signIn: SignIn;
  /** The store itself is not there; a store without a login is well-formed content and counts at once. */
  absent: boolean;
  /** Claude Code holds its refresh lock (and it is not stale). */
  refreshUnderWay: boolean;
}

export interface SettledSignIn {
  /** What may be shown. */
  signIn: SignIn;
  /** What is seen but not yet believed; null when the shown state is the one last read. */
  pending: { state: SignInState; since: EpochMs } | null;
  /** When to read again at the latest; null: with the next change. */
  readAgainAt: EpochMs | null;
}

/** How much a reading must prove before it is shown in place of what was shown before. */
type Proof = 'at-once' | 'grace' | 'no-refresh-under-way';

const PROOF = {
  OK: 'at-once',
  STALE: 'at-once',
  ENDING: 'at-once',
  OTHER: 'at-once',
  DEAD: 'no-refresh-under-way',
  NONE: 'no-refresh-under-way',
  UNREADABLE: 'grace',
} as const satisfies Record<SignInState, Proof>;

/**
 * Takes in one reading: valid content counts at once, a clearing when no refresh is under way, absence and trouble with
 * reading after ten seconds. The first reading counts as it is: there is nothing better to show.
 * @param previous  what came out last time; null at the start
 * @param now       any clock in ms that does not jump, always the same one
 */
export function settleSignIn(previous: SettledSignIn | null, next: SignInReading, now: EpochMs): SettledSignIn {
  const { state } = next.signIn;
  const proof: Proof = next.absent && state === 'NONE' ? 'grace' : PROOF[state];
  const shown: SettledSignIn = { signIn: next.signIn, pending: null, readAgainAt: null };
  if (previous === null || proof === 'at-once' || previous.signIn.state === state) return shown;
  const since = previous.pending?.state === state ? previous.pending.since : now;
  const graceEnds = proof === 'grace' ? since + GRACE_MS : now;
  if (!next.refreshUnderWay && now >= graceEnds) return shown;
  const readAgainAt = next.refreshUnderWay ? Math.max(graceEnds, now + 1000) : graceEnds;
  return { signIn: previous.signIn, pending: { state, since }, readAgainAt };
}
