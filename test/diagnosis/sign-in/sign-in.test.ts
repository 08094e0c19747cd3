import { describe, expect, it } from 'vitest';
import { correctedNow } from '../../../src/diagnosis/service/network.ts';
import { signInState } from '../../../src/diagnosis/sign-in/sign-in.ts';
import type { CredentialFacts, LoginFacts, UnreadableReason } from '../../../src/shared/facts.ts';
import { UNREADABLE_BECAUSE } from '../../../src/shared/messages/sign-in-reasons.ts';
import type { SignInState } from '../../../src/shared/vocabulary.ts';
import fc from '../../seeded.ts';
import { credentialFacts, DAY, HOUR, loginFacts, NOW } from '../credential-facts.ts';

function stateOf(credentials: CredentialFacts, more: { otherSourceWins?: boolean; clockOffsetMs?: number } = {}) {
  return signInState({
    credentials,
    otherSourceWins: more.otherSourceWins ?? false,
    now: NOW,
    clockOffsetMs: more.clockOffsetMs ?? null,
  });
}

const CLEARED = {
  accessToken: 'empty',
  refreshToken: 'empty',
  accessTokenExpiresAt: 0,
  loginEndsAt: null,
  fingerprint: null,
} as const;

const PAST = NOW - HOUR;

const TABLE: readonly (readonly [string, Partial<LoginFacts>, SignInState, RegExp])[] = [
  ['healthy', {}, 'OK', /^Signed in; .* by itself\.$/],
  ['an older login without a deadline', { loginEndsAt: null }, 'OK', /by itself/],
  ['access token past its time', { accessTokenExpiresAt: PAST }, 'STALE', /renews it by itself/],
  ['access token past, deadline unknown', { accessTokenExpiresAt: PAST, loginEndsAt: null }, 'STALE', /by itself/],
  ['exactly at its time', { accessTokenExpiresAt: NOW }, 'STALE', /past its time/],
  ['seconds instead of milliseconds', { accessTokenExpiresAt: NOW / 1000 }, 'STALE', /past its time/],
  ['no time at all', { accessTokenExpiresAt: null }, 'OK', /only when refused/],
  ['zero with tokens', { accessTokenExpiresAt: 0 }, 'STALE', /by itself/],
  ['login ends in two days', { loginEndsAt: NOW + 2 * DAY + HOUR }, 'ENDING', /ends within three days\. Sign in again/],
  ['login ends in an hour', { loginEndsAt: NOW + HOUR }, 'ENDING', /within three days/],
  ['login ends in three days', { loginEndsAt: NOW + 3 * DAY }, 'ENDING', /within three days/],
  ['login ends a moment later', { loginEndsAt: NOW + 3 * DAY + 1 }, 'OK', /Signed in/],
  ['ends soon, token past', { loginEndsAt: NOW + DAY, accessTokenExpiresAt: PAST }, 'ENDING', /within three days/],
  ['deadline past, token past', { loginEndsAt: PAST, accessTokenExpiresAt: PAST }, 'DEAD', /deadline\. Sign in/],
  ['deadline past, token alive', { loginEndsAt: PAST }, 'DEAD', /may still work/],
  ['no refresh token, past', { refreshToken: 'missing', accessTokenExpiresAt: PAST }, 'DEAD', /no refresh token/],
  ['empty refresh token, past', { refreshToken: 'empty', accessTokenExpiresAt: PAST }, 'DEAD', /no refresh token/],
  ['refresh token no text, past', { refreshToken: 'other', accessTokenExpiresAt: PAST }, 'DEAD', /no refresh token/],
  ['no refresh token, alive', { refreshToken: 'missing' }, 'OK', /until the access token ends; .* cannot be renewed/],
  ['no refresh token, no time', { refreshToken: 'missing', accessTokenExpiresAt: null }, 'OK', /does not say when/],
  ['token is a number', { accessToken: 'other' }, 'OK', /Signed in/],
  ['cleared', CLEARED, 'DEAD', /refused to renew/],
  ['cleared at its time limit', { ...CLEARED, loginEnded: 'time_limit' }, 'DEAD', /time limit/],
  ['only the access token is empty', { accessToken: 'empty', fingerprint: null }, 'DEAD', /lost its access token/],
  ['note of an ended login, but tokens', { loginEnded: 'time_limit' }, 'OK', /Signed in/],
  ['no keys of a login', { ...CLEARED, accessToken: 'missing', refreshToken: 'missing' }, 'NONE', /no subscription/],
  ['no scopes', { scopes: [] }, 'NONE', /user:inference/],
  ['scopes missing', { scopes: null }, 'NONE', /user:inference/],
  ['scopes of the Console', { scopes: ['org:create_api_key', 'user:profile'] }, 'NONE', /user:inference/],
  ['scopes that crash', { scopes: null, scopesCrash: true }, 'UNREADABLE', /every Claude Code command/],
];

describe('the state of a sign-in', () => {
  it.each(TABLE)('%s', (_name, login, state, reason) => {
    const signIn = stateOf(credentialFacts(loginFacts(login)));
    expect(signIn.state).toBe(state);
    expect(signIn.reason).toMatch(reason);
  });

  it('gives the two deadlines, and no time for a cleared login', () => {
    expect(stateOf(credentialFacts())).toMatchObject({
      accessTokenExpiresAt: NOW + 8 * HOUR,
      loginEndsAt: NOW + 30 * DAY,
    });
    expect(stateOf(credentialFacts(loginFacts(CLEARED)))).toMatchObject({
      accessTokenExpiresAt: null,
      loginEndsAt: null,
    });
  });

  it('tells nothing stored from a store without a login', () => {
    expect(stateOf(credentialFacts(null, { status: 'absent' }))).toMatchObject({
      state: 'NONE',
      reason: expect.stringMatching(/Nothing/),
    });
    expect(stateOf(credentialFacts(null))).toMatchObject({
      state: 'NONE',
      reason: expect.stringMatching(/no subscription login/),
    });
  });

  it('has a sentence for every way of not being readable', () => {
    const reasons = Object.keys(UNREADABLE_BECAUSE) as UnreadableReason[];
    const sentences = reasons.map((unreadable) => {
      const signIn = stateOf(credentialFacts(null, { status: 'unreadable', unreadable }));
      expect(signIn.state).toBe('UNREADABLE');
      return signIn.reason;
    });
    expect(new Set(sentences).size).toBe(reasons.length);
  });

  it('is OTHER whatever the store says, when another source wins', () => {
    for (const [, login] of TABLE) {
      expect(stateOf(credentialFacts(loginFacts(login)), { otherSourceWins: true }).state).toBe('OTHER');
    }
    expect(stateOf(credentialFacts(null, { status: 'absent' }), { otherSourceWins: true }).state).toBe('OTHER');
  });
});

describe('a clock that is off', () => {
  const ended = credentialFacts(loginFacts({ loginEndsAt: PAST, accessTokenExpiresAt: PAST }));
  const live = credentialFacts(loginFacts({ loginEndsAt: NOW + 4 * DAY }));

  it('is put right past 90 s, in both directions', () => {
    expect(correctedNow(NOW, 90_000)).toBe(NOW);
    expect(correctedNow(NOW, 90_001)).toBe(NOW - 90_001);
    expect(correctedNow(NOW, -DAY)).toBe(NOW + DAY);
    expect(correctedNow(NOW, null)).toBe(NOW);
  });

  it('calls nobody signed out, and hides no end', () => {
    expect(stateOf(ended).state).toBe('DEAD');
    expect(stateOf(ended, { clockOffsetMs: 10 * DAY }).state).toBe('OK');
    expect(stateOf(live).state).toBe('OK');
    expect(stateOf(live, { clockOffsetMs: -2 * DAY }).state).toBe('ENDING');
    expect(stateOf(live, { clockOffsetMs: -5 * DAY }).state).toBe('DEAD');
  });

  it('does not explain a cleared login away', () => {
    expect(stateOf(credentialFacts(loginFacts(CLEARED)), { clockOffsetMs: 10 * DAY }).state).toBe('DEAD');
  });
});

describe('whatever the facts', () => {
  const presence = fc.constantFrom('set', 'empty', 'missing', 'other') as fc.Arbitrary<LoginFacts['accessToken']>;
  const time = fc.option(fc.integer({ min: NOW - 60 * DAY, max: NOW + 60 * DAY }), { nil: null });
  const anyLogin = fc
    .record({ accessToken: presence, refreshToken: presence, accessTokenExpiresAt: time, loginEndsAt: time })
    .map(loginFacts);

  it('DEAD is only said with a well-formed reason: cleared, past the deadline, or no way to renew', () => {
    fc.assert(
      fc.property(anyLogin, fc.integer({ min: -10 * DAY, max: 10 * DAY }), (login, clockOffsetMs) => {
        const { state } = stateOf(credentialFacts(login), { clockOffsetMs });
        const now = correctedNow(NOW, clockOffsetMs);
        const past = (at: number | null) => at !== null && at <= now;
        const tokenless = login.accessToken === 'empty' || login.accessToken === 'missing';
        if (state === 'DEAD') {
          const noWay = login.refreshToken !== 'set' && past(login.accessTokenExpiresAt);
          expect(tokenless || past(login.loginEndsAt) || noWay).toBe(true);
        }
        if (state === 'STALE') expect(login.refreshToken === 'set' && !past(login.loginEndsAt)).toBe(true);
        if (state === 'OK') expect(tokenless).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });
});
