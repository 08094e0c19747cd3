import { expect, it } from 'vitest';
import { isDue } from '../../../src/diagnosis/auth-source/renewal.ts';
import type { LoginFacts } from '../../../src/shared/facts.ts';
import { loginFacts, NOW } from '../credential-facts.ts';

const MINUTE = 60_000;

// The real CLI, asked a minute and ten minutes before the end, and long after it, with each kind of refresh token.
it.each([
  ['ten minutes before its end', { accessTokenExpiresAt: NOW + 10 * MINUTE }, false],
  ['just over five', { accessTokenExpiresAt: NOW + 5 * MINUTE + 1 }, false],
  ['five', { accessTokenExpiresAt: NOW + 5 * MINUTE }, true],
  ['a minute', { accessTokenExpiresAt: NOW + MINUTE }, true],
  ['past it', { accessTokenExpiresAt: 1 }, true],
  ['past it, the refresh token no text', { accessTokenExpiresAt: 1, refreshToken: 'other' }, true],
  ['past it, the refresh token cleared', { accessTokenExpiresAt: 1, refreshToken: 'empty' }, false],
  ['past it, no refresh token', { accessTokenExpiresAt: 1, refreshToken: 'missing' }, false],
  ['no end known', { accessTokenExpiresAt: null }, false],
] as [string, Partial<LoginFacts>, boolean][])('%s: %j is renewed: %s', (_name, more, renewed) => {
  expect(isDue(loginFacts(more), NOW)).toBe(renewed);
});
