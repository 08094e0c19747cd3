/** What of a secret that would be sent is said by its form: how grave it is, and what is offered. */
import { describe, expect, it } from 'vitest';
import type { SecretFlaw } from '../../../src/shared/facts.ts';
import { describeVariable } from '../../../src/sources/environment/environment.ts';
import { emptyCredentials } from '../../fixtures/profile-facts.ts';
import { type Asked, ask, KEY, LOGIN, one, said, settingsFile, TOKEN } from './ask-fitness.ts';

const GATEWAY = { ANTHROPIC_BASE_URL: 'https://g.example' };
const PLACEHOLDER = 'your-api-key-here';
const alone = { login: null };

describe('a secret that cannot be right', () => {
  it.each<[string, Asked, string[]]>([
    ['in every request', { ...alone, env: { ANTHROPIC_AUTH_TOKEN: PLACEHOLDER } }, ['secret-malformed error']],
    // A session in a terminal asks first, and goes on with the login.
    ['not where a login is used', { env: { ANTHROPIC_API_KEY: PLACEHOLDER } }, ['secret-malformed warning']],
    ['where nothing else is sent', { ...alone, env: { ANTHROPIC_API_KEY: PLACEHOLDER } }, ['secret-malformed error']],
    [
      'only quoted, for a gateway',
      { ...alone, env: { ...GATEWAY, ANTHROPIC_AUTH_TOKEN: '"x-gateway"' } },
      ['secret-malformed error'],
    ],
    // What a gateway takes is its own affair.
    ['for a gateway', { ...alone, env: { ...GATEWAY, ANTHROPIC_AUTH_TOKEN: PLACEHOLDER } }, []],
    ['of the wrong kind, for a gateway', { ...alone, env: { ...GATEWAY, ANTHROPIC_API_KEY: TOKEN } }, []],
    [
      'of a kind that a token exchange may give out',
      { ...alone, env: { ANTHROPIC_AUTH_TOKEN: 'eyJ-made-up-token' } },
      [],
    ],
    ['a key where hardly one is taken', { ...alone, env: { ANTHROPIC_AUTH_TOKEN: KEY } }, ['secret-wrong-kind error']],
    [
      'nobody’s kind where a key must be',
      { ...alone, env: { CLAUDE_CODE_OAUTH_TOKEN: 'ghp_made_up_made_up' } },
      ['secret-wrong-kind error'],
    ],
  ])('%s', (_name, asked, expected) => {
    expect(said(asked).filter((word) => word.startsWith('secret'))).toEqual(expected);
  });

  it('and belongs elsewhere is told where', () => {
    const { detail, remedies } = one('secret-wrong-kind', { ...alone, env: { ANTHROPIC_API_KEY: TOKEN } });
    expect(detail).toContain('belongs in CLAUDE_CODE_OAUTH_TOKEN');
    expect(remedies).toEqual(['unset-variable']);
  });

  it('is not also told as if it worked', () => {
    const ids = (value: string) => ask({ env: { ANTHROPIC_API_KEY: value } }).map(({ id }) => id);
    const ofAGoodOne = ids(KEY).filter((id) => /^api-key-/.test(id));
    expect(ofAGoodOne).toEqual(['api-key-beats-plan']);
    expect(ids(TOKEN).filter((id) => /^api-key-/.test(id))).toEqual([]);
    expect(ids(PLACEHOLDER).filter((id) => /^api-key-/.test(id))).toEqual([]);
  });
});

it('the key that Claude Code saved is replaced by a sign-in, and not put right as a variable', () => {
  const saved = (value: string) => describeVariable('primaryApiKey', value, 'global-config', '/home/u/.claude.json', 2);
  for (const value of [PLACEHOLDER, TOKEN, `"${KEY}"`]) {
    const [found] = ask({ ...alone, global: { savedKey: saved(value) } });
    expect(found).toMatchObject({ variable: 'primaryApiKey', remedies: ['open-file', 'sign-in'], severity: 'error' });
  }
  expect(said({ ...alone, global: { savedKey: saved(KEY) } })).toEqual([]);
});

describe('keys that sign for a cloud', () => {
  const bedrock = { CLAUDE_CODE_USE_BEDROCK: '1', AWS_REGION: 'x' };
  const keys = (id: string) => ({ AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMIK7MDENGbPxRfiCY' });
  it.each([
    ['a profile stands above them', { ...bedrock, ...keys('YOUR_ACCESS_KEY'), AWS_DEFAULT_PROFILE: 'corp' }, []],
    [
      'a token goes instead',
      { ...bedrock, ...keys('YOUR_ACCESS_KEY'), AWS_BEARER_TOKEN_BEDROCK: 'made-up-made-up' },
      [],
    ],
    ['they are not used', keys('YOUR_ACCESS_KEY'), []],
    ['they sign', { ...bedrock, ...keys('YOUR_ACCESS_KEY') }, ['secret-malformed error']],
  ])('%s', (_name, env, expected) => {
    expect(said({ ...(expected.length > 0 ? alone : {}), env })).toEqual(expected);
  });

  it('are put right in their file where only their quotes are wrong', () => {
    const remedies = (value: string) => {
      const path = '/home/u/.claude/settings.json';
      const env = Object.entries({ ...bedrock, ...keys(value) }).map(([name, text]) =>
        describeVariable(name, text, 'user-settings', path, 1),
      );
      return one('secret-malformed', { ...alone, profile: { settings: [settingsFile({ path, env })] } }).remedies;
    };
    expect(remedies('"AKIAFAKE0000FAKE0000"')).toEqual(['set-right', 'unset-variable', 'open-file']);
    expect(remedies('YOUR_ACCESS_KEY')).toEqual(['unset-variable', 'open-file']);
  });
});

describe('the login itself', () => {
  const stored = (kind: 'api-key' | 'plan-token' | 'renewal-token' | 'admin-key', flaw: SecretFlaw | null = null) => ({
    login: { ...LOGIN, shape: { kind, flaw } },
  });
  it.each([
    ['a key', stored('api-key'), true],
    ['an admin’s key', stored('admin-key'), true],
    ['a refresh token', stored('renewal-token'), true],
    ['a token in quotes', stored('plan-token', 'quoted'), true],
    ['a reference', stored('plan-token', 'unexpanded'), true],
    ['a token with its line end', stored('plan-token', 'line-break'), true],
    ['a whole line of a script', stored('plan-token', 'assignment'), true],
    ['a token', stored('plan-token'), false],
    // Claude Code writes what it is given; nobody types a template into its store.
    ['a template', stored('plan-token', 'placeholder'), false],
    ['a key that is not sent', { ...stored('api-key'), env: { ANTHROPIC_AUTH_TOKEN: 'made-up-token-made-up' } }, false],
    ['a key that a terminal sends', { ...stored('api-key'), env: { ANTHROPIC_API_KEY: KEY } }, true],
  ])('%s', (_name, asked, isOdd) => {
    expect(ask(asked).some(({ id }) => id === 'login-token-odd')).toBe(isOdd);
  });

  it('is told with its file, where it has one', () => {
    const at = one('login-token-odd', stored('api-key'));
    expect(at).toMatchObject({ severity: 'error', remedies: ['reset', 'sign-in'] });
    expect(at.evidence[0]?.file).toBe('/home/u/.claude/.credentials.json');
    const { login } = stored('api-key');
    const credentials = { ...emptyCredentials(login), store: 'keychain' as const, location: 'Claude Code-credentials' };
    expect(one('login-token-odd', { login, profile: { credentials } }).evidence[0]?.file).toBeNull();
  });
});
