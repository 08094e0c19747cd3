import { describe, expect, it } from 'vitest';
import { misplacedInGlobalConfig, misplacedInSettings } from '../../../src/sources/settings/misplaced-settings.ts';
import { isNearlySettings } from '../../../src/sources/settings/nearly-settings.ts';
import { readUnreadSettings } from '../../../src/sources/settings/unread-settings.ts';
import { createSimulatedHost } from '../../simulation/simulated-host.ts';

const SECRET = 'sk-ant-api03-0123456789012345678901234567CANARY';

describe('settings that do not count', () => {
  it.each([
    [`{\n "ANTHROPIC_API_KEY": "${SECRET}"}`, [{ why: 'top-level', names: ['ANTHROPIC_API_KEY'], line: 2 }]],
    [`{"environment": {"AWS_REGION": "a"}}`, [{ why: 'environment', names: ['AWS_REGION'], line: 1 }]],
    [`{"env": {},\n "env": {}}`, [{ why: 'repeated-env', names: ['env'], line: 1 }]],
    [`{"env": {"CLAUDE_API_KEY": "${SECRET}"}}`, [{ why: 'nearly', names: ['CLAUDE_API_KEY'], line: 1 }]],
    [`{"env": {"ANTHROPIC_API_KEY": "${SECRET}", "EDITOR": "vi"}, "model": "opus"}`, []],
    ['{"environment": {"EDITOR": "vi"}}', []],
    // The same name may stand where it counts, and in a value.
    [
      `{"env": {"ANTHROPIC_API_KEY": "${SECRET}"},\n "ANTHROPIC_API_KEY": "${SECRET}"}`,
      [{ why: 'top-level', names: ['ANTHROPIC_API_KEY'], line: 2 }],
    ],
    [
      `{"a": "AWS_REGION",\n "b": {"AWS_REGION": "a"},\n "environment": {\n "AWS_REGION": "a"}}`,
      [{ why: 'environment', names: ['AWS_REGION'], line: 4 }],
    ],
    [
      `{"CLAUDE_API_KEYS": "x", "x": {"CLAUDE_API_KEY": "y"},\n "env": {"CLAUDE_API_KEY": "${SECRET}"}}`,
      [{ why: 'nearly', names: ['CLAUDE_API_KEY'], line: 2 }],
    ],
  ])('%j', (text, expected) => {
    const found = misplacedInSettings(text, JSON.parse(text));
    expect(found).toEqual(expected);
    expect(JSON.stringify(found)).not.toContain('CANARY');
  });

  it('are settings in .claude.json', () => {
    const text = '{"numStartups": 1,\n "awsAuthRefresh": "x", "apiKeyHelper": "y"}';
    expect(misplacedInGlobalConfig(text, JSON.parse(text))).toEqual([
      { why: 'settings-key', names: ['awsAuthRefresh', 'apiKeyHelper'], line: 2 },
    ]);
    expect(misplacedInGlobalConfig('{"numStartups": 1}', { numStartups: 1 })).toEqual([]);
  });

  const HOME = '/home/ada';
  const look = (files: Record<string, string>, projectDir: string | null = null) => {
    const host = createSimulatedHost();
    for (const [path, text] of Object.entries(files)) host.disk.put(`${HOME}/${path}`, text);
    return readUnreadSettings(host, `${HOME}/.claude`, projectDir);
  };

  it('are those in files that only look like settings', async () => {
    const found = await look({
      '.claude/settings.local.json': '{\n "env": {"ANTHROPIC_API_KEY": "x"}}',
      '.claude/setting.json': '{"apiKeyHelper": "x"}',
      '.config/claude/settings.json': '{"env": {"AWS_REGION": "a"}}',
      '.claude/config.json': '{"theme": "dark"}',
    });
    expect(found).toEqual([
      { path: `${HOME}/.claude/setting.json`, misplaced: [{ why: 'misnamed-file', names: ['apiKeyHelper'], line: 1 }] },
      {
        path: `${HOME}/.config/claude/settings.json`,
        misplaced: [{ why: 'unread-file', names: ['AWS_REGION'], line: 1 }],
      },
      {
        path: `${HOME}/.claude/settings.local.json`,
        misplaced: [{ why: 'only-at-home', names: ['ANTHROPIC_API_KEY'], line: 2 }],
      },
    ]);
  });

  it('are those in files of a project with a name nearly right', async () => {
    const found = await look(
      { 'work/.claude/settings.local.jsonc': '{"env": {"AWS_REGION": "a"}} // mine' },
      `${HOME}/work`,
    );
    expect(found).toEqual([
      {
        path: `${HOME}/work/.claude/settings.local.jsonc`,
        misplaced: [{ why: 'misnamed-file', names: ['AWS_REGION'], line: 1 }],
      },
    ]);
  });

  it.each(['['.repeat(500_000), '{"env":'.repeat(100_000)])('is nothing in a text nested without end', async (text) => {
    expect(await look({ '.claude/settings.jsonc': text })).toEqual([]);
  });

  it('are looked for in a few files only', async () => {
    const many = Array.from(
      { length: 50 },
      (_, index) => `.claude/settings.json.${'abcdefghij'[index % 10]}${'klmno'[index % 5]}x`,
    );
    const found = await look(Object.fromEntries(many.map((path) => [path, '{"apiKeyHelper": "x"}'])));
    expect(found).toHaveLength(8);
  });

  it.each([
    ...['setting.json', 'settings.jsonc', 'settings.json5', 'settings.json.txt', 'settings.json.json', 'config.json'],
    ...['Settings.json', 'settings.jsn', 'settngs.json', 'settings.JSON', 'settings', 'settings.txt', 'settings,json'],
    ...['.settings.json', 'settings.json ', 'settings.loacl.json', 'setting.local.json', 'settings-local.json'],
  ])('%j is nearly right', (name) => {
    expect(isNearlySettings(name, false)).toBe(true);
  });

  it.each([
    ...[
      'settings.json',
      'settings.local.json',
      'settings.json.bak',
      'settings.json~',
      '#settings.json#',
      'settings.old',
    ],
    ...['.settings.json.swp', 'settings.json.1', 'settings2.json', 'settings (1).json', 'settings.work.json'],
    ...[
      'stats.json',
      'keybindings.json',
      'history.jsonl',
      '.credentials.json',
      'CLAUDE.md',
      'projects',
      'sessions.json',
    ],
  ])('%j is not', (name) => {
    expect(isNearlySettings(name, false)).toBe(false);
  });

  it('takes names in any case for right where the file system does', () => {
    expect(isNearlySettings('Settings.json', true)).toBe(false);
    expect(isNearlySettings('Setting.json', true)).toBe(true);
  });

  it('leaves the local settings alone where they count: in the home folder', async () => {
    expect(await look({ '.claude/settings.local.json': '{"env": {"ANTHROPIC_API_KEY": "x"}}' }, HOME)).toEqual([]);
  });
});
