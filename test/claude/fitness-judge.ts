/** What Pilotlight says of a home that was laid out, and a server that answers every question. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { authFindings } from '../../src/diagnosis/findings/auth-findings.ts';
import { createNodeHost } from '../../src/platform/node-host.ts';
import type { MachineFacts } from '../../src/shared/facts.ts';
import { readProcessEnvironment } from '../../src/sources/environment/environment.ts';
import { stream } from './message-server.ts';
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
  const said = authFindings({ machine, profile: facts, profileId: 'here', auth, version, now: Date.now() });
  return [...new Set(said.filter(({ severity }) => severity !== 'info').map(({ id }) => id))];
}

export function answerMessages(request: IncomingMessage, response: ServerResponse): void {
  request.resume();
  stream(response);
}
