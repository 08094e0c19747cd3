import { describe, expect, it } from 'vitest';
import { settingsFindings } from '../../../src/diagnosis/findings/settings-findings.ts';
import type { ProfileFacts } from '../../../src/shared/facts.ts';
import { EVIDENCE } from '../../../src/shared/messages/evidence.ts';
import { READ_FAULTS } from '../../../src/shared/messages/file-faults.ts';
import { FINDINGS } from '../../../src/shared/messages/findings.ts';
import type { Finding } from '../../../src/shared/verdict.ts';
import { readGlobalConfig } from '../../../src/sources/settings/global-config.ts';
import { readMcpConfig } from '../../../src/sources/settings/mcp-config.ts';
import { readSettingsFiles } from '../../../src/sources/settings/settings-files.ts';
import { createSimulatedHost } from '../../simulation/simulated-host.ts';

const DIR = '/home/ada/.claude';
const KEY = 'sk-ant-api03-0123456789012345678901234567CANARY';
const GLOBAL = '/home/ada/.claude.json';
const MANAGED = '/etc/claude-code/managed-settings.json';

/** From files on a disk to findings. */
async function find(files: Record<string, string>, version: string | null, denied: readonly string[] = []) {
  const host = createSimulatedHost();
  for (const [path, text] of Object.entries(files)) host.disk.put(path, text);
  for (const path of denied) host.disk.setMode(path, 0);
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

type Remedies = Finding['remedies'];
const OPEN: Remedies = ['open-file'];
const MEND: Remedies = ['repair', 'open-file'];

const CASES: readonly [string, Record<string, string>, string | null, string, string, string, Remedies][] = [
  [
    'user settings',
    { [`${DIR}/settings.json`]: '{"a":1,}' },
    NEW,
    'settings-broken',
    'warning',
    'its error output',
    MEND,
  ],
  [
    'silent version',
    { [`${DIR}/settings.json`]: '{"a":1,}' },
    OLD,
    'settings-broken',
    'warning',
    'does not say so',
    MEND,
  ],
  ['wrong type', { [`${DIR}/settings.json`]: '{"model":1}' }, null, 'settings-broken', 'warning', 'env block', MEND],
  ['project', { '/p/.claude/settings.json': '{' }, NEW, 'settings-broken', 'warning', 'marked place', MEND],
  ['local', { '/p/.claude/settings.local.json': '{' }, NEW, 'settings-broken', 'warning', 'marked place', MEND],
  ['managed, newer', { [MANAGED]: '{' }, NEW, 'managed-settings-broken', 'error', 'does not start without', OPEN],
  ['managed, older', { [MANAGED]: '{' }, OLD, 'managed-settings-broken', 'warning', 'runs without its rules', OPEN],
  [
    'managed value',
    { [MANAGED]: '{"model":1}' },
    NEW,
    'managed-value-ignored',
    'info',
    'the rest of the file counts',
    OPEN,
  ],
  [
    'too old',
    { [MANAGED]: '{"requiredMinimumVersion":"2.1.330"}' },
    NEW,
    'version-refused',
    'error',
    'or newer',
    ['update-claude'],
  ],
  ['too new', { [MANAGED]: '{"requiredMaximumVersion":"2.1.1"}' }, NEW, 'version-refused', 'error', 'at most', OPEN],
  [
    'global, newer',
    { [GLOBAL]: '{"a":1,' },
    NEW,
    'global-config-broken',
    'error',
    'No command of this version works',
    ['repair', 'restore', 'open-file'],
  ],
  [
    'global, older',
    { [GLOBAL]: '{"a":1,' },
    OLD,
    'global-config-broken',
    'error',
    'replaces the file',
    ['repair', 'restore', 'open-file'],
  ],
  ['empty global, newer', { [GLOBAL]: '' }, NEW, 'global-config-empty', 'warning', 'backup', ['restore', 'open-file']],
  [
    'empty global, older',
    { [GLOBAL]: '' },
    OLD,
    'global-config-broken',
    'error',
    'replaces the file',
    ['repair', 'restore', 'open-file'],
  ],
  ['legacy', { [`${DIR}/.config.json`]: '{}' }, NEW, 'legacy-config-wins', 'info', '.config.json', OPEN],
  ['MCP', { '/p/.mcp.json': '{"mcpServers": 1}' }, NEW, 'mcp-config-broken', 'warning', 'without its servers', MEND],
];

describe('settingsFindings', () => {
  it.each(CASES)('%s', async (_name, files, version, id, severity, words, remedies) => {
    const findings = await find(files, version);
    expect(findings).toMatchObject([{ id, severity, cause: 'machine', remedies, profile: 'default' }]);
    expect(findings[0]?.detail).toContain(words);
    expect(findings[0]?.evidence[0]).toMatchObject({ file: Object.keys(files)[0] });
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

  describe('a file that cannot be read', () => {
    const away = { remedies: ['move-aside'], step: 'move-away' };
    const open = { remedies: ['open-file'] };
    const PLACES = [
      ['user-settings', `${DIR}/settings.json`, 'warning', away],
      ['local-settings', '/p/.claude/settings.local.json', 'warning', away],
      ['global-config', GLOBAL, 'error', away],
      // Others share these.
      ['project-settings', '/p/.claude/settings.json', 'warning', open],
      ['managed-settings', MANAGED, 'warning', open],
    ] as const;
    const expected = (place: (typeof PLACES)[number][0], file: string, note: string) => ({
      id: 'settings-unreadable',
      key: expect.any(String),
      cause: 'machine',
      title: FINDINGS['settings-unreadable'].title({ place }),
      detail: expect.any(String),
      evidence: [{ file, line: null, column: null, note }],
      profile: 'default',
    });

    it.each(PLACES)('since it is a folder: %s', async (place, file, severity, offer) => {
      const folder = { ...expected(place, file, READ_FAULTS.notAFile), severity, ...offer };
      expect(await find({ [`${file}/x`]: '' }, NEW)).toEqual([folder]);
    });

    it.each(PLACES)('since it may not be: %s', async (place, file, severity) => {
      const denied = { ...expected(place, file, READ_FAULTS.denied), severity, ...open };
      expect(await find({ [file]: '{}' }, NEW, [file])).toEqual([denied]);
    });
  });

  describe('what an organization says of versions', () => {
    const files = { [MANAGED]: '{"requiredMinimumVersion":"2.1.330"}' };

    it('is told with the version and where it is said', async () => {
      const { title } = FINDINGS['version-refused'];
      const note = EVIDENCE.versionLimit({ limit: '2.1.330', tooOld: true });
      expect(await find(files, NEW)).toMatchObject([
        { title: title({ version: NEW }), evidence: [{ file: MANAGED, line: null, column: null, note }] },
      ]);
    });

    it('is not held against a version that is not known', async () => {
      expect(await find(files, null)).toEqual([]);
    });
  });
});
