import { expect, test } from 'vitest';
import { CLAUDE_VERSIONS } from '../../scripts/claude-code.mjs';
import { describeNeeding } from '../needs.ts';
import { type Difference, differenceOf } from './compare-answers.ts';
import { seeded } from './draw.ts';
import { type MessageServer, startMessageServer } from './message-server.ts';
import { randomScenario } from './random-scenario.ts';
import { canManage, type Scenario } from './real-claude.ts';

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
      const managed = await canManage();
      const scenarios = Array.from({ length: Math.ceil(COMBINATIONS / CLAUDE_VERSIONS.length) }, () =>
        randomScenario(random, managed),
      );
      try {
        expect(await differences(server, version, scenarios)).toEqual([]);
      } finally {
        await server.close();
      }
    },
    LIMIT_MS,
  );
});

/** On a busy machine Claude Code may be late with a request, or ended: what differs is asked once more, alone. */
async function differences(server: MessageServer, version: string, scenarios: readonly Scenario[]) {
  const first = await inTurns(scenarios, (scenario, index) => differenceOf(server, { version, scenario, index }));
  const again: (Difference | null)[] = [];
  for (const found of first) if (found) again.push(await differenceOf(server, found.asked));
  return again.filter((found) => found !== null);
}

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
