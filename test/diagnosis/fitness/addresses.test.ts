import { describe, expect, it } from 'vitest';
import { describeVariable } from '../../../src/sources/environment/environment.ts';
import { type Asked, ask, KEY, LOGIN, one, said, settingsFile, TOKEN } from './ask-fitness.ts';

const GATEWAY = { ANTHROPIC_AUTH_TOKEN: 'gw-7d1f2c9ab04e4f5b' };
const alone = { login: null };

describe('the end of an address', () => {
  it.each([
    ['https://g.example', []],
    ['https://g.example/', []],
    ['https://g.example/anthropic', []],
    ['https://g.example/v1', ['address-has-path error']],
    ['https://g.example/v1/', ['address-has-path error']],
    ['https://g.example/api/v1/messages', ['address-has-path error']],
    ['https://g.example/v1/chat/completions', ['address-has-path error']],
    ['https://g.example/v12beta', []],
  ])('%s', (ANTHROPIC_BASE_URL, expected) => {
    expect(said({ ...alone, env: { ...GATEWAY, ANTHROPIC_BASE_URL } })).toEqual(expected);
  });
});

it('an end that something follows is not offered to be left out', () => {
  const set = (address: string) =>
    describeVariable('ANTHROPIC_BASE_URL', address, 'global-config', '/home/u/.claude.json');
  const remedies = (address: string) =>
    ask({ ...alone, env: GATEWAY, global: { env: [set(address)] } }).find(({ id }) => id === 'address-has-path')
      ?.remedies;
  expect(remedies('https://g.example/v1')).toContain('set-right');
  expect(remedies('https://g.example/v1?a=b')).not.toContain('set-right');
});

describe('a port of this machine', () => {
  it.each([
    ['http://127.0.0.1:8787', '127.0.0.1:8787'],
    ['http://localhost:8787', 'localhost:8787'],
    ['http://[::1]:8787', '[::1]:8787'],
  ])('%s without anybody behind it', (ANTHROPIC_BASE_URL, at) => {
    const env = { ...GATEWAY, ANTHROPIC_BASE_URL };
    expect(said({ ...alone, env, profile: { listening: { [at]: false } } })).toEqual(['address-not-listening error']);
    expect(said({ ...alone, env, profile: { listening: { [at]: true } } })).toEqual([]);
    expect(said({ ...alone, env })).toEqual([]);
  });

  it('of a cloud’s tunnel is a hint', () => {
    const env = { CLAUDE_CODE_USE_BEDROCK: '1', AWS_REGION: 'x', ANTHROPIC_BEDROCK_BASE_URL: 'http://127.0.0.1:8787' };
    const findings = ask({ env, profile: { listening: { '127.0.0.1:8787': false } } });
    expect(findings.find(({ id }) => id === 'address-not-listening')?.severity).toBe('info');
  });
});

describe('what is set', () => {
  it.each([
    ['a plan’s token as a key', { ANTHROPIC_API_KEY: TOKEN }, 'secret-wrong-kind', 'not-a-real'],
    ['a key as a plan’s token', { CLAUDE_CODE_OAUTH_TOKEN: KEY }, 'secret-wrong-kind', 'not-a-real'],
    ['a key of another company', { ANTHROPIC_API_KEY: 'sk-proj-aB3dE5aB3dE5' }, 'secret-wrong-kind', 'aB3dE5'],
    ['a placeholder', { ANTHROPIC_API_KEY: 'your-api-key-here' }, 'secret-malformed', 'your-api-key'],
    ['quotes', { CLAUDE_CODE_OAUTH_TOKEN: `'${TOKEN}'` }, 'secret-malformed', 'not-a-real'],
  ])('%s', (_name, env, id, secret) => {
    const found = ask({ ...alone, env: env as Record<string, string> });
    expect(found.map((one) => one.id)).toContain(id);
    expect(JSON.stringify(env)).toContain(secret);
    expect(JSON.stringify(found)).not.toContain(secret);
  });

  it.each([
    ['YOUR_ACCESS_KEY', {}, ['secret-malformed error']],
    ['"AKIAFAKE0000FAKE0000"', {}, ['secret-malformed error']],
    ['AKIAFAKE0000FAKE0000', {}, []],
    ['YOUR_ACCESS_KEY', { AWS_PROFILE: 'corp' }, []],
  ])('signs requests to AWS: %s %j', (AWS_ACCESS_KEY_ID, more, expected) => {
    const keys = { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMIK7MDENGbPxRfiCY' };
    const env = { CLAUDE_CODE_USE_BEDROCK: '1', AWS_REGION: 'x', ...keys, ...more };
    expect(said({ login: null, env })).toEqual(expected);
  });

  it('belongs to two credentials at once', () => {
    const env = { ...GATEWAY, ANTHROPIC_API_KEY: KEY, ANTHROPIC_BASE_URL: 'https://g.example' };
    expect(said({ ...alone, env })).toContain('auth-conflict warning');
  });
});

describe('two credentials at once', () => {
  const both = { ...GATEWAY, ANTHROPIC_API_KEY: KEY, ANTHROPIC_BASE_URL: 'https://g.example' };

  it('are told with the place of each', () => {
    const path = '/home/u/.claude/settings.json';
    const env = [describeVariable('ANTHROPIC_API_KEY', KEY, 'user-settings', path, 5)];
    const { evidence, remedies } = one('auth-conflict', {
      ...alone,
      env: { ...GATEWAY, ANTHROPIC_BASE_URL: 'https://g.example' },
      profile: { settings: [settingsFile({ path, env })] },
    });
    expect(evidence).toEqual([
      { file: null, line: null, column: null, note: 'ANTHROPIC_AUTH_TOKEN is set' },
      { file: path, line: 5, column: null, note: 'ANTHROPIC_API_KEY is set' },
    ]);
    expect(remedies).toEqual(['open-file']);
    expect(one('auth-conflict', { ...alone, env: both })).toMatchObject({ remedies: [], step: 'remove-one' });
  });

  it('are none where one is a header of the person’s own, or where a cloud signs', () => {
    const header = { ANTHROPIC_BASE_URL: 'https://g.example', ANTHROPIC_API_KEY: KEY };
    const headers = { ...header, ANTHROPIC_CUSTOM_HEADERS: 'Authorization: Bearer made-up' };
    expect(said({ ...alone, env: headers })).not.toContain('auth-conflict warning');
    const cloud = { ...both, CLAUDE_CODE_USE_BEDROCK: '1', AWS_REGION: 'x' };
    expect(said({ ...alone, env: cloud })).not.toContain('auth-conflict warning');
  });
});

it('a token for an address where nobody listens is told to go with it, at Anthropic’s own interface alone', () => {
  const at = 'http://127.0.0.1:8787';
  const detail = (asked: Asked) =>
    one('address-not-listening', { ...asked, profile: { listening: { '127.0.0.1:8787': false } } }).detail;
  expect(detail({ ...alone, env: { ...GATEWAY, ANTHROPIC_BASE_URL: at } })).toContain('together with its token');
  expect(detail({ env: { ANTHROPIC_BASE_URL: at } })).not.toContain('together');
  const foundry = { CLAUDE_CODE_USE_FOUNDRY: '1', ANTHROPIC_FOUNDRY_API_KEY: 'made-up-made-up' };
  expect(detail({ ...alone, env: { ...foundry, ANTHROPIC_FOUNDRY_BASE_URL: at } })).not.toContain('together');
});

describe('the account in .claude.json', () => {
  const account = (rest: object) => ({
    global: { account: { email: null, organization: null, organizationUuid: 'o1', accountUuid: 'a1', ...rest } },
  });
  const mine = { ...LOGIN, accountUuid: 'a1', organizationUuid: 'o1' };
  it.each<[string, Asked, boolean]>([
    ['is the login’s', { ...account({}), login: mine }, false],
    ['is another person’s', { ...account({ accountUuid: 'a2' }), login: mine }, true],
    ['is of another organization', { ...account({ organizationUuid: 'o2' }), login: mine }, true],
    [
      'is another person’s, and the login is not sent',
      { ...account({ accountUuid: 'a2' }), login: mine, env: GATEWAY },
      false,
    ],
    [
      'is another person’s, and only a terminal sends the login',
      { ...account({ accountUuid: 'a2' }), login: mine, env: { ANTHROPIC_API_KEY: KEY } },
      true,
    ],
    [
      'is another person’s, and there is no token',
      { ...account({ accountUuid: 'a2' }), login: { ...mine, accessToken: 'empty' } },
      false,
    ],
    ['is a company’s, and the login a person’s own', { ...account({ type: 'claude_team' }), login: LOGIN }, true],
    ['is a large company’s, too', { ...account({ type: 'claude_enterprise' }), login: LOGIN }, true],
    ['is of no kind that is known', { ...account({ type: 'api_individual' }), login: LOGIN }, false],
    [
      'is a company’s, as the login is',
      { ...account({ type: 'claude_team' }), login: { ...LOGIN, plan: 'team' } },
      false,
    ],
    // What the login itself says of its organization counts more than a word for its kind.
    ['is the login’s, by another word', { ...account({ type: 'claude_team' }), login: mine }, false],
    ['is of a larger plan', { ...account({ type: 'claude_pro' }), login: LOGIN }, false],
  ])('%s', (_name, asked, isMixed) => {
    expect(ask(asked).some(({ id }) => id === 'accounts-mixed')).toBe(isMixed);
  });
});

it('a login of another account is the account’s affair, and a sign-in puts it right', () => {
  const account = { email: null, organization: null, organizationUuid: null, accountUuid: 'a2' };
  expect(one('accounts-mixed', { global: { account }, login: { ...LOGIN, accountUuid: 'a1' } })).toMatchObject({
    severity: 'warning',
    cause: 'account',
    remedies: ['sign-in'],
    evidence: [{ file: '/home/u/.claude.json' }],
  });
});
