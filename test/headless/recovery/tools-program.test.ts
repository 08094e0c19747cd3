/** `pilotlight tools` as a person runs it: the built program, and programs of the test's own on the PATH. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { bringPrograms } from '../../fakes/few-programs.ts';
import { WAIT } from '../../patience.ts';
import { createRunner, type ProgramRunner } from './program-runner.ts';

let runner: ProgramRunner;
beforeEach(() => {
  runner = createRunner();
});
afterEach(() => runner.close());

describe.skipIf(process.platform === 'win32')('other coding tools', () => {
  beforeEach(() => {
    runner.home = mkdtempSync(join(tmpdir(), 'pilotlight-tools-'));
    runner.cleanUp.push(() => rmSync(runner.home, { recursive: true, force: true, maxRetries: 5 }));
    // Nothing else of this machine: it may have such tools of its own.
    const bin = bringPrograms(join(runner.home, 'bin'), ['sh', 'mv', 'sleep']);
    const put = (name: string, script: string) => writeFileSync(join(bin, name), script, { mode: 0o755 });
    put('codex', '#!/bin/sh\n');
    // A window that stays open: nobody waits for it.
    put(
      'cursor',
      '#!/bin/sh\necho "$$ $PWD $*" > "$HOME/opened.part"\nmv "$HOME/opened.part" "$HOME/opened"\nexec sleep 600\n',
    );
    runner.env = { PATH: bin, HOME: runner.home };
  });

  it('are listed, and one with a window is opened in this folder', async () => {
    const { stdout } = await runner.run(['tools']);
    expect(stdout.trimEnd().split('\n')).toEqual([
      `cursor     Cursor  (${join(runner.home, 'bin/cursor')})`,
      `codex      Codex  (${join(runner.home, 'bin/codex')})`,
    ]);
    expect(JSON.parse((await runner.run(['tools', '--json'])).stdout).tools).toMatchObject([
      { id: 'cursor' },
      { id: 'codex' },
    ]);
    expect(await runner.run(['tools', 'cursor'])).toMatchObject({ code: 0, stdout: 'Cursor is opening.\n' });
    await vi.waitFor(() => expect(readFileSync(join(runner.home, 'opened'), 'utf8')).toMatch(/^\d+ /), WAIT);
    const [pid, ...words] = readFileSync(join(runner.home, 'opened'), 'utf8').trim().split(' ');
    process.kill(Number(pid), 'SIGKILL');
    expect(words).toEqual([runner.home, '.']);
  });

  it('say what to type where they need a terminal, and what is not there', async () => {
    expect(await runner.run(['tools', 'codex'])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('bin/codex'),
    });
    expect(await runner.run(['tools', 'aider'])).toMatchObject({ code: 1, stderr: '“aider” was not found here.\n' });
    runner.env = { ...runner.env, PATH: '/nowhere' };
    expect((await runner.run(['tools'])).stdout).toContain('No other coding tool was found');
  });
});
