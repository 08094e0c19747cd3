/** The real Claude Code is refused while Pilotlight watches: the verdict follows what it writes down, and its next answer. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { CLAUDE_VERSIONS } from '../../scripts/claude-code.mjs';
import type { Snapshot } from '../../src/shared/snapshot.ts';
import { type LiveMonitor, startLiveMonitor, untilSnapshot } from '../monitor/live-monitor.ts';
import { describeNeeding } from '../needs.ts';
import { patience } from '../patience.ts';
import { answerMessages } from './fitness-judge.ts';
import { runClaude } from './real-claude.ts';

const TIMEOUT_MS = 4 * patience();
const REFUSAL = {
  type: 'error',
  error: { type: 'invalid_request_error', message: 'This organization has been disabled.' },
};

let live: LiveMonitor;
let server: Server;
afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await live.close();
});

const refused = ({ findings, light }: Pick<Snapshot, 'findings' | 'light'>): boolean =>
  light === 'orange' && findings.some(({ id }) => id === 'refused-organization-disabled');

describeNeeding('claude', 'a refusal while Pilotlight watches', () => {
  test.each(CLAUDE_VERSIONS)(
    'by %s turns the light, and an answer turns it back',
    async (version) => {
      let answers = false;
      server = createServer((request, response) => {
        if (!request.url?.includes('/v1/messages')) response.writeHead(404).end('{}');
        else if (answers) answerMessages(request, response);
        else request.resume().on('end', () => response.writeHead(400, JSON_TYPE).end(JSON.stringify(REFUSAL)));
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      live = await startLiveMonitor();
      expect(refused(live.monitor.snapshot())).toBe(false);
      const run = () => {
        const { port } = server.address() as AddressInfo;
        return runClaude(
          version,
          live.home.path,
          ['-p', 'hi'],
          { ANTHROPIC_BASE_URL: `http://127.0.0.1:${port}` },
          '.',
        );
      };
      const turned = untilSnapshot(live, refused);
      await run();
      await turned;
      answers = true;
      const back = untilSnapshot(live, (snapshot) => !refused(snapshot));
      await run();
      await back;
    },
    TIMEOUT_MS,
  );
});

const JSON_TYPE = { 'content-type': 'application/json' };
