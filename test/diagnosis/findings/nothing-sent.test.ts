import { describe, expect, it } from 'vitest';
import type { FileProblem } from '../../../src/shared/facts.ts';
import { type Asked, ask, LOGIN, one, settingsFile, TOKEN } from '../fitness/ask-fitness.ts';
import { gist, SETTINGS, setting } from './gist.ts';

const MANAGED = '/etc/claude-code/managed-settings.json';
const managed = settingsFile({ place: 'managed-settings', path: MANAGED });
const limited = { ...managed, requiredVersion: { minimum: '2.1.400', maximum: null } };
const EMPTY: FileProblem = { kind: 'empty', message: '', line: null, column: null };
const OLD = '2.1.197';
const BARE = { CLAUDE_CODE_SIMPLE: '1' };
const HANDED = 'CLAUDE_CODE_API_KEY_FILE_DESCRIPTOR';
const SCOPES = 'CLAUDE_CODE_OAUTH_SCOPES';
const TOKEN_SET = { CLAUDE_CODE_OAUTH_TOKEN: TOKEN };

describe('what keeps a credential from being sent', () => {
  it.each<[string, Asked]>([
    ['ANTHROPIC_CUSTOM_HEADERS', { env: { ANTHROPIC_CUSTOM_HEADERS: 'X-Team:\nAuthorization:' } }],
    ['ANTHROPIC_UNIX_SOCKET', { env: { ANTHROPIC_UNIX_SOCKET: '/run/proxy.sock' } }],
    [HANDED, { env: { [HANDED]: 'none' } }],
    // Scopes are those of the token variable: without it, or with the right ones, they stop nothing.
    [SCOPES, { env: { ...TOKEN_SET, [SCOPES]: 'user:profile', [HANDED]: 'none' } }],
    [HANDED, { env: { ...TOKEN_SET, [SCOPES]: 'user:profile user:inference', [HANDED]: 'none' } }],
    [HANDED, { env: { [SCOPES]: 'user:profile', [HANDED]: 'none' } }],
    ['CLAUDE_CODE_SIMPLE', { env: BARE, profile: { settings: [managed] } }],
    ['CLAUDE_CODE_SIMPLE', { env: BARE, profile: { settings: [settingsFile({ status: 'broken' })] } }],
    // Claude Code goes on without these.
    ['CLAUDE_CODE_SIMPLE', { env: BARE, global: { status: 'broken', problem: EMPTY }, version: '2.1.332' }],
    ['CLAUDE_CODE_SIMPLE', { env: BARE, profile: { settings: [{ ...managed, status: 'unreadable' }] } }],
    ['CLAUDE_CODE_SIMPLE', { env: BARE, profile: { settings: [{ ...managed, status: 'broken' }] }, version: OLD }],
  ])('is named: %s in %j', (variable, asked) => {
    expect(gist(one('nothing-is-sent', asked))).toEqual({
      severity: 'error',
      cause: 'machine',
      variable,
      at: [null],
      remedies: ['unset-variable'],
    });
  });

  it('is named with its line', () => {
    expect(gist(one('nothing-is-sent', { profile: { settings: [setting(BARE)] } }))).toMatchObject({
      at: [`${SETTINGS}:3`],
      remedies: ['unset-variable', 'open-file'],
    });
  });

  it.each<[string, Asked, (string | null)[]]>([
    ['a login', { login: LOGIN }, ['/home/u/.claude/.credentials.json']],
    ['a token', { login: null, env: { ANTHROPIC_AUTH_TOKEN: TOKEN } }, [null]],
  ])('may be a gateway that is required, and not set up: %s', (_name, asked, at) => {
    const settings = [{ ...managed, forceLoginMethod: 'gateway' }];
    expect(gist(one('nothing-is-sent', { ...asked, profile: { settings } }))).toEqual({
      severity: 'error',
      cause: 'machine',
      at,
      remedies: [],
    });
  });

  it.each<[string, Asked]>([
    ['.claude.json cannot be read', { env: BARE, global: { status: 'unreadable' } }],
    ['.claude.json is broken', { env: BARE, global: { status: 'broken' } }],
    ['this version may not run', { profile: { settings: [limited] } }],
    ['the scopes crash it', { login: { ...LOGIN, scopesCrash: true }, env: BARE }],
    ['managed settings are broken', { env: BARE, profile: { settings: [{ ...managed, status: 'broken' }] } }],
  ])('is not looked for where %s, which has said so', (_name, asked) => {
    expect(ask(asked).map(({ id }) => id)).not.toContain('nothing-is-sent');
  });
});
