import { describe, expect, it } from 'vitest';
import { oldSignInFinding } from '../../../src/diagnosis/findings/old-sign-in.ts';
import type { CredentialFacts } from '../../../src/shared/facts.ts';
import type { SignInState } from '../../../src/shared/vocabulary.ts';
import { credentialFacts, NOW } from '../credential-facts.ts';
import { gist } from './gist.ts';

const HOUR = 3_600_000;

function find(
  answeredAt: number | null,
  ended: number | null,
  changedAt: number | null,
  state: SignInState = 'DEAD',
  store: Partial<CredentialFacts> = {},
) {
  return oldSignInFinding({
    credentials: { ...credentialFacts(), changedAt, ...store },
    signIn: { state, reason: '', accessTokenExpiresAt: ended, loginEndsAt: null },
    profileId: 'default',
    answeredAt,
  });
}

describe('old sign-in data', () => {
  it('is hinted at when Claude Code had answers after the login had ended', () => {
    expect(find(NOW, NOW - HOUR, NOW - 9 * HOUR)).toMatchObject({ id: 'old-sign-in-data', severity: 'info' });
    expect(find(NOW, null, NOW - 9 * HOUR)).toMatchObject({ profile: 'default' });
  });

  it('is told with its file, where it has one', () => {
    const found = { severity: 'info', cause: 'machine', remedies: [] };
    const said = (store: Partial<CredentialFacts>) => {
      const finding = find(NOW, NOW - HOUR, NOW - 9 * HOUR, 'DEAD', store);
      return finding && gist(finding);
    };
    expect(said({})).toEqual({ ...found, at: ['/home/ada/.claude/.credentials.json'] });
    expect(said({ store: 'keychain', location: 'Claude Code-credentials' })).toEqual({ ...found, at: [null] });
  });

  it.each([
    ['no answer of late', null, NOW - HOUR, NOW - 9 * HOUR, 'DEAD'],
    ['an answer while the token was still good', NOW - 2 * HOUR, NOW - HOUR, NOW - 9 * HOUR, 'DEAD'],
    ['clocks that differ by minutes', NOW, NOW - 5 * 60_000, NOW - 9 * HOUR, 'DEAD'],
    ['a session that may still hold its token after the login was cleared', NOW, null, NOW - 7 * HOUR, 'DEAD'],
    ['a store written after the answer', NOW - HOUR, NOW - 2 * HOUR, NOW, 'DEAD'],
    ['a store of unknown age', NOW, null, null, 'DEAD'],
    ['a login that has not ended', NOW, NOW - HOUR, NOW - 9 * HOUR, 'STALE'],
  ] as const)('not with %s', (_name, answeredAt, ended, changedAt, state) => {
    expect(find(answeredAt, ended, changedAt, state)).toBeNull();
  });
});
