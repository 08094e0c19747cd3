import { afterAll, describe, expect, it } from 'vitest';
import type { Snapshot } from '../../src/shared/snapshot.ts';
import { SEED } from '../seeded.ts';
import { checkBanners, checkSnapshot } from './invariants.ts';
import { liveThrough, planYear } from './random-year.ts';
import { createWorld, DAY, HOUR, MINUTE, readLogin, type World } from './world.ts';

/**
 * A quarter each, so that the suite stays short. `PILOTLIGHT_YEARS=40 PILOTLIGHT_DAYS=365` lives through whole years,
 * `PILOTLIGHT_YEARS=1 PILOTLIGHT_SEED=…` repeats one.
 */
const SEEDS = Array.from({ length: Number(process.env.PILOTLIGHT_YEARS ?? 3) }, (_, index) => SEED + index);
const DAYS = Number(process.env.PILOTLIGHT_DAYS ?? 91);

let banners = 0;

describe('random years', () => {
  it.each(SEEDS)('seed %i', { timeout: 600_000 }, async (seed) => {
    const world = createWorld({ seed, start: Date.UTC(2026, 0, 1, 7) });
    const wrong: string[] = [];
    let last: Snapshot | null = null;
    const note = (what: string) => {
      if (wrong.length < 10) wrong.push(`seed ${seed}, ${new Date(world.now()).toISOString()}: ${what}`);
    };
    world.onSnapshot((snapshot) => {
      const before = last && snapshot.rev > last.rev ? last : null;
      for (const what of checkSnapshot(world, snapshot, before)) note(what);
      last = snapshot;
    });
    await world.start();
    await liveThrough(world, planYear(seed, world.now(), DAYS), (what) => {
      if (what !== 'work') checkBounds(world, note);
    });
    await checkAtRest(world, note);
    for (const what of checkBanners(world.banners())) note(what);
    banners += world.banners().length;
    await world.monitor.stop();
    if (world.host.clock.pending() > 0) note('timers are left after the stop');
    if (world.host.disk.watched() > 0) note('watches are left after the stop');
    expect(wrong).toEqual([]);
  });

  afterAll(() => {
    const perMonth = (banners * 30) / (SEEDS.length * DAYS);
    console.log(`${SEEDS.length} times ${DAYS} days from seed ${SEEDS[0]}: ${perMonth.toFixed(1)} banners a month`);
  });
});

/** Another year every run; the seed is in the name of the test. */
function checkBounds(world: World, note: (what: string) => void): void {
  if (world.host.programs.runs.length > 0) note('a child process was started');
  if (world.host.clock.pending() > 20) note(`${world.host.clock.pending()} timers are waiting`);
  if (world.host.disk.watched() > 20) note(`${world.host.disk.watched()} folders are watched`);
  for (const name of ['history.json', 'notices.json', 'page-days.json']) {
    const size = world.host.disk.text(`${world.host.dataDir}/${name}`)?.length ?? 0;
    if (size > 400_000) note(`${name} has grown to ${size} bytes`);
  }
}

/** When the world holds still, what is shown is what is so: nothing was missed. */
async function checkAtRest(world: World, note: (what: string) => void): Promise<void> {
  world.line = 'up';
  world.page = 'ok';
  world.hello = { api: 'ok', login: 'ok' };
  world.replays = [];
  world.host.setOnline(true);
  world.host.emit('unlock');
  world.host.emit('network-change');
  world.signIn();
  world.host.disk.setMode(world.storePath(), 0o600);
  await world.advance(DAY / 24 + HOUR);
  const { light, profiles, service } = world.snapshot();
  const state = profiles[0]?.signIn.state;
  if (light !== 'green' || state !== 'OK' || service.page !== 'CLEAR')
    note(`at rest: ${light} ${state} ${service.page}`);
  await world.advance(9 * HOUR);
  if (world.snapshot().profiles[0]?.signIn.state !== 'STALE') note('the end of an access token was missed');
  world.blank();
  await world.advance(30 * MINUTE);
  if (world.snapshot().light !== 'red') note('a login that ended was missed');
  const said = world.banners().some(({ kind, at }) => kind === 'sign-in' && world.now() - at < HOUR);
  if (!said) note('a login that ended was not told');
  if (readLogin(world.host, world.storePath())?.accessToken !== '') note('somebody wrote to the store');
}
