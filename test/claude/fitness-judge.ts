/** What Pilotlight says of a home that was laid out, and a server that answers every question. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { authFindings } from '../../src/diagnosis/findings/auth-findings.ts';
import { createNodeHost } from '../../src/platform/node-host.ts';
import type { MachineFacts } from '../../src/shared/facts.ts';
import { readProcessEnvironment } from '../../src/sources/environment/environment.ts';
import { environmentIn } from './real-claude.ts';
import { resolveScenario } from './resolve-scenario.ts';

/** The ids of what would be told above a hint. */
export async function findingsIn(
  home: string,
  env: Readonly<Record<string, string>>,
  version: string,
): Promise<string[]> {
  const { auth, facts } = await resolveScenario({ home, env, version });
  const host = createNodeHost({ env: { ...environmentIn(home, env), HOME: home }, dataDir: join(home, 'own') });
  const machine: MachineFacts = {
    platform: 'linux',
    processEnv: readProcessEnvironment(host),
    shellEnv: [],
    fromShell: true,
    sessions: [],
    clis: [],
    home,
  };
  const said = authFindings({ machine, profile: facts, profileId: 'here', auth, version });
  return [...new Set(said.filter(({ severity }) => severity !== 'info').map(({ id }) => id))];
}

const MESSAGE = { id: 'msg_1', type: 'message', role: 'assistant', model: 'x', content: [], stop_reason: null };
const EVENTS = [
  { type: 'message_start', message: { ...MESSAGE, stop_sequence: null, usage: { input_tokens: 1, output_tokens: 1 } } },
  { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } },
  { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: 'ok' } },
  { type: 'content_block_stop', index: 0 },
  { type: 'message_delta', delta: { stop_reason: 'end_turn', stop_sequence: null }, usage: { output_tokens: 1 } },
  { type: 'message_stop' },
];

export function answerMessages(request: IncomingMessage, response: ServerResponse): void {
  request.resume();
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  for (const event of EVENTS) response.write(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
  response.end();
}
