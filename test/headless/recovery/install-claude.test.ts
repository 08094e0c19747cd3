import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runInstallClaude } from '../../../src/headless/recovery/run-install-claude.ts';
import { createNodeHost } from '../../../src/platform/node-host.ts';
import { putInstaller } from '../../fakes/installer.ts';
import { type Answer, terminal } from './terminal-double.ts';

const COMMAND = 'curl -fsSL https://claude.ai/install.sh | bash';

describe.skipIf(process.platform === 'win32')('pilotlight install-claude', () => {
  let home: string;
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'pilotlight-install-'));
    await putInstaller(join(home, 'bin'));
    await writeFile(join(home, 'go'), '');
  });
  afterEach(() => rm(home, { recursive: true, force: true, maxRetries: 5 }));

  const run = async (options: Record<string, boolean>, answer: Answer = null) => {
    const env = { HOME: home, PATH: join(home, 'bin') };
    const here = terminal(createNodeHost({ dataDir: join(home, 'data'), env }), options, [], answer);
    return { code: await runInstallClaude(here.context), out: here.out(), err: here.err() };
  };
  const installed = () => readFile(join(home, '.local/bin/claude'), 'utf8').then(Boolean, () => false);

  it('shows the command, and runs it on a yes', async () => {
    const { code, err, out } = await run({}, 'y\n');
    expect(code).toBe(0);
    expect(out).toContain(COMMAND);
    expect(err).toContain('Setting up Claude Code...');
    expect(out).toMatch(/is installed\.\nNext: sign in with “pilotlight sign-in”/);
    expect(await installed()).toBe(true);
  });

  it.each([
    ['a no', {}, 'n\n', 1, /Nothing was changed/],
    ['nobody to ask', {}, null, 1, /--yes/],
    ['--dry-run', { 'dry-run': true }, null, 0, /--dry-run/],
  ] as const)('does nothing on %s', async (_what, options, answer, code, says) => {
    const outcome = await run(options, answer);
    expect(outcome.code).toBe(code);
    expect(outcome.out + outcome.err).toMatch(says);
    expect(await installed()).toBe(false);
  });

  it('has nothing to do where it is installed', async () => {
    expect((await run({ yes: true })).code).toBe(0);
    await putInstaller(join(home, 'bin'), 'fails');
    const again = await run({ yes: true, json: true });
    expect(again.code).toBe(0);
    expect(JSON.parse(again.out)).toEqual({
      done: false,
      message: `Claude Code is installed already: ${join(home, '.local/bin/claude')}`,
      command: COMMAND,
    });
  });

  it('ends with a failure where it did not work', async () => {
    await putInstaller(join(home, 'bin'), 'fails');
    const { code, err } = await run({ yes: true });
    expect(code).toBe(1);
    expect(err).toContain('Claude Code was not installed.');
  });
});
