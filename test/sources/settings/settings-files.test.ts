import { describe, expect, it } from 'vitest';
import { VALUE_SHAPES } from '../../../src/shared/messages/file-shapes.ts';
import { readSettingsFiles } from '../../../src/sources/settings/settings-files.ts';
import { findTypeProblem } from '../../../src/sources/settings/settings-types.ts';
import { createSimulatedHost } from '../../simulation/simulated-host.ts';

const KEY = 'sk-ant-api03-0123456789012345678901234567CANARYabcd';
const USER = '/home/ada/.claude/settings.json';
const query = { configDir: '/home/ada/.claude', projectDir: '/p' };

async function readUser(content: string | Uint8Array, version: string | null = null) {
  const host = createSimulatedHost();
  host.disk.put(USER, content);
  const [user] = await readSettingsFiles(host, { ...query, version });
  if (user === undefined) throw new Error('no user settings');
  return user;
}

describe('readSettingsFiles', () => {
  it('lists the files lowest first, drop-ins in their order', async () => {
    const host = createSimulatedHost();
    host.disk.put('/etc/claude-code/managed-settings.d/20-b.json', '{"env":{"ANTHROPIC_BASE_URL":"https://gw.test"}}');
    host.disk.put(
      '/etc/claude-code/managed-settings.d/10-a.json',
      '{"forceLoginMethod":"console","forceLoginOrgUUID":["a","b","Example Org"]}',
    );
    host.disk.put('/etc/claude-code/managed-settings.d/notes.txt', 'x');
    host.disk.put('/p/.claude/settings.local.json', '{"apiKeyHelper":" "}');
    const files = await readSettingsFiles(host, query);
    expect(files.map((file) => [file.place, file.path.split('/').at(-1), file.status])).toEqual([
      ['user-settings', 'settings.json', 'absent'],
      ['project-settings', 'settings.json', 'absent'],
      ['local-settings', 'settings.local.json', 'ok'],
      ['managed-settings', 'managed-settings.json', 'absent'],
      ['managed-settings', '10-a.json', 'ok'],
      ['managed-settings', '20-b.json', 'ok'],
    ]);
    expect(files[2]?.apiKeyHelper).toEqual({ line: 1, state: 'blank' });
    expect(files[4]).toMatchObject({ forceLoginMethod: 'console', forceLoginOrg: 'a b no-organization-id' });
    expect(files[5]?.env[0]).toMatchObject({ name: 'ANTHROPIC_BASE_URL', host: 'gw.test', place: 'managed-settings' });
  });

  it('reads the user’s file once when started in the folder around it', async () => {
    const host = createSimulatedHost();
    const files = await readSettingsFiles(host, { ...query, projectDir: '/home/ada' });
    expect(files.map((file) => [file.place, file.path])).toEqual([
      ['user-settings', USER],
      ['local-settings', '/home/ada/.claude/settings.local.json'],
      ['managed-settings', '/etc/claude-code/managed-settings.json'],
    ]);
  });

  describe('the local settings', () => {
    const localOf = async (disk: Readonly<Record<string, string>>, projectDir: string, version = '2.1.329') => {
      const host = createSimulatedHost({ home: '/home/ada' });
      for (const [path, text] of Object.entries(disk)) host.disk.put(path, text);
      const files = await readSettingsFiles(host, { ...query, projectDir, version });
      return files.filter(({ place }) => place === 'local-settings').map(({ path }) => path.split('/.claude/')[0]);
    };
    const head = 'ref: refs/heads/main\n';
    const worktree = {
      '/p/.git/HEAD': head,
      '/p/.git/worktrees/w/commondir': '../..\n',
      '/w/.git': 'gitdir: /p/.git/worktrees/w\n',
    };

    it.each([
      ['of the checkout, on top', { '/p/.git/HEAD': head }, '/p/a/b', ['/p/a/b', '/p']],
      ['of a checkout that is a broken link', { '/p/.git': 'gitdir: nowhere' }, '/p/a', ['/p/a', '/p']],
      ['of the nearest checkout', { '/p/.git/HEAD': head, '/p/q/.git/HEAD': head }, '/p/q/a', ['/p/q/a', '/p/q']],
      ['of the checkout itself, once', { '/p/.git/HEAD': head }, '/p', ['/p']],
      ['outside of any checkout', {}, '/p/a', ['/p/a']],
      ['not of the home folder', { '/home/ada/.git/HEAD': head }, '/home/ada/p', ['/home/ada/p']],
      [
        'of the main checkout, from a worktree',
        { ...worktree, '/p/.git/worktrees/w/gitdir': '/w/.git\n' },
        '/w/a',
        ['/w/a', '/p'],
      ],
      ['of a worktree its repository does not know', worktree, '/w/a', ['/w/a', '/w']],
      [
        'of a submodule',
        { '/p/.git/HEAD': head, '/p/.git/modules/m/HEAD': head, '/p/m/.git': 'gitdir: ../.git/modules/m\n' },
        '/p/m/a',
        ['/p/m/a', '/p/m'],
      ],
    ])('%s', async (_name, disk, projectDir, expected) => {
      expect(await localOf(disk, projectDir)).toEqual(expected);
      expect(await localOf(disk, projectDir, '2.1.197')).toEqual([projectDir]);
    });
  });

  it('uses the places of each system', async () => {
    const windows = createSimulatedHost({ platform: 'win32' });
    const paths = await readSettingsFiles(windows, { configDir: 'C:\\Users\\ada\\.claude', projectDir: null });
    expect(paths.map((file) => file.path)).toEqual([
      'C:\\Users\\ada\\.claude\\settings.json',
      'C:\\Program Files\\ClaudeCode\\managed-settings.json',
    ]);
  });

  it('turns every value of env into text, as Claude Code does, and keeps only what matters', async () => {
    const user = await readUser(
      `{"env": {\n "CLAUDE_CODE_USE_BEDROCK": 1,\n "CLAUDE_CODE_USE_VERTEX": true,\n "AWS_REGION": null,\n "ANTHROPIC_API_KEY": "${KEY}",\n "EDITOR": "vi"}}`,
    );
    expect(user.env.map((fact) => [fact.name, fact.line, fact.on, fact.plain, fact.tail])).toEqual([
      ['CLAUDE_CODE_USE_BEDROCK', 2, true, '1', null],
      ['CLAUDE_CODE_USE_VERTEX', 3, true, 'true', null],
      ['AWS_REGION', 4, false, 'null', null],
      ['ANTHROPIC_API_KEY', 5, false, null, 'abcd'],
    ]);
    expect(JSON.stringify(user)).not.toContain('CANARY');
  });

  it.each([
    ['{"model": 5, "env": {"ANTHROPIC_API_KEY": "x"}}', 1, 2, '"model" must be a string in double quotes'],
    ['{\n "permissions": "nope"}', 2, 2, '"permissions" must be an object'],
    ['{"permissions": {"allow": "x"}}', 1, 18, '"permissions.allow" must be a list'],
    ['{"env": []}', 1, 2, '"env" must be an object'],
    ['{"env": null}', 1, 2, '"env" must be an object'],
    ['{"autoUpdatesChannel": "beta"}', 1, 2, 'one of "latest", "stable", "rc"'],
    ['[]', 1, 1, 'must hold an object'],
    ['null', 1, 1, 'must hold an object'],
  ])('drops %j whole', async (text, line, column, message) => {
    const user = await readUser(text);
    expect(user).toMatchObject({ status: 'broken', env: [], problem: { kind: 'type', line, column } });
    expect(user.problem?.message).toContain(message);
  });

  it.each(['{"hooks": 5}', '{"theme": []}', '{"forceLoginMethod": 5}', '{"effortLevel": {}}', '{"unknown": []}'])(
    'puts up with %j, as Claude Code does',
    async (text) => {
      expect((await readUser(text)).status).toBe('ok');
      expect((await readUser(text, '2.1.197')).status).toBe('ok');
    },
  );

  it('follows the version where the rules differ', async () => {
    expect((await readUser('{"disableWorkflows": null}', '2.1.329')).status).toBe('ok');
    expect((await readUser('{"disableWorkflows": null}', '2.1.197')).status).toBe('broken');
    expect((await readUser('{"disableAllHooks": null}', '2.1.329')).status).toBe('broken');
  });

  it('reads an empty file as no settings, tells broken and unreadable ones apart', async () => {
    expect(await readUser('')).toMatchObject({ status: 'ok', env: [], problem: null });
    expect(await readUser('\0\0')).toMatchObject({ status: 'broken', problem: { kind: 'empty' } });
    expect(await readUser('{"env":{"ANTHROPIC_API_KEY":"x"},}')).toMatchObject({
      status: 'broken',
      problem: { line: 1, column: 33 },
    });
    const host = createSimulatedHost();
    host.disk.folder(USER);
    expect((await readSettingsFiles(host, query))[0]).toMatchObject({
      status: 'unreadable',
      problem: { kind: 'type' },
    });
  });
});

describe('managed files', () => {
  const managed = '/etc/claude-code/managed-settings.json';

  it('lose only the wrong value, and say so', async () => {
    const host = createSimulatedHost();
    host.disk.put(managed, '{"apiKeyHelper": 5, "env": {"CLAUDE_CODE_USE_BEDROCK": "1"}}');
    const facts = (await readSettingsFiles(host, query)).at(-1);
    expect(facts).toMatchObject({
      status: 'ok',
      apiKeyHelper: null,
      env: [{ on: true }],
      problem: { kind: 'type', column: 2 },
    });
  });

  it.each(['{"a":1,}', '[]'])('do not count when they hold %s', async (text) => {
    const host = createSimulatedHost();
    host.disk.put(managed, text);
    expect((await readSettingsFiles(host, query)).at(-1)).toMatchObject({ status: 'broken', env: [] });
  });
});

describe('types inside', () => {
  it.each([
    ['{"permissions": {"defaultMode": "yolo"}}', false, false],
    ['{"permissions": {"defaultMode": "manual"}}', true, false],
    ['{"permissions": {"allow": [1, "("]}}', true, true],
    ['{"hooks": {"Stop": [{"hooks": [{"type": "prompt"}]}]}}', true, false],
    ['{"hooks": {"PreToolUse": 5}}', false, true],
    ['{"hooks": {"PreToolUse": [{"matcher": "*", "hooks": [{"type": "command", "command": "x"}]}]}}', true, true],
    ['{"statusLine": {"type": "command"}}', false, false],
    ['{"enabledPlugins": {"a": true, "b": ["1"]}}', true, true],
    ['{"enabledPlugins": {"a": null}}', false, false],
    ['{"cleanupPeriodDays": 0}', false, false],
    ['{"feedbackSurveyRate": 0.5}', true, true],
    ['{"extraKnownMarketplaces": {"a": {}}}', true, false],
    ['{"forceLoginOrgUUID": [1]}', false, false],
    ['{"__proto__": 5, "constructor": 5, "toString": []}', true, true],
  ])('%s: newer %s, older %s', async (text, newer, older) => {
    expect((await readUser(text, '2.1.329')).status).toBe(newer ? 'ok' : 'broken');
    expect((await readUser(text, '2.1.197')).status).toBe(older ? 'ok' : 'broken');
  });

  it('points at the value, or at what holds it', async () => {
    const text = '{\n "permissions": {\n  "additionalDirectories": ["a",\n   5]\n }\n}';
    expect((await readUser(text)).problem).toMatchObject({ line: 4, column: 4 });
  });
});

it('says in words of the catalogue what a value lacks', () => {
  const message = VALUE_SHAPES.lacks({ key: 'statusLine', field: 'type' });
  expect(findTypeProblem({ statusLine: { command: 'x' } }, null)).toEqual({ path: ['statusLine'], message });
});
