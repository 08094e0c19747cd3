import { describe, expect, it } from 'vitest';
import {
  GRACE_MS,
  type SettledSignIn,
  type SignInReading,
  settleSignIn,
} from '../../../src/diagnosis/sign-in/settle-sign-in.ts';
import type { SignInState } from '../../../src/shared/vocabulary.ts';
import fc from '../../seeded.ts';

type Step = readonly [atMs: number, state: SignInState | 'ABSENT', shown: SignInState, refreshUnderWay?: boolean];

function reading(state: SignInState | 'ABSENT', refreshUnderWay = false): SignInReading {
  const name = state === 'ABSENT' ? 'NONE' : state;
  const signIn = { state: name, reason: name, accessTokenExpiresAt: null, loginEndsAt: null };
  return { signIn, absent: state === 'ABSENT', refreshUnderWay };
}

const STORIES: Record<string, readonly Step[]> = {
  'deleted and written anew by a sign-in: nothing is seen': [
    [0, 'OK', 'OK'],
    [1000, 'ABSENT', 'OK'],
    [9000, 'ABSENT', 'OK'],
    [9500, 'OK', 'OK'],
    [30_000, 'ABSENT', 'OK'],
  ],
  'gone for ten seconds: not signed in': [
    [0, 'OK', 'OK'],
    [1000, 'ABSENT', 'OK'],
    [11_000, 'ABSENT', 'NONE'],
  ],
  'cleared: believed at once': [
    [0, 'OK', 'OK'],
    [1, 'DEAD', 'DEAD'],
  ],
  'cleared while a refresh is under way: only after it': [
    [0, 'STALE', 'STALE'],
    [1000, 'DEAD', 'STALE', true],
    [2000, 'DEAD', 'DEAD'],
  ],
  'renewed while the lock is still there': [
    [0, 'STALE', 'STALE', true],
    [1000, 'OK', 'OK', true],
  ],
  'half-written, then whole': [
    [0, 'OK', 'OK'],
    [1000, 'UNREADABLE', 'OK'],
    [3000, 'STALE', 'STALE'],
  ],
  'unreadable for good keeps the last state for ten seconds': [
    [0, 'ENDING', 'ENDING'],
    [1000, 'UNREADABLE', 'ENDING'],
    [10_999, 'UNREADABLE', 'ENDING'],
    [11_000, 'UNREADABLE', 'UNREADABLE'],
  ],
  'first gone, then broken: each has to last': [
    [0, 'OK', 'OK'],
    [1000, 'ABSENT', 'OK'],
    [9000, 'UNREADABLE', 'OK'],
    [12_000, 'UNREADABLE', 'OK'],
    [19_000, 'UNREADABLE', 'UNREADABLE'],
  ],
  'a sign-out that leaves other logins in the store is well-formed': [
    [0, 'OK', 'OK'],
    [1, 'NONE', 'NONE'],
  ],
  'the first reading counts as it is': [[0, 'ABSENT', 'NONE']],
  'signed in again': [
    [0, 'DEAD', 'DEAD'],
    [1, 'OK', 'OK'],
  ],
  'gone while a refresh is under way': [
    [0, 'OK', 'OK'],
    [1000, 'ABSENT', 'OK', true],
    [12_000, 'ABSENT', 'OK', true],
    [13_000, 'ABSENT', 'NONE'],
  ],
};

describe('settling', () => {
  it.each(Object.entries(STORIES))('%s', (_name, steps) => {
    let settled: SettledSignIn | null = null;
    for (const [atMs, state, shown, refreshUnderWay] of steps) {
      settled = settleSignIn(settled, reading(state, refreshUnderWay), atMs);
      expect([atMs, settled.signIn.state]).toEqual([atMs, shown]);
    }
  });

  it('asks to be called again when the grace ends', () => {
    const first = settleSignIn(null, reading('OK'), 0);
    expect(first.readAgainAt).toBeNull();
    const second = settleSignIn(first, reading('ABSENT'), 500);
    expect(second.readAgainAt).toBe(500 + GRACE_MS);
    expect(settleSignIn(second, reading('ABSENT'), 4000).readAgainAt).toBe(500 + GRACE_MS);
    // Not a second later, where that is nearer than a second.
    expect(settleSignIn(second, reading('ABSENT'), 300 + GRACE_MS).readAgainAt).toBe(500 + GRACE_MS);
    expect(settleSignIn(first, reading('DEAD', true), 500).readAgainAt).toBe(1500);
  });

  it('follows a reading that stays, in every story', () => {
    const states = fc.constantFrom<SignInState | 'ABSENT'>(
      'OK',
      'STALE',
      'ENDING',
      'DEAD',
      'NONE',
      'UNREADABLE',
      'ABSENT',
    );
    const steps = fc.array(fc.tuple(fc.nat(15_000), states, fc.boolean()), { maxLength: 20 });
    fc.assert(
      fc.property(steps, states, (story, last) => {
        let now = 0;
        let settled: SettledSignIn | null = null;
        for (const [afterMs, state, refresh] of story) {
          now += afterMs;
          settled = settleSignIn(settled, reading(state, refresh), now);
          expect(settled.pending === null).toBe(settled.readAgainAt === null);
        }
        settled = settleSignIn(settled, reading(last), now + 1);
        while (settled.readAgainAt !== null) settled = settleSignIn(settled, reading(last), settled.readAgainAt);
        expect(settled.signIn.state).toBe(reading(last).signIn.state);
      }),
    );
  });
});
