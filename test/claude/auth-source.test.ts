import { expect, test } from 'vitest';
import { CLAUDE_VERSIONS } from '../../scripts/claude-code.mjs';
import type { StatusSays } from '../../src/shared/verdict.ts';
import { describeNeeding } from '../needs.ts';
import { type MessageServer, type SentCredential, startMessageServer } from './message-server.ts';
import { randomScenario, seeded } from './random-scenario.ts';
import { layOut, removeHome, runClaude, type Scenario } from './real-claude.ts';
import { type Answer, inWords, resolveScenario, whereWritten } from './resolve-scenario.ts';

const SEED = Number(process.env.PILOTLIGHT_SEED ?? Math.floor(Math.random() * 1_000_000_000));
const COMBINATIONS = Number(process.env.PILOTLIGHT_COMBINATIONS ?? 200);
const AT_ONCE = 3;
const LIMIT_MS = 600_000;

describeNeeding('claude', `the real Claude Code agrees (PILOTLIGHT_SEED=${SEED})`, () => {
  test.each(CLAUDE_VERSIONS)(
    '%s sends and says what the resolver expects',
    async (version) => {
      const server = await startMessageServer();
      const random = seeded(SEED + CLAUDE_VERSIONS.indexOf(version));
      const scenarios = Array.from({ length: Math.ceil(COMBINATIONS / CLAUDE_VERSIONS.length) }, () =>
        randomScenario(random),
      );
      try {
        const differences = await inTurns(scenarios, (scenario, index) => compare(server, version, scenario, index));
        expect(differences.filter((difference) => difference !== null)).toEqual([]);
      } finally {
        await server.close();
      }
    },
    LIMIT_MS,
  );
});

async function inTurns<T, R>(items: readonly T[], work: (item: T, index: number) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < items.length; index = next++)
      results[index] = await work(items[index] as T, index);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return results;
}

/** Null when the CLI did what the resolver said; else all that is needed to understand the difference. */
async function compare(server: MessageServer, version: string, scenario: Scenario, index: number) {
  const prefix = `${version}-${index}`;
  const env = { ...scenario.env, ANTHROPIC_BASE_URL: `http://127.0.0.1:${server.port}/${prefix}` };
  const answer = await onceLaidOut(scenario, (home) => resolveScenario({ home, env, version }));
  expect(JSON.stringify(answer)).not.toMatch(
    /(KEY|TOKEN|OAUTH)-(process|global|user|project|local)|LOGIN-|SAVED-|HELPER-/,
  );
  const print = await onceLaidOut(scenario, (home) => runClaude(version, home, ['-p', 'hi'], env));
  const says = await onceLaidOut(scenario, (home) => runClaude(version, home, ['auth', 'status', '--json'], env));
  const real = { ...placesOf(server.sent(prefix), scenario), says: readStatus(says.stdout) };
  const { authorization, xApiKey, host, statusSays } = answer.auth.print;
  const ours = { authorization: inWords(authorization), xApiKey: inWords(xApiKey), says: statusSays };
  if (isRace(answer)) real.xApiKey = ours.xApiKey;
  if (isTokenRace(answer)) real.authorization = ours.authorization;
  if (real.authorization === BLANK && authorization !== null) real.authorization = ours.authorization;
  const atOurServer = host === (authorization || xApiKey ? '127.0.0.1' : null);
  if (atOurServer && JSON.stringify(real) === JSON.stringify(ours)) return null;
  return { index, real, ours, host, scenario, output: print.stdout.slice(0, 200) + print.stderr.slice(0, 200) };
}

async function onceLaidOut<T>(scenario: Scenario, use: (home: string) => Promise<T>): Promise<T> {
  const home = await layOut(scenario);
  try {
    return await use(home);
  } finally {
    await removeHome(home);
  }
}

const BLANK = 'a blank value';

function placesOf(sent: SentCredential | null, { env, files }: Scenario) {
  const place = (value: string) => (/^(Bearer)?\s*$/.test(value) ? BLANK : whereWritten(value, env, files));
  return {
    authorization: sent?.authorization == null ? null : place(sent.authorization),
    xApiKey: sent?.xApiKey ? place(sent.xApiKey) : null,
  };
}

/** Beside a token the helper runs meanwhile: whether its key makes it into the first request is chance. */
function isRace({ auth, facts }: Answer): boolean {
  const helper = facts.settings.some((file) => file.apiKeyHelper?.state === 'set');
  return helper && auth.print.authorization?.kind === 'auth-token';
}

/** 2.1.197 looks a project's token up anew beside a stored login; now and then its request is faster. */
function isTokenRace({ auth, facts }: Answer): boolean {
  const ref = auth.print.authorization;
  const ofProject = ref?.place === 'project-settings' || ref?.place === 'local-settings';
  return ofProject && ref?.name === 'CLAUDE_CODE_OAUTH_TOKEN' && facts.credentials.login !== null;
}

function readStatus(stdout: string): StatusSays | null {
  if (!stdout.trimStart().startsWith('{')) return null;
  const { loggedIn, authMethod, apiKeySource, apiProvider } = JSON.parse(stdout) as StatusSays;
  return { loggedIn, authMethod, apiKeySource: apiKeySource ?? null, apiProvider };
}
