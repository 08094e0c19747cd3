import { expect, it } from 'vitest';
import { createNodeHost } from '../../../src/platform/node-host.ts';
import { followProcess } from '../../../src/recovery/claude/follow-process.ts';
import { lookForUpdate } from '../../../src/recovery/claude/update-claude.ts';
import { createSimulatedHost } from '../../simulation/simulated-host.ts';

const host = createNodeHost({ env: process.env });
const node = (script: string) =>
  host.processes.talk({ file: process.execPath, args: ['-e', script], cwd: process.cwd(), limitMs: 60_000 });

it('tells whole lines, in whatever pieces they come', async () => {
  const lines: string[] = [];
  const script = `const put = (text) => process.stdout.write(text);
    put('Check'); setTimeout(() => put('ing\\nInstall'), 50); setTimeout(() => put('ing\\r\\n\\nDone'), 100);`;
  const { code, printed } = await followProcess(node(script), (line) => lines.push(line), undefined);
  expect(lines).toEqual(['Checking', 'Installing', 'Done']);
  expect([code, printed]).toEqual([0, 'Checking\nInstalling\r\n\nDone']);
});

it('ends what was to be stopped before it began', async () => {
  const { code } = await followProcess(node('setTimeout(() => {}, 50_000)'), () => {}, AbortSignal.abort());
  expect(code).not.toBe(0);
});

it('does not call a version the newest that could not be read', async () => {
  const simulated = createSimulatedHost();
  const request = async () => ({ ok: true, status: 200, headers: {}, body: '2.1.400', url: '' }) as const;
  const asking = { ...simulated, http: { ...simulated.http, request } };
  const cli = { path: '/x/claude', realPath: '/x/claude', version: null, method: 'native', first: true } as const;
  expect(await lookForUpdate(asking, cli, '/home/ada/.claude')).toMatchObject({
    isOld: null,
    summary: expect.stringMatching(/cannot be read; 2\.1\.400 is the newest/),
  });
});
