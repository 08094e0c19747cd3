/** Days full of faults, one after another: what is held at their end is what was held at the end of the second. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { patience } from '../patience.ts';
import { SEED } from '../seeded.ts';
import { createRandom } from './simulated-host.ts';
import { createWorld, DAY, HOUR, MINUTE, type World } from './world.ts';

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

const DAYS = 6;
/** Of a heap of some 60 MB; what a leak of one snapshot per change would take many times over. */
const MAX_GROWTH = 4 * 1024 * 1024;

/** Twenty-four hours in which something happens every few minutes. */
async function chaos(world: World, random: () => number): Promise<void> {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const end = world.now() + DAY;
  const deeds: readonly (() => void)[] = [
    () => world.signIn(),
    () => world.signOut(),
    () => world.blank(),
    () => void (world.host.disk.text(world.storePath())?.includes('refreshToken') && world.renew()),
    () => world.host.disk.put(world.storePath(), pick(['{', '', '\0\0', 'null'])),
    () => world.host.disk.put(`${world.configDir}/settings.json`, pick(['{}', '{"a":1,}', '{"env":{"A":"1"}}'])),
    () => world.host.disk.remove(`${world.configDir}/settings.json`),
    () => (world.page = pick(['ok', 'blocked', 'error', 'stuck', 'foreign'])),
    () => (world.hello = { api: pick(['ok', 'down', 'timeout']), login: pick(['ok', 'down', 'throttled']) }),
    () => (world.line = pick(['up', 'offline', 'captive', 'proxy', 'names-blocked'])),
    () => world.host.sleepMachine(pick([MINUTE, HOUR])),
    () => world.host.setOnline(pick([true, false, null])),
  ];
  while (world.now() < end) {
    pick(deeds)();
    await world.advance(pick([10_000, MINUTE, 7 * MINUTE, 20 * MINUTE]));
  }
}

function held(world: World): { timers: number; watches: number; heap: number } {
  collect();
  const { heapUsed } = process.memoryUsage();
  return { timers: world.host.clock.pending(), watches: world.host.disk.watched(), heap: heapUsed };
}

it(`holds no more after ${DAYS} days of faults than after two (seed ${SEED})`, {
  timeout: patience(600_000),
}, async () => {
  const world = createWorld({ seed: SEED });
  const random = createRandom(SEED);
  world.signIn();
  await world.start();
  const forget = (): void => {
    // What the world itself remembers of the days is no leak of the product.
    world.snapshots.length = 0;
    world.notices.clear();
    world.host.web.requests.length = 0;
    world.host.programs.runs.length = 0;
  };
  for (let day = 0; day < 2; day += 1) await chaos(world, random);
  forget();
  const first = held(world);
  for (let day = 2; day < DAYS; day += 1) await chaos(world, random);
  forget();
  const last = held(world);
  expect(last.timers).toBeLessThanOrEqual(20);
  expect(last.watches).toBeLessThanOrEqual(20);
  expect(last.heap - first.heap).toBeLessThan(MAX_GROWTH);
  await world.monitor.stop();
  expect([world.host.clock.pending(), world.host.disk.watched()]).toEqual([0, 0]);
});
