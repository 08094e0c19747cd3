import { describe, expect, it } from 'vitest';
import { misplacedInGlobalConfig, misplacedInSettings } from '../../../src/sources/settings/misplaced-settings.ts';
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
      { path: `${HOME}/.claude/setting.json`, misplaced: [{ why: 'unread-file', names: ['apiKeyHelper'], line: 1 }] },
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

  it('leaves the local settings alone where they count: in the home folder', async () => {
    expect(await look({ '.claude/settings.local.json': '{"env": {"ANTHROPIC_API_KEY": "x"}}' }, HOME)).toEqual([]);
  });
});
