/** The real Claude Code calls our failure hook beside somebody else's, and is not held up by it. */
import { statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CLAUDE_VERSIONS } from '../../scripts/claude-code.mjs';
import { isRefusal } from '../../src/recovery/engine/plan.ts';
import { planFailureHookOn } from '../../src/recovery/failure-hook/plan-hook.ts';
import { createRemedies } from '../../src/recovery/remedies.ts';
import { failureSpool } from '../../src/sources/claude-code/failure-spool.ts';
import { describeNeeding } from '../needs.ts';
import { tempHome } from '../recovery/temp-home.ts';
import { runClaude } from './real-claude.ts';

const BODY = JSON.stringify({ type: 'error', error: { type: 'authentication_error', message: 'invalid x-api-key' } });

describeNeeding('claude', 'the failure hook of the real Claude Code', () => {
  test.each(CLAUDE_VERSIONS)('%s calls it when a turn is refused, with other hooks beside it', async (version) => {
    const server = createServer((request, response) => {
      request.resume().on('end', () => response.writeHead(401, { 'content-type': 'application/json' }).end(BODY));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const home = await tempHome({
      '.claude/settings.json':
        '{\n  "hooks": {\n    "StopFailure": [{ "hooks": [{ "type": "command", "command": "echo >$HOME/theirs" }] }]\n  }\n}\n',
      '.claude.json': '{"hasCompletedOnboarding":true}',
      'proj/readme': '',
    });
    try {
      const plan = await planFailureHookOn(home.host, await home.profile());
      if (isRefusal(plan)) throw new Error(plan.refused);
      expect((await createRemedies(home.host).apply(plan)).ok).toBe(true);
      const { touched } = failureSpool(home.host, join(home.path, '.claude'));
      const env = {
        ANTHROPIC_BASE_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
        ANTHROPIC_API_KEY: 'sk-ant-api03-CANARY',
      };
      // Claude Code does not wait for its hooks when it ends: beside much other work one may be gone before it has begun.
      const sizeAfterTurn = async () => {
        const run = await runClaude(version, home.path, ['-p', 'hi'], env);
        expect(run).toMatchObject({ code: 1, stopped: false });
        return statSync(touched, { throwIfNoEntry: false })?.size;
      };
      await expect.poll(sizeAfterTurn).toBe(0);
    } finally {
      server.closeAllConnections();
      server.close();
      await home.remove();
    }
  });
});
