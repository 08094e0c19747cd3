/**
 * How long a year takes on the virtual clock: one profile, work on every day, nights asleep, without trouble and with
 * the trouble of a random year. `npm run bench -- simulation [seed]`.
 */
import { liveThrough, planYear } from '../test/simulation/random-year.ts';
import { createWorld } from '../test/simulation/world.ts';
import { keepFigure } from './parts/figures.ts';

const DAYS = 365;
const seed = Number(process.argv[2] ?? 1);

async function live(name: string, trouble: boolean): Promise<void> {
  const world = createWorld({ seed, start: Date.UTC(2026, 0, 1, 7) });
  let snapshots = 0;
  world.onSnapshot(() => {
    snapshots++;
  });
  await world.start();
  const before = process.cpuUsage();
  const start = performance.now();
  const { happenings } = planYear(seed, world.now(), DAYS);
  const kept = trouble ? happenings : happenings.filter(({ ordinary }) => ordinary);
  await liveThrough(world, { happenings: kept, days: DAYS }, () => {});
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(before);
  const cpu = (user + system) / 1e6;
  await world.monitor.stop();
  if (!name.startsWith('warm-up')) {
    keepFigure({
      what: `a year on the virtual clock: ${name.replace(/, seed.*/, '')}`,
      unit: 's',
      values: [seconds],
      aim: { of: 'median', atMost: 5 },
    });
  }
  const figures = [
    `${seconds.toFixed(1)} s (${cpu.toFixed(1)} s CPU)`,
    `${world.host.clock.fired()} timers`,
    `${snapshots} snapshots`,
    `${((world.banners().length * 30) / DAYS).toFixed(1)} banners a month`,
  ];
  process.stdout.write(`${name}: ${figures.join(', ')}\n`);
}

await live('warm-up and a quiet year', false);
await live('a quiet year', false);
await live(`a random year, seed ${seed}`, true);
