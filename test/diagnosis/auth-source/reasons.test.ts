/** What is said of each credential that was found: what is sent, and why the others are not. */
import { expect, it } from 'vitest';
import { layOut, removeHome } from '../../claude/real-claude.ts';
import { resolveScenario } from '../../claude/resolve-scenario.ts';

const LOGIN = {
  accessToken: 'sk-ant-oat01-fake',
  refreshToken: 'sk-ant-ort01-fake',
  expiresAt: Date.now() + 3_600_000,
  scopes: ['user:inference'],
};
const stored = (login: object) => ({
  '.claude/.credentials.json': JSON.stringify({ claudeAiOauth: { ...LOGIN, ...login } }),
});
const settings = (env: object) => ({ '.claude/settings.json': JSON.stringify({ env }) });
const KEY = 'sk-ant-api03-fake';

it.each<[string, Record<string, string>, Record<string, string>, Record<string, string>]>([
  ['a login alone', {}, stored({}), { claudeAiOauth: 'sent' }],
  [
    'a key that only claude -p takes unasked',
    { ANTHROPIC_API_KEY: KEY },
    stored({}),
    { ANTHROPIC_API_KEY: 'sent-by-print', claudeAiOauth: 'sent-in-terminal' },
  ],
  [
    'a token before a login',
    { ANTHROPIC_AUTH_TOKEN: 'fake' },
    stored({}),
    { ANTHROPIC_AUTH_TOKEN: 'sent', claudeAiOauth: 'beaten' },
  ],
  ['a key that is empty', { ANTHROPIC_API_KEY: '' }, stored({}), { ANTHROPIC_API_KEY: 'empty', claudeAiOauth: 'sent' }],
  ['a token of blanks', { ANTHROPIC_AUTH_TOKEN: '  ' }, stored({}), { ANTHROPIC_AUTH_TOKEN: 'blank' }],
  [
    'a key with a letter that no header takes',
    { ANTHROPIC_API_KEY: 'sk-фake' },
    {},
    { ANTHROPIC_API_KEY: 'unsendable' },
  ],
  [
    'one value in the place of another',
    { ANTHROPIC_AUTH_TOKEN: 'first' },
    settings({ ANTHROPIC_AUTH_TOKEN: 'second' }),
    { ANTHROPIC_AUTH_TOKEN: 'sent overridden' },
  ],
  ['a login beside a cloud', { CLAUDE_CODE_USE_BEDROCK: '1' }, stored({}), { claudeAiOauth: 'cloud' }],
  ['a login in the simple mode', { CLAUDE_CODE_SIMPLE: '1' }, stored({}), { claudeAiOauth: 'bare' }],
  ['a login whose token was cleared', {}, stored({ accessToken: '' }), { claudeAiOauth: 'login-ended' }],
  ['a login that may only read a profile', {}, stored({ scopes: ['user:profile'] }), { claudeAiOauth: 'lacks-scope' }],
  ['a login whose scopes stop Claude Code', {}, stored({ scopes: {} }), { claudeAiOauth: 'scopes-crash' }],
  [
    'a profile without an identity to exchange',
    { ANTHROPIC_FEDERATION_RULE_ID: 'rule', ANTHROPIC_ORGANIZATION_ID: 'org' },
    {},
    { ANTHROPIC_FEDERATION_RULE_ID: 'no-identity' },
  ],
  [
    'a login for a sign-in server that Claude Code does not know',
    { CLAUDE_CODE_CUSTOM_OAUTH_URL: 'https://login.example.org' },
    stored({}),
    { claudeAiOauth: 'server-unknown' },
  ],
])('%s', async (_name, env, files, expected) => {
  const home = await layOut({ env, files });
  try {
    const { auth } = await resolveScenario({ home, env, version: '2.1.329' });
    const said: Record<string, string> = {};
    for (const { credential, reason } of auth.candidates) {
      said[credential.name] = [said[credential.name], reason].filter(Boolean).join(' ');
    }
    expect(said).toMatchObject(expected);
  } finally {
    await removeHome(home);
  }
});
