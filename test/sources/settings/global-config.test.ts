import { describe, expect, it } from 'vitest';
import { describeVariable } from '../../../src/sources/environment/environment.ts';
import { readGlobalConfig } from '../../../src/sources/settings/global-config.ts';
import { createSimulatedHost } from '../../simulation/simulated-host.ts';

const KEY = 'sk-ant-api03-0123456789012345678901234567CANARYabcd';
const DIR = '/home/ada/.claude';

async function read(files: Record<string, string | Uint8Array>, explicit = false) {
  const host = createSimulatedHost();
  for (const [path, content] of Object.entries(files)) host.disk.put(`/home/ada/${path}`, content);
  return readGlobalConfig(host, DIR, explicit);
}

describe('readGlobalConfig', () => {
  it('lies in the home folder, or in CLAUDE_CONFIG_DIR even when that is the default one', async () => {
    expect((await read({})).path).toBe('/home/ada/.claude.json');
    expect((await read({}, true)).path).toBe('/home/ada/.claude/.claude.json');
  });

  it('lets a legacy file win unless it is empty', async () => {
    const both = { '.claude.json': `{"primaryApiKey":"${KEY}"}`, '.claude/.config.json': '{}' };
    expect(await read(both)).toMatchObject({ legacy: true, path: `${DIR}/.config.json`, savedKey: null });
    const empty = await read({ ...both, '.claude/.config.json': '' });
    expect(empty).toMatchObject({ legacy: false, savedKey: { name: 'primaryApiKey', tail: 'abcd', line: 1 } });
  });

  it('tells whether a key was approved without keeping it', async () => {
    const answers = { approved: [KEY.slice(-20), 5], rejected: ['x'] };
    const config = await read({ '.claude.json': JSON.stringify({ customApiKeyResponses: answers }) });
    expect(config.approved).toEqual([describeVariable('ANTHROPIC_API_KEY', KEY, 'process').fingerprint]);
    expect(config.rejected).toHaveLength(1);
    expect(JSON.stringify(config)).not.toContain('CANARY');
  });

  it('reads account, variables, flags and trusted folders', async () => {
    const config = await read({
      '.claude.json': `{
        "oauthAccount": {"emailAddress": "a@example.test", "organizationName": "Org", "organizationUuid": "u"},
        "env": {"CLAUDE_CODE_USE_BEDROCK": 1, "ANTHROPIC_AUTH_TOKEN": ["x"], "EDITOR": "vi"},
        "cachedGrowthBookFeatures": {"tengu_windows_credman": true},
        "installMethod": "native",
        "projects": {"/a": {"hasTrustDialogAccepted": true}, "/b": {}, "/c": null}
      }`,
    });
    expect(config).toMatchObject({
      status: 'ok',
      account: { email: 'a@example.test', organization: 'Org', organizationUuid: 'u' },
      env: [{ name: 'CLAUDE_CODE_USE_BEDROCK', on: true, line: 3, place: 'global-config' }],
      windowsCredentialManager: true,
      installMethod: 'native',
      trustedProjects: ['/a'],
    });
  });

  it.each([
    ['{"a":1,', { status: 'broken', problem: { kind: 'syntax', line: 1, column: 8 } }],
    ['', { status: 'broken', problem: { kind: 'empty' } }],
    ['\0\0\0', { status: 'broken', problem: { kind: 'empty' } }],
    ['\ufeff{"installMethod":"npm"}', { status: 'ok', installMethod: 'npm' }],
    ['[]', { status: 'ok', env: [], account: null }],
    ['null', { status: 'ok' }],
    [
      '{"env":"x","oauthAccount":[],"customApiKeyResponses":{"approved":{}},"projects":[]}',
      { status: 'ok', account: null },
    ],
    [new Uint8Array(Buffer.from('\ufeff{}', 'utf16le')), { status: 'broken', problem: { kind: 'encoding' } }],
  ])('takes %j as Claude Code does', async (content, expected) => {
    expect(await read({ '.claude.json': content })).toMatchObject(expected);
  });

  it.each([
    ['""', 'empty'],
    ['"  "', 'blank'],
    ['5', 'blank'],
    ['{}', 'blank'],
    ['true', 'blank'],
  ])('takes the saved key %s as %s', async (value, state) => {
    expect((await read({ '.claude.json': `{"primaryApiKey":${value}}` })).savedKey?.state).toBe(state);
  });

  it.each(['null', 'false', '0'])('takes %s as no saved key', async (value) => {
    expect((await read({ '.claude.json': `{"primaryApiKey":${value}}` })).savedKey).toBeNull();
  });

  it('reads a file of ten megabytes', async () => {
    const projects = Object.fromEntries(
      Array.from({ length: 20_000 }, (_, n) => [`/p/${n}`, { history: 'x'.repeat(480) }]),
    );
    const config = await read({ '.claude.json': JSON.stringify({ projects, primaryApiKey: KEY }) });
    expect(config).toMatchObject({ status: 'ok', savedKey: { tail: 'abcd', line: 1 } });
  });
});
