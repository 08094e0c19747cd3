import type { CredentialFacts, LoginFacts } from '../../src/shared/facts.ts';

export const NOW = Date.UTC(2026, 10, 21, 1, 0, 0);
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** A healthy login with some facts replaced. */
export function loginFacts(changes: Partial<LoginFacts> = {}): LoginFacts {
  return {
    accessToken: 'set',
    refreshToken: 'set',
    accessTokenExpiresAt: NOW + 8 * HOUR,
    loginEndsAt: NOW + 30 * DAY,
    scopes: ['user:inference', 'user:profile'],
    scopesCrash: false,
    plan: 'max',
    rateLimitTier: null,
    loginEnded: null,
    fingerprint: '0123456789abcdef',
    ...changes,
  };
}

/** A credential file that holds `login`, with some facts replaced. */
export function credentialFacts(
  login: LoginFacts | null = loginFacts(),
  changes: Partial<CredentialFacts> = {},
): CredentialFacts {
  return {
    store: 'file',
    location: '/home/ada/.claude/.credentials.json',
    status: 'present',
    unreadable: null,
    problem: null,
    login,
    changedAt: NOW - HOUR,
    otherKeys: [],
    file: { mode: 0o600, loose: false, foreignOwner: false, symlinkTo: null },
    ...changes,
  };
}
