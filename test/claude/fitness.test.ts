/**
 * Whether requests get through: Pilotlight says so by reading, Claude Code by doing it. Anthropic, a gateway and the proxy
 * before them stand on loopback.
 */
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CLAUDE_VERSIONS } from '../../scripts/claude-code.mjs';
import { describeNeeding } from '../needs.ts';
import { type AnthropicDouble, startAnthropicDouble } from './anthropic-double.ts';
import { answerMessages, findingsIn } from './fitness-judge.ts';
import { FITNESS_ROWS, type FitnessRow, type FitnessWorld } from './fitness-rows.ts';
import { type MessageServer, startMessageServer } from './message-server.ts';
import { layOut, removeHome, runClaude } from './real-claude.ts';

const VERSION = CLAUDE_VERSIONS[0] ?? '';

describeNeeding(['claude', 'certificates'], `what keeps Claude Code ${VERSION} from its server`, () => {
  let double: AnthropicDouble;
  let gateway: MessageServer;
  let messages = 0;
  beforeAll(async () => {
    [double, gateway] = await Promise.all([startAnthropicDouble(), startMessageServer()]);
    double.routes.set('/v1/messages', (request, response) => {
      messages++;
      answerMessages(request, response);
    });
  });
  afterAll(() => Promise.all([double.close(), gateway.close()]));

  const worldFor = (prefix: string): FitnessWorld => ({
    proxy: double.env.HTTPS_PROXY ?? '',
    ca: '@HOME@/ca.pem',
    gateway: `http://127.0.0.1:${gateway.port}/${prefix}`,
  });

  async function judge(row: FitnessRow, index: number) {
    const { env, files = {} } = row.laid(worldFor(`row${index}`));
    const home = await layOut({ env: {}, files });
    try {
      await copyFile(double.env.NODE_EXTRA_CA_CERTS ?? '', join(home, 'ca.pem'));
      const before = messages;
      const run = await runClaude(VERSION, home, ['-p', 'hi'], {
        HTTPS_PROXY: '',
        HTTP_PROXY: '',
        NO_PROXY: '',
        ...env,
      });
      const errors = await findingsIn(home, env, VERSION);
      return { said: errors, arrived: messages > before || gateway.sent(`row${index}`) !== null, run };
    } finally {
      await removeHome(home);
    }
  }

  test.each(FITNESS_ROWS.map((row, index) => [row.name, row, index] as const))('%s', async (_name, row, index) => {
    const { said, arrived, run } = await judge(row, index);
    expect({ arrived, said }, run.stdout + run.stderr).toEqual({ arrived: row.arrives, said: row.said });
  });
});
