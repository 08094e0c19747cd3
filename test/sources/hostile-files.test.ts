import { describe, expect, it } from 'vitest';
import { readGlobalConfig } from '../../src/sources/settings/global-config.ts';
import { readMcpConfig } from '../../src/sources/settings/mcp-config.ts';
import { readSettingsFiles } from '../../src/sources/settings/settings-files.ts';
import { SHAPES } from '../../src/sources/settings/settings-shapes.ts';
import { readShellEnvironment } from '../../src/sources/shell-profiles/read-shell-environment.ts';
import { ScriptFiles } from '../../src/sources/shell-profiles/script-files.ts';
import fc from '../seeded.ts';
import { createSimulatedHost } from '../simulation/simulated-host.ts';

const CANARY = 'sk-ant-api03-CANARYCANARYCANARYCANARYCANARYCANARY';
const DIR = '/home/ada/.claude';

/** Everything these sources say about a machine whose every file holds the same bytes. */
async function readAll(content: string | Uint8Array): Promise<string> {
  const host = createSimulatedHost();
  const paths = [
    `${DIR}/settings.json`,
    '/p/.mcp.json',
    '/etc/claude-code/managed-settings.json',
    '/home/ada/.claude.json',
  ];
  for (const path of [...paths, '/home/ada/.bashrc', '/etc/environment']) host.disk.put(path, content);
  const all = await Promise.all([
    readSettingsFiles(host, { configDir: DIR, projectDir: '/p' }),
    readSettingsFiles(host, { configDir: DIR, projectDir: null, version: '2.1.197' }),
    readGlobalConfig(host, DIR, false),
    readMcpConfig(host, '/p'),
    readShellEnvironment(host, { deep: false, desktop: true, files: new ScriptFiles(host) }),
  ]);
  return JSON.stringify(all);
}

const names = fc.constantFrom(
  ...Object.keys(SHAPES),
  'primaryApiKey',
  'customApiKeyResponses',
  'mcpServers',
  '__proto__',
);
const inner = fc.constantFrom(
  'ANTHROPIC_API_KEY',
  'AWS_REGION',
  'ANTHROPIC_BASE_URL',
  'ANTHROPIC_CUSTOM_HEADERS',
  'allow',
  'approved',
);
const secret = fc.constantFrom(
  CANARY,
  ` ${CANARY}`,
  `https://${CANARY}@h/${CANARY}`,
  `Authorization: Bearer ${CANARY}`,
);
const leaf = fc.oneof(
  secret,
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.constant([]),
  fc.array(secret, { maxLength: 2 }),
);
const value = fc.oneof(leaf, fc.dictionary(inner, leaf, { maxKeys: 4 }));
const documents = fc.dictionary(names, value, { maxKeys: 6 }).map((one) => JSON.stringify(one, null, 1));

describe('files of any content', () => {
  it('are read without a throw, and no secret comes out', async () => {
    await fc.assert(
      fc.asyncProperty(documents, fc.nat(), async (text, cut) => {
        expect(await readAll(text)).not.toContain('CANARYCANARY');
        expect(await readAll(text.slice(0, cut % (text.length + 1)))).not.toContain('CANARYCANARY');
      }),
      { numRuns: 300 },
    );
  });

  it('may be any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        expect(await readAll(bytes)).toContain('user-settings');
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['deep lists', '['.repeat(200_000)],
    ['deep objects', '{"env":'.repeat(100_000)],
    ['a deep but sound document', `{"env":${'['.repeat(50_000)}${']'.repeat(50_000)}}`],
    ['deep values of env', `{"env":{"AWS_REGION":${'['.repeat(20_000)}${']'.repeat(20_000)}}}`],
    ['many names', `{${Array.from({ length: 100_000 }, (_, n) => `"n${n}":{"a":1}`).join(',')},}`],
    ['a long line', `{"a":"${'x'.repeat(3_000_000)}"`],
    ['a key of blanks without end', `{"env":{"ANTHROPIC_API_KEY":"a${' '.repeat(2_000_000)}b"}}`],
    ['a command without end', `{"apiKeyHelper":"${'a'.repeat(5_000_000)}"}`],
    ['an odd object as a value', '{"env":{"AWS_REGION":{"toString":1,"valueOf":2}}}'],
  ])('%s', async (_name, text) => {
    expect(await readAll(text)).toContain('user-settings');
  });
});
