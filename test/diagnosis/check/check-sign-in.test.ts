import { describe, expect, it } from 'vitest';
import { type CheckInput, checkSignIn } from '../../../src/diagnosis/check/check-sign-in.ts';
import type { AuthSource, CredentialKind } from '../../../src/shared/verdict.ts';

const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 10, 28, 15);

const auth = (kind: CredentialKind | null, provider: AuthSource['provider'] = 'firstParty'): AuthSource => ({
  provider,
  authorization: kind === null ? null : { kind, name: 'x', place: 'process' },
  xApiKey: null,
  host: null,
  statusSays: null,
});
const GOOD: CheckInput = {
  auth: auth('sign-in'),
  stopped: false,
  signIn: 'OK',
  loginEndsAt: NOW + 100 * HOUR,
  refused: false,
  incomplete: false,
  answeredAt: NOW - HOUR,
  now: NOW,
  maxAgeMs: null,
  minLeftMs: null,
};
const DEAD_LOGIN: Partial<CheckInput> = { signIn: 'DEAD', loginEndsAt: NOW - HOUR };
const STRICT = { minLeftMs: 101 * HOUR, maxAgeMs: HOUR / 2 };

describe('what a check finds', () => {
  it.each<[string, Partial<CheckInput>, string, string | null]>([
    ['a login', {}, 'ok-until', 'sign-in'],
    ['one whose access token renews itself', { signIn: 'STALE' }, 'ok-until', 'sign-in'],
    ['one whose end is not told', { loginEndsAt: null, minLeftMs: HOUR }, 'ok', 'sign-in'],
    ['one that lasts just long enough', { minLeftMs: 100 * HOUR }, 'ok-until', 'sign-in'],
    ['one that ends too soon', { minLeftMs: 101 * HOUR }, 'ends-too-soon', 'sign-in'],
    ['one that ended', DEAD_LOGIN, 'login-ended', 'sign-in'],
    ['one that ended, and is not sent', { ...DEAD_LOGIN, auth: auth(null) }, 'login-ended', null],
    ['none', { signIn: 'NONE', auth: auth(null), loginEndsAt: null }, 'nothing-to-send', null],
    ['one that cannot be read', { signIn: 'UNREADABLE', auth: auth(null) }, 'login-unreadable', null],
    ['one that is refused', { refused: true }, 'refused', 'sign-in'],
    ['an answer within the time', { maxAgeMs: 2 * HOUR }, 'ok-until', 'sign-in'],
    ['an older answer', { maxAgeMs: HOUR / 2 }, 'no-answer', 'sign-in'],
    ['no answer', { maxAgeMs: 2 * HOUR, answeredAt: null }, 'no-answer', 'sign-in'],
    ['what ends sooner before what was not answered', STRICT, 'ends-too-soon', 'sign-in'],
    [
      'a setup token, whatever the login is',
      { ...DEAD_LOGIN, auth: auth('oauth-token'), minLeftMs: HOUR },
      'ok',
      'setup-token',
    ],
    ['an API key', { ...DEAD_LOGIN, auth: auth('api-key'), minLeftMs: HOUR }, 'ok', 'api-key'],
    ['a saved key', { auth: auth('saved-key') }, 'ok', 'api-key'],
    ['a refused key', { auth: auth('api-key'), refused: true }, 'refused', 'api-key'],
    ['a gateway’s token', { auth: auth('auth-token') }, 'ok', 'gateway'],
    ['a gateway that is sent something', { auth: auth('auth-token', 'gateway') }, 'ok', 'gateway'],
    ['a gateway that is sent nothing', { auth: auth(null, 'gateway'), signIn: 'OTHER' }, 'nothing-to-send', null],
    ['a cloud with which nothing starts', { auth: auth(null, 'vertex'), stopped: true }, 'does-not-start', 'cloud'],
    ['nothing that starts', { auth: auth(null), stopped: true }, 'does-not-start', null],
    ['a cloud', { auth: auth(null, 'bedrock') }, 'ok', 'cloud'],
    ['a cloud that lacks something', { auth: auth(null, 'vertex'), incomplete: true }, 'provider-incomplete', 'cloud'],
  ])('%s', (_name, change, id, credential) => {
    expect(checkSignIn({ ...GOOD, ...change })).toMatchObject({ id, credential });
  });
});
