/** The real Claude Code and the resolver before the same random set-ups. */
import { type Difference, differenceOf } from './compare-answers.ts';
import { seeded } from './draw.ts';
import { startMessageServer } from './message-server.ts';
import { randomScenario } from './random-scenario.ts';
import { canManage, type Scenario } from './real-claude.ts';
import { PROBES, type Probe } from './version-probes.ts';

const AT_ONCE = 3;

/**
 * @param probes   also the set-ups that tell how the rules changed between versions
 * @returns where they differ, with all that is needed to understand it; empty: nowhere
 */
export async function compareRandomly(
  version: string,
  { combinations, seed, probes = false }: { combinations: number; seed: number; probes?: boolean },
): Promise<Difference[]> {
  const random = seeded(seed);
  const managed = await canManage();
  const drawn = Array.from({ length: combinations }, () => randomScenario(random, managed));
  const scenarios = [...drawn, ...(probes ? Object.values(PROBES).map(scenarioOf) : [])];
  const server = await startMessageServer();
  try {
    const ask = (index: number) => {
      const scenario = scenarios[index];
      return scenario ? differenceOf(server, { version, scenario, index }) : null;
    };
    const differing = await inTurns(scenarios.length, async (index) => ((await ask(index)) ? [index] : []));
    return await askAgain(differing.flat(), ask);
  } finally {
    await server.close();
  }
}

/** On a busy machine Claude Code may be late with a request, or ended: what differs is asked once more, alone. */
async function askAgain(
  differing: readonly number[],
  ask: (index: number) => Promise<Difference | null> | null,
): Promise<Difference[]> {
  const again: (Difference | null)[] = [];
  for (const index of differing) again.push(await ask(index));
  return again.filter((found) => found !== null);
}

async function inTurns<R>(count: number, work: (index: number) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < count; index = next++) results[index] = await work(index);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return results;
}

const scenarioOf = ({ by: _by, ...scenario }: Probe): Scenario => ({ env: {}, files: {}, ...scenario });
