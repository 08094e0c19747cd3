import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDailyBackup, type DailyBackup } from '../../../src/monitor/remedies/daily-backup.ts';
import type { ProfileFacts } from '../../../src/shared/facts.ts';
import { createSimulatedHost, type SimulatedHost } from '../../simulation/simulated-host.ts';
import { createWorld, DAY, HOUR, MINUTE, SECOND, type World } from '../../simulation/world.ts';

const PROFILE = { from: 'default', configDir: '/home/ada/.claude' } as ProfileFacts;
const OTHER = { from: 'added', configDir: '/home/ada/.claude-work' } as unknown as ProfileFacts;

describe('the day of a backup', () => {
  let host: SimulatedHost;
  let made: { profile: string; at: number }[];
  let works: boolean;
  let daily: DailyBackup;
  let begun: Promise<void>[];
  beforeEach(() => {
    host = createSimulatedHost();
    made = [];
    works = true;
    open();
  });

  function open(): void {
    begun = [];
    daily = createDailyBackup({
      host,
      profiles: () => [PROFILE, OTHER],
      track: (work) => void begun.push(work),
      async backUp({ configDir }) {
        made.push({ profile: configDir, at: host.clock.now() });
        return works ? host.clock.now() : null;
      },
    });
    daily.start();
  }
  const times = () => made.filter(({ profile }) => profile === PROFILE.configDir).map(({ at }) => at);
  const look = async (): Promise<void> => {
    daily.look();
    await host.advance(SECOND);
    await Promise.all(begun);
  };

  it('waits for the first look at the world', async () => {
    await look();
    expect(made).toEqual([]);
    await host.advance(3 * MINUTE);
    expect(made.map(({ profile }) => profile)).toEqual([PROFILE.configDir, OTHER.configDir]);
  });

  it('is over after 24 hours on the wall clock, not before', async () => {
    await host.advance(3 * MINUTE);
    for (let hour = 0; hour < 23; hour++) {
      await host.advance(HOUR);
      await look();
    }
    expect(times()).toHaveLength(1);
    await host.advance(HOUR);
    await look();
    expect(times()).toHaveLength(2);
  });

  it('goes on while the machine sleeps', async () => {
    await host.advance(3 * MINUTE);
    for (let day = 1; day <= 5; day++) {
      await host.advance(2 * HOUR);
      host.sleepMachine(22 * HOUR);
      await look();
      expect(times()).toHaveLength(1 + day);
    }
  });

  it('is remembered over a restart', async () => {
    await host.advance(3 * MINUTE);
    await daily.stop();
    host.clock.skip(20 * HOUR);
    open();
    await host.advance(3 * MINUTE);
    expect(times()).toHaveLength(1);
    host.clock.skip(4 * HOUR);
    await look();
    expect(times()).toHaveLength(2);
  });

  it('begins anew when the clock was set back, and is tried again when it could not be made', async () => {
    await host.advance(3 * MINUTE);
    host.clock.setBack(-30 * DAY);
    works = false;
    await look();
    await look();
    expect(times()).toHaveLength(3);
    works = true;
    await look();
    await look();
    expect(times()).toHaveLength(4);
  });

  it('makes none after the end', async () => {
    await daily.stop();
    await host.advance(DAY);
    await look();
    expect(made).toEqual([]);
    expect(host.clock.pending()).toBe(0);
  });
});

describe('the daily backup of a monitor', () => {
  let world: World;
  beforeEach(async () => {
    world = createWorld({ remedies: true });
    await world.start();
  });
  afterEach(() => world.monitor.stop());

  const settings = () => `${world.configDir}/settings.json`;
  const backups = async (): Promise<number> =>
    ((await world.host.files.list(`${world.host.dataDir}/backups/default`)) ?? []).filter((name) =>
      name.endsWith('.json'),
    ).length;
  /** The first one loads the remedies, which takes time that the virtual clock knows nothing of. */
  const are = (count: number) => expect.poll(backups).toBe(count);

  it('comes after a night of sleep, within minutes of the wake', async () => {
    world.host.disk.put(settings(), '{"model":"opus"}');
    await world.advance(HOUR);
    await are(1);
    for (let day = 1; day <= 3; day++) {
      world.host.disk.put(settings(), `{"model":"opus","cleanupPeriodDays":${30 + day}}`);
      await world.advance(HOUR);
      expect(await backups()).toBe(day);
      world.host.sleepMachine(23 * HOUR);
      await world.advance(2 * MINUTE);
      await are(1 + day);
    }
  });

  it('comes on the hour without any sleep, and not while nothing changed', async () => {
    world.host.disk.put(settings(), '{"model":"opus"}');
    await world.advance(HOUR);
    await are(1);
    await world.advance(3 * DAY);
    expect(await backups()).toBe(1);
    world.host.disk.put(settings(), '{"model":"sonnet"}');
    await world.advance(25 * HOUR);
    await are(2);
  });
});
