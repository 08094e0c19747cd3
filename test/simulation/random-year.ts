/** A year of trouble made from a seed: incidents as recorded, outages nobody posted, networks, sleep, clocks, users. */
import { endOf, type Replay, readRecordedIncidents } from './recorded-incidents.ts';
import { createRandom } from './simulated-host.ts';
import { DAY, type Hello, HOUR, type Line, MINUTE, type PageMode, readLogin, SECOND, type World } from './world.ts';

interface Happening {
  at: number;
  what: string;
  /** Part of every day, no trouble: what the bench of a quiet year keeps. */
  ordinary?: boolean;
  run(world: World): void | Promise<void>;
}

export interface Year {
  happenings: readonly Happening[];
  days: number;
}

const RECORDED = readRecordedIncidents();
const HELLO_TROUBLES: readonly Hello[] = ['down', 'timeout', 'throttled', 'changed'];
const PAGE_TROUBLES: readonly PageMode[] = ['blocked', 'error', 'stuck', 'foreign'];
const LINE_TROUBLES: readonly Line[] = ['offline', 'captive', 'proxy', 'names-blocked'];

/** Plans what happens from `start` on, for `days` days. */
export function planYear(seed: number, start: number, days: number): Year {
  const random = createRandom(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const happenings: Happening[] = [];
  const often = (perYear: number, make: (at: number) => Happening[]): void => {
    const count = Math.round((perYear * days * (0.5 + random())) / 365);
    for (let index = 0; index < count; index++) happenings.push(...make(start + random() * days * DAY));
  };
  const spell = (
    at: number,
    forMs: number,
    what: string,
    begin: (world: World) => void,
    end: (world: World) => void,
  ) => [
    { at, what, run: begin },
    { at: at + forMs, what: `${what} ends`, run: end },
  ];

  for (let day = 0; day < days; day++) happenings.push(...ordinaryDay(start + day * DAY, random));
  often(150, (at) => [replayAt({ incident: pick(RECORDED), at })]);
  often(12, (at) => {
    const which = pick(['api', 'login'] as const);
    const trouble = pick(HELLO_TROUBLES);
    const forMs = random() * 2 * HOUR;
    return spell(
      at,
      forMs,
      `hello ${which} ${trouble}`,
      (w) => setHello(w, which, trouble),
      (w) => setHello(w, which, 'ok'),
    );
  });
  often(15, (at) => {
    const mode = pick(PAGE_TROUBLES);
    return spell(
      at,
      random() * 12 * HOUR,
      `page ${mode}`,
      (w) => setPage(w, mode),
      (w) => setPage(w, 'ok'),
    );
  });
  often(120, (at) => {
    const line = pick(LINE_TROUBLES);
    return spell(
      at,
      random() * HOUR,
      `line ${line}`,
      (w) => setLine(w, line),
      (w) => setLine(w, 'up'),
    );
  });
  often(6, (at) => [{ at, what: 'login blanked', run: (w) => w.blank() }]);
  often(4, (at) => [{ at, what: 'signed out', run: (w) => w.signOut() }]);
  often(10, (at) => tornWrite(at, random));
  often(6, (at) => unreadable(at, random() * HOUR));
  often(5, (at) => [clockSet(at, (random() - 0.5) * 2 * DAY)]);
  often(8, (at) => [{ at, what: 'restart', run: (w) => w.restart(random() * 2 * HOUR) }]);
  often(20, (at) => [{ at, what: 'network change', run: (w) => w.host.emit('network-change') }]);
  happenings.sort((a, b) => a.at - b.at);
  return { happenings, days };
}

/** `days` days of work on which nothing goes wrong by itself. */
export function ordinaryDays(seed: number, start: number, days: number): Year {
  const random = createRandom(seed);
  const happenings = Array.from({ length: days }, (_, day) => ordinaryDay(start + day * DAY, random)).flat();
  return { happenings: happenings.sort((a, b) => a.at - b.at), days };
}

/** Work from eight to six with renewals, a screen locked at noon, a sleep at night, a user who signs in when told. */
function ordinaryDay(midnight: number, random: () => number): Happening[] {
  const at = (hour: number) => midnight + (hour + random()) * HOUR;
  return [
    ...[8, 11, 14, 17].map((hour) => ({ at: at(hour), what: 'work', ordinary: true, run: work })),
    { at: midnight + 12.2 * HOUR, what: 'lock', ordinary: true, run: (w: World) => w.host.emit('lock') },
    { at: midnight + 12.8 * HOUR, what: 'unlock', ordinary: true, run: (w: World) => w.host.emit('unlock') },
    { at: midnight + 22 * HOUR, what: 'sleep', ordinary: true, run: (w: World) => w.host.sleepMachine(9 * HOUR) },
  ];
}

/** Claude Code is used: it renews a stale token; a user without a login signs in when sign-in works. */
function work(world: World): void {
  const login = readLogin(world.host, world.storePath());
  const now = world.now();
  const dead = !login || login.refreshToken === '' || (login.refreshTokenExpiresAt ?? Infinity) <= now;
  if (world.line !== 'up' || world.hello.login !== 'ok') return;
  if (dead) world.signIn();
  else if (login.expiresAt <= now) world.renew();
}

function replayAt(replay: Replay): Happening {
  return {
    at: replay.at,
    what: `incident ${replay.incident.id}`,
    run: (world) => {
      world.replays = [
        ...world.replays.filter((one) => endOf(one) > world.now() - DAY),
        { ...replay, at: world.now() },
      ];
    },
  };
}

function setHello(world: World, which: 'api' | 'login', hello: Hello): void {
  world.hello = { ...world.hello, [which]: hello };
}

function setPage(world: World, mode: PageMode): void {
  world.page = mode;
}

function setLine(world: World, line: Line): void {
  world.line = line;
  world.host.setOnline(line !== 'offline');
  world.host.emit(line === 'offline' ? 'offline' : 'network-change');
}

/** Half a document, then the whole one a moment later. */
function tornWrite(at: number, random: () => number): Happening[] {
  let whole = '';
  return [
    {
      at,
      what: 'torn write',
      run: (world) => {
        whole = world.host.disk.text(world.storePath()) ?? '';
        if (whole !== '') world.host.disk.overwrite(world.storePath(), whole.slice(0, whole.length / 2));
      },
    },
    {
      at: at + random() * 5 * SECOND,
      what: 'whole write',
      run: (world) => {
        if (whole !== '' && world.host.disk.text(world.storePath()) !== null)
          world.host.disk.put(world.storePath(), whole);
      },
    },
  ];
}

function unreadable(at: number, forMs: number): Happening[] {
  const setMode = (mode: number) => (world: World) => {
    if (world.host.disk.text(world.storePath()) !== null) world.host.disk.setMode(world.storePath(), mode);
  };
  return [
    { at, what: 'denied', run: setMode(0) },
    { at: at + forMs, what: 'allowed', run: setMode(0o600) },
  ];
}

/** Somebody sets the clock wrong; it is put right within ten minutes. */
function clockSet(at: number, byMs: number): Happening {
  return {
    at,
    what: `clock set by ${Math.round(byMs / MINUTE)} min`,
    run: async (world) => {
      world.host.clock.setBack(byMs);
      world.serverAheadMs = -byMs;
      await world.advance(10 * MINUTE);
      world.host.clock.setBack(-byMs);
      world.serverAheadMs = 0;
    },
  };
}

/** Lives through the year; `look` is called after every happening. */
export async function liveThrough(world: World, year: Year, look: (what: string) => void): Promise<void> {
  for (const { at, what, run } of year.happenings) {
    for (let left = at - world.now(); left > 0; left = at - world.now()) await world.advance(Math.min(left, DAY));
    await run(world);
    look(what);
  }
}
