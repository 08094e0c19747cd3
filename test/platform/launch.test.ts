import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createProcesses } from '../../src/platform/processes.ts';
import { WAIT } from '../patience.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'pilotlight-launch-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true, maxRetries: 5 }));

const heard = (): string => {
  try {
    return readFileSync(join(dir, 'heard'), 'utf8');
  } catch {
    return '';
  }
};
const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

describe('launching a program', () => {
  it('says whether it could be started', async () => {
    const processes = createProcesses(process.env, dir);
    expect(await processes.launch({ file: 'no-such-program', args: [] })).toBe(false);
    expect(await processes.launch({ file: process.execPath, args: ['-e', ''], cwd: join(dir, 'gone') })).toBe(false);
    const write = `require('node:fs').writeFileSync('heard', process.argv.slice(1).join('|'))`;
    expect(await processes.launch({ file: process.execPath, args: ['-e', write, '--', 'a b', '$(id)'] })).toBe(true);
    await vi.waitFor(() => expect(heard()).toBe('a b|$(id)'), WAIT);
  });

  it('does not keep us, nor end with us', async () => {
    await build({
      configFile: false,
      logLevel: 'error',
      build: {
        ssr: fileURLToPath(new URL('../../src/platform/processes.ts', import.meta.url)),
        outDir: dir,
        emptyOutDir: false,
        rollupOptions: { output: { entryFileNames: 'processes.mjs' } },
      },
    });
    const stay = `require('node:fs').writeFileSync('heard', String(process.pid)); setInterval(() => {}, 1000)`;
    const launcher = `
      const { createProcesses } = await import(${JSON.stringify(join(dir, 'processes.mjs'))});
      await createProcesses(process.env, process.cwd()).launch({ file: process.execPath, args: ['-e', ${JSON.stringify(stay)}] });
    `;
    const args = ['--input-type=module', '-e', launcher];
    const run = await createProcesses(process.env, dir).run({ file: process.execPath, args, limitMs: 20_000 });
    expect(run).toMatchObject({ ok: true, code: 0, stderr: '' });
    await vi.waitFor(() => expect(heard()).toMatch(/^\d+$/), WAIT);
    const pid = Number(heard());
    expect(isAlive(pid)).toBe(true);
    process.kill(pid, 'SIGKILL');
  });
});
