import { describe, expect, it } from 'vitest';
import { readMachine } from '../../src/sources/machine.ts';
import { readMcpConfig } from '../../src/sources/settings/mcp-config.ts';
import { createSimulatedHost } from '../simulation/simulated-host.ts';

describe('readMachine', () => {
  it('starts no child process unless asked to look deep', async () => {
    for (const platform of ['linux', 'darwin', 'win32'] as const) {
      const host = createSimulatedHost({ platform, env: { PATH: '/bin', ANTHROPIC_API_KEY: 'x' } });
      const machine = await readMachine(host, { deep: false });
      expect(host.programs.runs).toEqual([]);
      expect(machine).toMatchObject({
        platform,
        home: host.home,
        processEnv: [{ name: 'ANTHROPIC_API_KEY' }],
        clis: [],
      });
    }
  });
});

describe('readMcpConfig', () => {
  it.each([
    ['{"mcpServers": {}}', null],
    ['{"mcpServers": {},}', { kind: 'syntax', line: 1, column: 18 }],
    ['{\n "mcpServers": []}', { kind: 'type', line: 2, column: 2 }],
    ['{"mcpServers": {"a": {"command": "x"}, "b": {"type": "http", "url": "https://x.test"}}}', null],
    ['{"mcpServers": {"a": {"command": "x"},\n "b": 5}}', { kind: 'type', line: 2, column: 2 }],
    ['{"mcpServers": {"a": {}}}', { kind: 'type', line: 1, column: 17 }],
    ['{}', null],
    ['[]', { kind: 'type', line: 1 }],
    ['', null],
  ])('%j', async (text, problem) => {
    const host = createSimulatedHost();
    host.disk.put('/p/.mcp.json', text);
    const found = await readMcpConfig(host, '/p');
    if (problem === null) expect(found).toBeNull();
    else expect(found).toMatchObject({ path: '/p/.mcp.json', problem });
  });

  it('is content without a project or a file', async () => {
    expect(await readMcpConfig(createSimulatedHost(), '/p')).toBeNull();
    expect(await readMcpConfig(createSimulatedHost(), null)).toBeNull();
  });
});
