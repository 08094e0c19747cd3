import { describe, expect, it } from 'vitest';
import { findProfiles, placeAt } from '../../../src/sources/profiles/profiles.ts';
import { readProfile } from '../../../src/sources/profiles/read-profile.ts';
import { createSimulatedHost } from '../../simulation/simulated-host.ts';

const login = (plan: string) =>
  JSON.stringify({
    claudeAiOauth: {
      accessToken: 'fake',
      refreshToken: 'fake',
      expiresAt: 9e14,
      scopes: ['user:inference'],
      subscriptionType: plan,
    },
  });

const QUERY = { keychainAgreed: false, projectDir: null };

function world(files: Readonly<Record<string, string>>) {
  const host = createSimulatedHost({ home: '/home/user' });
  for (const [path, text] of Object.entries(files)) host.disk.put(path, text);
  return host;
}

describe('readProfile', () => {
  it('follows settings and store to where the settings move them, and leaves the configuration where it was', async () => {
    const host = world({
      '/home/user/.claude/.credentials.json': login('pro'),
      '/home/user/.claude/settings.json': '{"env":{"CLAUDE_CONFIG_DIR":"/home/user/alt"}}',
      '/home/user/.claude.json': '{"oauthAccount":{"emailAddress":"home@example.test"}}',
      '/home/user/alt/.credentials.json': login('max'),
      '/home/user/alt/settings.json': '{"env":{"ANTHROPIC_AUTH_TOKEN":"x"}}',
      '/home/user/alt/.claude.json': '{"oauthAccount":{"emailAddress":"alt@example.test"}}',
    });
    const [place] = await findProfiles(host, { processEnv: [], shellEnv: [], sessions: [], added: [] });
    if (!place) throw new Error('no profile');
    const facts = await readProfile(host, place, QUERY);
    expect(facts.credentials.login?.plan).toBe('max');
    expect(facts.globalConfig.account?.email).toBe('home@example.test');
    expect(facts.settings.flatMap((file) => file.env.map(({ name }) => name))).toEqual([
      'CLAUDE_CONFIG_DIR',
      'ANTHROPIC_AUTH_TOKEN',
    ]);
  });

  it('takes a named folder as CLAUDE_CONFIG_DIR would, and the default one as the default profile', () => {
    const host = world({});
    expect(placeAt(host, '/home/user/alt')).toMatchObject({
      configDir: '/home/user/alt',
      explicit: true,
      from: 'argument',
    });
    expect(placeAt(host, '/home/user/.claude')).toMatchObject({ explicit: false, from: 'default' });
  });

  it('takes a named folder as the environment does, where that names it too', () => {
    const host = createSimulatedHost({ home: '/home/user', env: { CLAUDE_CONFIG_DIR: '/home/user/.claude' } });
    const here = { explicit: true, from: 'process', holdsGlobalConfig: true };
    expect(placeAt(host, '/home/user/.claude')).toMatchObject(here);
    expect(placeAt(host, '/home/user/alt')).toMatchObject({ explicit: true, from: 'argument' });
  });

  it('keeps the login where CLAUDE_SECURESTORAGE_CONFIG_DIR says, also for a named folder', () => {
    const host = createSimulatedHost({ home: '/home/user', env: { CLAUDE_SECURESTORAGE_CONFIG_DIR: '/s' } });
    expect(placeAt(host, '/alt')).toMatchObject({ configDir: '/alt', credentialDir: '/s' });
    expect(placeAt(host, '/home/user/.claude')).toMatchObject({ from: 'default', credentialDir: '/s' });
  });

  it('finds `.claude.json` in the home folder when an empty CLAUDE_CONFIG_DIR means the current folder', async () => {
    const host = world({ '/home/user/.claude.json': '{"oauthAccount":{"emailAddress":"home@example.test"}}' });
    const facts = await readProfile(host, placeAt(host, ''), QUERY);
    expect(facts.configDir).toBe(host.cwd);
    expect(facts.globalConfig.account?.email).toBe('home@example.test');
  });
});
