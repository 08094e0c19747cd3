/** `pilotlight reset` and `undo`, with the real Claude Code as judge. */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { CLAUDE_VERSIONS } from '../../../scripts/claude-code.mjs';
import { runReset } from '../../../src/headless/recovery/run-reset.ts';
import { runUndo } from '../../../src/headless/recovery/run-undo.ts';
import { createNodeHost } from '../../../src/platform/node-host.ts';
import { layOut, removeHome, runClaude } from '../../claude/real-claude.ts';
import { describeNeeding } from '../../needs.ts';
import { CANARY, SIGNED_IN } from '../../recovery/temp-home.ts';
import { terminal } from './terminal-double.ts';

let home: string;
afterEach(() => removeHome(home));

describeNeeding('claude', 'reset with the real Claude Code', () => {
  it.each(CLAUDE_VERSIONS)(
    '%s is signed out afterwards, keeps its MCP logins, and is signed in again after undo',
    async (version) => {
      home = await layOut({ env: {}, files: SIGNED_IN() });
      const host = createNodeHost({ dataDir: join(home, 'data'), env: { PATH: process.env.PATH, HOME: home } });
      const loggedIn = async () => JSON.parse((await runClaude(version, home, ['auth', 'status'], {})).stdout).loggedIn;
      const store = async () => JSON.parse(await readFile(join(home, '.claude/.credentials.json'), 'utf8'));
      expect(await loggedIn()).toBe(true);

      const reset = terminal(host, { yes: true, json: true });
      expect(await runReset(reset.context)).toBe(0);
      expect(reset.out()).not.toContain(CANARY);
      expect(await loggedIn()).toBe(false);
      expect(await store()).toEqual({ mcpOAuth: { 'docs|1': { serverName: 'docs', accessToken: `mcp-${CANARY}` } } });

      const undo = terminal(host, { yes: true, json: true });
      expect(await runUndo(undo.context)).toBe(0);
      expect(undo.out()).not.toContain(CANARY);
      expect(await loggedIn()).toBe(true);
      expect(Object.keys(await store()).sort()).toEqual(['claudeAiOauth', 'mcpOAuth']);
    },
  );
});
