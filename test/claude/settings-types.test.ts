import { afterAll, describe, expect, it } from 'vitest';
import { CLAUDE_VERSIONS } from '../../scripts/claude-code.mjs';
import { createNodeHost } from '../../src/platform/node-host.ts';
import { readSettingsFiles } from '../../src/sources/settings/settings-files.ts';
import { describeNeeding } from '../needs.ts';
import { layOut, removeHome, runClaude } from './real-claude.ts';

/** One key of the settings with a value, and what each version does is asked of it. */
const SAMPLES: readonly string[] = [
  '"hooks": 5',
  '"hooks": {"Stop": 5}',
  '"hooks": {"Stop": [5]}',
  '"hooks": {"PreToolUse": 5}',
  '"hooks": {"PreToolUse": [{"hooks": [{"type": "command"}]}]}',
  '"permissions": "nope"',
  '"permissions": {"allow": "x"}',
  '"permissions": {"allow": [1]}',
  '"permissions": {"defaultMode": "manual"}',
  '"model": 5',
  '"apiKeyHelper": 5',
  '"theme": []',
  '"forceLoginMethod": 5',
  '"forceLoginOrgUUID": [1]',
  '"disableWorkflows": null',
  '"disableAllHooks": null',
  '"attribution": false',
  '"enabledMcpjsonServers": "x"',
  '"enabledPlugins": {"a": null}',
  '"extraKnownMarketplaces": {"a": {}}',
  '"statusLine": {"type": "command"}',
  '"cleanupPeriodDays": 0',
  '"autoUpdatesChannel": "beta"',
  '"spinnerTipsOverride": 5',
  '"unknownName": {"a": [1]}',
];
const SHAPES_OF_FILE: readonly string[] = [
  '\ufeff{"env": {"CLAUDE_CODE_USE_BEDROCK": 1}}',
  '{"env": {"CLAUDE_CODE_USE_BEDROCK": ["1"]}}',
  '{"env": {"CLAUDE_CODE_USE_BEDROCK": "1", "A": null}}',
  '{"env": {"CLAUDE_CODE_USE_BEDROCK": "1"}, "env": {}}',
  '{"env": {"CLAUDE_CODE_USE_BEDROCK": "1"},}',
  '{"env": {"CLAUDE_CODE_USE_BEDROCK": "1"}} // x',
  '[{"env": {"CLAUDE_CODE_USE_BEDROCK": "1"}}]',
  '',
];
const DOCUMENTS = [...SAMPLES.map((one) => `{${one}, "env": {"CLAUDE_CODE_USE_BEDROCK": "1"}}`), ...SHAPES_OF_FILE];

describeNeeding('claude', 'settings files, as the real Claude Code takes them', () => {
  const homes: string[] = [];
  afterAll(() => Promise.all(homes.map(removeHome)));

  describe.each(CLAUDE_VERSIONS)('%s', (version) => {
    it.each(DOCUMENTS)('%j', async (text) => {
      const home = await layOut({ env: {}, files: { '.claude/settings.json': text } });
      homes.push(home);
      const [facts] = await readSettingsFiles(createNodeHost(), {
        configDir: `${home}/.claude`,
        projectDir: null,
        version,
      });
      const run = await runClaude(version, home, ['auth', 'status', '--json'], {});
      const counts = (JSON.parse(run.stdout) as { apiProvider: string }).apiProvider === 'bedrock';
      expect(facts?.env.some((fact) => fact.name === 'CLAUDE_CODE_USE_BEDROCK' && fact.on)).toBe(counts);
    });
  });
});
