import type { Host, PowerEvent } from '../../src/platform/host.ts';
import { createSimulatedClock, type SimulatedClock } from './simulated-clock.ts';
import { createSimulatedDisk, type SimulatedDisk } from './simulated-disk.ts';
import { createSimulatedPrograms, type SimulatedPrograms } from './simulated-programs.ts';
import { createSimulatedWeb, type SimulatedWeb } from './simulated-web.ts';

export interface SimulatedHostOptions {
  platform?: Host['platform'];
  env?: Record<string, string | undefined>;
  home?: string;
  user?: Partial<Host['user']>;
  cwd?: string;
  dataDir?: string;
  /** Epoch ms at the start; default 2026-10-01T08:00Z. */
  start?: number;
  /** For `random()`. */
  seed?: number;
}

/** A machine in memory: the product takes it as its `Host`, the test moves it. */
export interface SimulatedHost extends Host {
  clock: SimulatedClock;
  disk: SimulatedDisk;
  web: SimulatedWeb;
  programs: SimulatedPrograms;
  /** Lets awake time pass, see SimulatedClock. */
  advance(ms: number): Promise<void>;
  emit(event: PowerEvent): void;
  setOnline(online: boolean | null): void;
  /** `sleep`, `ms` on the wall clock, `wake`. */
  sleepMachine(ms: number): void;
}

/** Makes a quiet Linux machine of a user `ada`, with nothing on its disk but the home folder. */
export function createSimulatedHost(options: SimulatedHostOptions = {}): SimulatedHost {
  const platform = options.platform ?? 'linux';
  const home = options.home ?? HOMES[platform];
  const user = { name: 'ada', uid: 1000, shell: '/bin/bash', ...options.user };
  const clock = createSimulatedClock(options.start ?? Date.UTC(2026, 9, 1, 8));
  const pid = 4242;
  const disk = createSimulatedDisk(clock.now, user.uid);
  const web = createSimulatedWeb(clock);
  const programs = createSimulatedPrograms(clock, pid);
  const listeners = new Set<(event: PowerEvent) => void>();
  let online: boolean | null = true;
  const emit = (event: PowerEvent): void => {
    for (const listener of [...listeners]) listener(event);
  };
  disk.folder(home);
  return {
    platform,
    env: options.env ?? { HOME: home, PATH: '/usr/bin:/bin' },
    home,
    user,
    cwd: options.cwd ?? home,
    pid,
    clock,
    files: disk.files,
    http: web.http,
    processes: programs.processes,
    power: {
      listen(listener) {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
      online: () => online,
    },
    random: createRandom(options.seed ?? 1),
    dataDir: options.dataDir ?? `${home}/.pilotlight`,
    disk,
    web,
    programs,
    advance: clock.advance,
    emit,
    setOnline: (value) => {
      online = value;
    },
    sleepMachine(ms) {
      emit('sleep');
      clock.skip(ms);
      emit('wake');
    },
  };
}

const HOMES: Readonly<Record<Host['platform'], string>> = {
  darwin: '/Users/ada',
  linux: '/home/ada',
  win32: 'C:\\Users\\ada',
};

/** mulberry32: small, seeded, good enough for jitter and fault schedules. */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
