import { describe, expect, it } from 'vitest';
import { settingsFindings } from '../../../src/diagnosis/findings/settings-findings.ts';
import type { ProfileFacts } from '../../../src/shared/facts.ts';
import { readGlobalConfig } from '../../../src/sources/settings/global-config.ts';
import { readMcpConfig } from '../../../src/sources/settings/mcp-config.ts';
import { readSettingsFiles } from '../../../src/sources/settings/settings-files.ts';
import { createSimulatedHost } from '../../simulation/simulated-host.ts';

const DIR = '/home/ada/.claude';
const KEY = 'sk-ant-api03-0123456789012345678901234567CANARY';
const GLOBAL = '/home/ada/.claude.json';
const MANAGED = '/etc/claude-code/managed-settings.json';

/** From files on a disk to findings. */
async function find(files: Record<string, string>, version: string | null) {
  const host = createSimulatedHost();
  for (const [path, text] of Object.entries(files)) host.disk.put(path, text);
  const [settings, globalConfig, mcpConfig] = await Promise.all([
    readSettingsFiles(host, { configDir: DIR, projectDir: '/p', version }),
    readGlobalConfig(host, DIR, false),
    readMcpConfig(host, '/p'),
  ]);
  const profile: ProfileFacts = {
    configDir: DIR,
    from: 'default',
    credentials: {
      store: 'file',
      location: `${DIR}/.credentials.json`,
      status: 'absent',
      unreadable: null,
      problem: null,
      login: null,
      changedAt: null,
      otherKeys: [],
      file: null,
    },
    settings,
    globalConfig,
    mcpConfig,
    locks: [],
  };
  return settingsFindings({ profile, profileId: 'default', version });
}

const NEW = '2.1.329';
const OLD = '2.1.197';

const CASES: readonly [string, Record<string, string>, string | null, string, string, string][] = [
  ['user settings', { [`${DIR}/settings.json`]: '{"a":1,}' }, NEW, 'settings-broken', 'warning', 'its error output'],
  ['silent version', { [`${DIR}/settings.json`]: '{"a":1,}' }, OLD, 'settings-broken', 'warning', 'does not say so'],
  ['wrong type', { [`${DIR}/settings.json`]: '{"model":1}' }, null, 'settings-broken', 'warning', 'env block'],
  ['project', { '/p/.claude/settings.json': '{' }, NEW, 'settings-broken', 'warning', 'marked place'],
  ['local', { '/p/.claude/settings.local.json': '{' }, NEW, 'settings-broken', 'warning', 'marked place'],
  ['managed, newer', { [MANAGED]: '{' }, NEW, 'managed-settings-broken', 'error', 'does not start without'],
  ['managed, older', { [MANAGED]: '{' }, OLD, 'managed-settings-broken', 'warning', 'runs without its rules'],
  ['managed value', { [MANAGED]: '{"model":1}' }, NEW, 'managed-value-ignored', 'info', 'the rest of the file counts'],
  ['too old', { [MANAGED]: '{"requiredMinimumVersion":"2.1.330"}' }, NEW, 'version-refused', 'error', 'or newer'],
  ['too new', { [MANAGED]: '{"requiredMaximumVersion":"2.1.1"}' }, NEW, 'version-refused', 'error', 'at most'],
  ['global, newer', { [GLOBAL]: '{"a":1,' }, NEW, 'global-config-broken', 'error', 'No command of this version works'],
  ['global, older', { [GLOBAL]: '{"a":1,' }, OLD, 'global-config-broken', 'error', 'replaces the file'],
  ['empty global, newer', { [GLOBAL]: '' }, NEW, 'global-config-empty', 'warning', 'backup'],
  ['empty global, older', { [GLOBAL]: '' }, OLD, 'global-config-broken', 'error', 'replaces the file'],
  ['legacy', { [`${DIR}/.config.json`]: '{}' }, NEW, 'legacy-config-wins', 'info', '.config.json'],
  ['MCP', { '/p/.mcp.json': '{"mcpServers": 1}' }, NEW, 'mcp-config-broken', 'warning', 'without its servers'],
];

describe('settingsFindings', () => {
  it.each(CASES)('%s', async (_name, files, version, id, severity, words) => {
    const findings = await find(files, version);
    expect(findings).toMatchObject([{ id, severity, cause: 'machine', profile: 'default' }]);
    expect(findings[0]?.detail).toContain(words);
    expect(findings[0]?.evidence[0]).toMatchObject({ file: Object.keys(files)[0] });
    expect(findings[0]?.remedies.length).toBeGreaterThan(0);
  });

  it('points at line and column, and repeats no value', async () => {
    const text = `{\n "env": {"ANTHROPIC_API_KEY": "${KEY}"},\n}`;
    const findings = await find({ [`${DIR}/settings.json`]: text, [GLOBAL]: text }, NEW);
    const column = text.split('\n')[1]?.length;
    expect(findings.map((one) => one.evidence[0])).toMatchObject([
      { line: 2, column },
      { line: 2, column },
    ]);
    expect(JSON.stringify(findings)).not.toContain('CANARY');
  });

  it('has nothing to say about sound files, or none', async () => {
    expect(await find({}, NEW)).toEqual([]);
    expect(await find({ [`${DIR}/settings.json`]: '{"hooks":{}}', [GLOBAL]: '\ufeff{}', [MANAGED]: '' }, OLD)).toEqual(
      [],
    );
  });

  it('names files that cannot be read', async () => {
    const findings = await find({ [`${DIR}/settings.json/x`]: '', [`${GLOBAL}/x`]: '' }, NEW);
    expect(findings.map((one) => [one.id, one.severity])).toEqual([
      ['settings-unreadable', 'warning'],
      ['settings-unreadable', 'error'],
    ]);
  });
});
