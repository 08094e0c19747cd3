/** Reads one profile when its files change, at once; of the global configuration only what counts has to have changed. */

import { signatureOf } from '../../platform/files/stat-signature.ts';
import type { Host } from '../../platform/host.ts';
import type { MachineFacts, ProfileFacts } from '../../shared/facts.ts';
import type { Settings } from '../../shared/settings.ts';
import type { ProfilePlace } from '../../sources/profiles/profiles.ts';
import type { PathWatch } from '../../sources/watch/watch-path.ts';
import type { MonitorPorts, Watched } from '../ports.ts';
import { isSame } from '../snapshot/is-same.ts';

/**
 * Claude Code rewrites its global configuration every few seconds while it works, and that file can grow to tens of MB.
 * One MB takes about 25 ms to read; resting this long for each keeps it at a fiftieth of the time, and a usual file of
 * some kB is read at once. By size, since the time it took says more about what else the machine does.
 */
const REST_MS_PER_BYTE = 1250 / (1024 * 1024);

/** A file that changes all the time is told as it was found. */
const MAX_ROUNDS = 3;

/** How much of a profile is read. */
type Extent = 'store' | 'whole';

export interface ProfileReaderOptions {
  host: Host;
  ports: MonitorPorts;
  place: ProfilePlace;
  settings(): Settings;
  machine(): MachineFacts | null;
  /** The facts last taken in. */
  known(): ProfileFacts;
  /** What else has to be known before these facts are told. @returns takes it over, at the same moment as the facts */
  prepare(facts: ProfileFacts): Promise<() => void>;
  onFacts(facts: ProfileFacts): void;
  /** The files as they were just before the first reading, by path. */
  signatures: ReadonlyMap<string, string>;
}

export interface ProfileReader {
  /** Resolves when it has been read; several wishes at once become one reading after the other. */
  read(extent: Extent): Promise<void>;
  /** Watches the files this profile consists of now. */
  watch(): void;
  isWatching(): boolean;
  close(): void;
}

export function createProfileReader(options: ProfileReaderOptions): ProfileReader {
  const { host, ports, place, signatures } = options;
  let watches: readonly { path: string; watch: PathWatch }[] = [];
  /** Not before this moment by the monotonic clock, ms. */
  let globalConfigFrom = 0;
  let cancelGlobalConfig: (() => void) | null = null;
  let isLooking = false;
  let changedMeanwhile = false;
  /** What is to be read next, and the reading under way: one at a time, so that an older one never comes last. */
  let wanted: Extent | null = null;
  let reading: Promise<void> | null = null;
  let closed = false;

  const readWanted = async (): Promise<void> => {
    for (let machine = options.machine(); wanted !== null && !closed && machine; machine = options.machine()) {
      const extent = wanted;
      wanted = null;
      await (extent === 'store' ? readStore() : readWhole(machine));
    }
  };
  const readStore = async (): Promise<void> => {
    const store = await ports.readStore(place, options.known(), options.settings());
    if (!closed) options.onFacts({ ...options.known(), ...store });
  };
  const readWhole = async (machine: MachineFacts): Promise<void> => {
    for (let round = 1; ; round++) {
      const before = await settingsNow();
      const facts = await ports.readProfile(place, options.settings(), machine);
      const takeOver = await options.prepare(facts);
      // What was read on both sides of a change fits neither.
      const isTorn = (await settingsNow()) !== before;
      if (closed) return;
      if (isTorn && round < MAX_ROUNDS) continue;
      takeOver();
      options.onFacts(facts);
      watch();
      return;
    }
  };
  const settingsNow = async (): Promise<string> => {
    const paths = ports.watchedPaths(place, options.known()).filter(({ what }) => what === 'settings');
    return (await Promise.all(paths.map(({ path }) => readSignature(host, path)))).join();
  };
  const read = (extent: Extent): Promise<void> => {
    wanted = extent === 'whole' || wanted === 'whole' ? 'whole' : 'store';
    reading ??= readWanted().finally(() => {
      reading = null;
    });
    return reading;
  };
  const lookAtGlobalConfig = async (): Promise<void> => {
    isLooking = true;
    changedMeanwhile = false;
    const facts = await ports.readGlobalConfig(place);
    const size = (await host.files.stat(facts.path))?.size ?? 0;
    globalConfigFrom = host.clock.monotonic() + size * REST_MS_PER_BYTE;
    isLooking = false;
    if (closed) return;
    if (changedMeanwhile) lookAtGlobalConfigSoon();
    if (!isSame(facts, options.known().globalConfig)) await read('whole');
  };
  const lookAtGlobalConfigSoon = (): void => {
    changedMeanwhile = true;
    if (isLooking) return;
    const delayMs = Math.max(0, globalConfigFrom - host.clock.monotonic());
    cancelGlobalConfig ??= host.clock.after(delayMs, () => {
      cancelGlobalConfig = null;
      void lookAtGlobalConfig();
    });
  };
  /** Read at once, and taken in when it says something else than before, or is a minute newer. */
  const lookAtUsage = async (): Promise<void> => {
    const usage = await ports.readUsage(place, options.known());
    if (closed || !usage || !isUsageNews(options.known().usage, usage)) return;
    options.onFacts({ ...options.known(), usage });
  };
  const REACTIONS: Readonly<Record<Watched, () => void>> = {
    store: () => void read('store'),
    settings: () => void read('whole'),
    'global-config': lookAtGlobalConfigSoon,
    usage: () => void lookAtUsage(),
  };
  const changed = (what: Watched): void => REACTIONS[what]();
  /** The first call says that the watch stands; a file that is still the one that was read needs no second reading. */
  const watchOne = (path: string, what: Watched): PathWatch => {
    let stands = false;
    return ports.watch(path, () => {
      const known = stands ? undefined : signatures.get(path);
      stands = true;
      if (known === undefined) changed(what);
      else void readSignature(host, path).then((now) => now !== known && !closed && changed(what));
    });
  };
  const watch = (): void => {
    const files = ports.watchedPaths(place, options.known());
    const kept = watches.filter(({ path }) => files.some((one) => one.path === path));
    for (const old of watches) if (!kept.includes(old)) old.watch.close();
    const added = files
      .filter(({ path }) => !kept.some((one) => one.path === path))
      .map(({ path, what }) => ({ path, watch: watchOne(path, what) }));
    watches = [...kept, ...added];
  };

  return {
    read,
    watch,
    isWatching: () => watches.length > 0,
    close() {
      closed = true;
      cancelGlobalConfig?.();
      for (const one of watches) one.watch.close();
    },
  };
}

const USAGE_NEWS_MS = 60_000;

function isUsageNews(known: ProfileFacts['usage'], next: NonNullable<ProfileFacts['usage']>): boolean {
  const age = (facts: ProfileFacts['usage']): number => Math.max(facts?.readings[0]?.at ?? 0, facts?.noneAt ?? 0);
  const timeless = (facts: ProfileFacts['usage']) => ({
    windows: facts?.readings.map(({ from, windows }) => ({ from, windows })),
    told: (facts?.noneAt ?? 0) > (facts?.readings[0]?.at ?? 0),
  });
  return Math.abs(age(next) - age(known)) >= USAGE_NEWS_MS || !isSame(timeless(next), timeless(known));
}

/** {@link signatureOf} of the file as it is now. */
export async function readSignature(host: Host, path: string): Promise<string> {
  return signatureOf(await host.files.stat(path));
}
