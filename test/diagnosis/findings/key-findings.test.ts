import { describe, expect, it } from 'vitest';
import type { FindingId } from '../../../src/shared/finding-ids.ts';
import { describeVariable } from '../../../src/sources/environment/environment.ts';
import { emptyCredentials } from '../../fixtures/profile-facts.ts';
import { type Asked, ask, KEY, LOGIN, one, TOKEN } from '../fitness/ask-fitness.ts';
import { gist, SETTINGS, setting } from './gist.ts';

const NAME = 'ANTHROPIC_API_KEY';
const alone = { login: null };
const savedKey = describeVariable('primaryApiKey', KEY, 'global-config', '/home/u/.claude.json', 7);
const ended = { ...LOGIN, accessToken: 'empty', refreshToken: 'empty', accessTokenExpiresAt: 0 } as const;
const rejected = [describeVariable(NAME, KEY, 'process').fingerprint ?? ''];
const OLD = '2.1.197';

it('a login of the Keychain that cannot be sent has no file to be opened', () => {
  const login = { ...LOGIN, unsendable: true };
  const keychain = { store: 'keychain', location: 'Claude Code-credentials' } as const;
  const profile = { credentials: { ...emptyCredentials(login), ...keychain } };
  expect(one('login-cannot-be-sent', { login, profile }).remedies).toEqual(['sign-in']);
});

describe('what is odd about a key', () => {
  it.each<[FindingId, Asked, Partial<ReturnType<typeof gist>>]>([
    [
      'saved-key-takes-over',
      { login: ended, global: { savedKey } },
      { severity: 'warning', cause: 'account', at: ['/home/u/.claude.json:7'], remedies: ['sign-in', 'open-file'] },
    ],
    ['api-key-not-approved', { ...alone, env: { [NAME]: KEY } }, { severity: 'info', variable: NAME }],
    [
      'api-key-rejected',
      { ...alone, env: { [NAME]: KEY }, global: { rejected } },
      { severity: 'info', variable: NAME },
    ],
    [
      'api-key-not-approved',
      { ...alone, profile: { settings: [setting({ [NAME]: KEY })] } },
      { severity: 'info', variable: NAME, at: [`${SETTINGS}:3`], remedies: ['unset-variable', 'open-file'] },
    ],
    [
      'blank-key-breaks',
      { ...alone, env: { [NAME]: ' ' }, version: OLD },
      { severity: 'error', variable: NAME, remedies: ['unset-variable', 'update-claude'] },
    ],
    ['value-cannot-be-sent', { env: { [NAME]: 'sk-ant-\nkey' } }, { severity: 'error', variable: NAME }],
    [
      'login-cannot-be-sent',
      { login: { ...LOGIN, unsendable: true } },
      { severity: 'error', at: ['/home/u/.claude/.credentials.json'], remedies: ['sign-in', 'open-file'] },
    ],
  ])('%s in %j', (id, asked, expected) => {
    const usual = { cause: 'machine', at: [null], remedies: ['unset-variable'] };
    expect(gist(one(id, asked))).toEqual({ ...usual, ...expected });
  });

  it.each<[string, Asked]>([
    ['a version that takes it for none', alone],
    ['a token that is sent', { ...alone, version: OLD, env: { ANTHROPIC_AUTH_TOKEN: TOKEN } }],
  ])('a blank one is no matter with %s', (_name, asked) => {
    const found = ask({ ...asked, env: { ...asked.env, [NAME]: ' ' } });
    expect(found.map(({ id }) => id)).not.toContain('blank-key-breaks');
  });
});
