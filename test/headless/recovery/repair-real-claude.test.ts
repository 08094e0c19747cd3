/** `pilotlight repair`, with the real Claude Code as judge. */
import { readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { CLAUDE_VERSIONS } from '../../../scripts/claude-code.mjs';
import { runRepair } from '../../../src/headless/recovery/run-repair.ts';
import { runUndo } from '../../../src/headless/recovery/run-undo.ts';
import { createNodeHost } from '../../../src/platform/node-host.ts';
import { layOut, removeHome, runClaude } from '../../claude/real-claude.ts';
import { describeNeeding } from '../../needs.ts';
import { CANARY, GLOBAL_CONFIG, SIGNED_IN } from '../../recovery/temp-home.ts';
import { terminal } from './terminal-double.ts';

let home: string;
afterEach(() => removeHome(home));

const KEY = { ANTHROPIC_API_KEY: `sk-ant-api03-${CANARY}-not-a-key` };

async function repair(options: Record<string, string | boolean> = {}, env: Record<string, string> = {}): Promise<void> {
  const host = createNodeHost({ dataDir: join(home, 'data'), env: { PATH: process.env.PATH, HOME: home, ...env } });
  const shown = terminal(host, { yes: true, json: true, ...options });
  const code = await runRepair(shown.context);
  expect(code, shown.out()).toBe(0);
  expect(shown.out() + shown.err()).not.toContain(CANARY);
}

async function undo(): Promise<void> {
  const host = createNodeHost({ dataDir: join(home, 'data'), env: { PATH: process.env.PATH, HOME: home } });
  expect(await runUndo(terminal(host, { yes: true }).context)).toBe(0);
}

describeNeeding('claude', 'repair with the real Claude Code', () => {
  it.each(CLAUDE_VERSIONS)('%s reads the sign-in again after a byte order mark', async (version) => {
    home = await layOut({ env: {}, files: SIGNED_IN() });
    const path = join(home, '.claude/.credentials.json');
    await writeFile(path, `\uFEFF${await readFile(path, 'utf8')}`, { mode: 0o600 });
    await utimes(path, 1, 1);
    const status = async () => JSON.parse((await runClaude(version, home, ['auth', 'status'], {})).stdout).loggedIn;
    expect(await status()).toBe(false);
    await repair();
    expect(await status()).toBe(true);
  });

  it('2.1.329 starts again after a truncated .claude.json was put back', async () => {
    home = await layOut({
      env: {},
      files: {
        ...SIGNED_IN(),
        '.claude.json': GLOBAL_CONFIG.slice(0, 40),
        '.claude/backups/.claude.json.backup.1795100000000': GLOBAL_CONFIG,
      },
    });
    expect((await runClaude('2.1.329', home, ['auth', 'status'], {})).code).toBe(1);
    await repair();
    const { code, stdout } = await runClaude('2.1.329', home, ['auth', 'status'], {});
    expect(code).toBe(0);
    expect(JSON.parse(stdout).loggedIn).toBe(true);
  });

  it.each(CLAUDE_VERSIONS)('%s uses the login again once a key of the process has lost its effect', async (version) => {
    home = await layOut({ env: {}, files: SIGNED_IN() });
    const source = async () =>
      JSON.parse((await runClaude(version, home, ['auth', 'status'], KEY)).stdout).apiKeySource;
    expect(await source()).toBe('ANTHROPIC_API_KEY');
    await repair({ unset: 'ANTHROPIC_API_KEY' }, KEY);
    expect(await source()).toBeUndefined();
    await undo();
    expect(await source()).toBe('ANTHROPIC_API_KEY');
  });
});
