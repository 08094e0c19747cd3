/** Reads one profile when its files change: the store at once, its configuration when that has calmed down. */

import type { Host } from '../../platform/host.ts';
import type { MachineFacts, ProfileFacts } from '../../shared/facts.ts';
import type { Settings } from '../../shared/settings.ts';
import type { ProfilePlace } from '../../sources/profiles/profiles.ts';
import type { PathWatch } from '../../sources/watch/watch-path.ts';
import type { MonitorPorts, Watched } from '../ports.ts';

/** Claude Code rewrites its configuration every few seconds while it works; the login hardly ever. */
const CONFIG_AT_MOST_EVERY_MS = 15_000;

export interface ProfileReaderOptions {
  host: Host;
  parts: MonitorPorts;
  place: ProfilePlace;
  settings(): Settings;
  machine(): MachineFacts | null;
  /** The facts last taken in. */
  known(): ProfileFacts;
  onFacts(facts: ProfileFacts): void;
  /** The files as they were just before the first reading, by path. */
  signatures: ReadonlyMap<string, string>;
}

export interface ProfileReader {
  /** Resolves when it has been read; several wishes at once become one reading after the other. */
  read(what: Watched): Promise<void>;
  /** Watches the files this profile consists of now. */
  watch(): void;
  isWatching(): boolean;
  close(): void;
}

export function createProfileReader(options: ProfileReaderOptions): ProfileReader {
  const { host, parts, place, signatures } = options;
  let watches: readonly { path: string; watch: PathWatch }[] = [];
  let configReadAt = host.clock.monotonic();
  let cancelConfig: (() => void) | null = null;
  /** What is to be read next, and the reading under way: one at a time, so that an older one never comes last. */
  let wanted: Watched | null = null;
  let reading: Promise<void> | null = null;
  let closed = false;

  const readWanted = async (): Promise<void> => {
    for (let machine = options.machine(); wanted !== null && !closed && machine; machine = options.machine()) {
      const what = wanted;
      wanted = null;
      await (what === 'store' ? readStore() : readWhole(machine));
    }
  };
  const readStore = async (): Promise<void> => {
    const store = await parts.readStore(place, options.known(), options.settings());
    if (!closed) options.onFacts({ ...options.known(), ...store });
  };
  const readWhole = async (machine: MachineFacts): Promise<void> => {
    configReadAt = host.clock.monotonic();
    const facts = await parts.readProfile(place, options.settings(), machine);
    if (closed) return;
    options.onFacts(facts);
    watch();
  };
  const read = (what: Watched): Promise<void> => {
    wanted = what === 'config' || wanted === 'config' ? 'config' : 'store';
    reading ??= readWanted().finally(() => {
      reading = null;
    });
    return reading;
  };
  const readConfigSoon = (): void => {
    const delayMs = Math.max(0, configReadAt + CONFIG_AT_MOST_EVERY_MS - host.clock.monotonic());
    cancelConfig ??= host.clock.after(delayMs, () => {
      cancelConfig = null;
      void read('config');
    });
  };
  const changed = (what: Watched): void => {
    if (what === 'store') void read('store');
    else readConfigSoon();
  };
  /** The first call says that the watch stands; a file that is still the one that was read needs no second reading. */
  const watchOne = (path: string, what: Watched): PathWatch => {
    let stands = false;
    return parts.watch(path, () => {
      const known = stands ? undefined : signatures.get(path);
      stands = true;
      if (known === undefined) changed(what);
      else void signatureOf(host, path).then((now) => now !== known && !closed && changed(what));
    });
  };
  const watch = (): void => {
    const files = parts.watchedPaths(place, options.known());
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
      cancelConfig?.();
      for (const one of watches) one.watch.close();
    },
  };
}

/** What tells one state of a file from the next without reading it. */
export async function signatureOf(host: Host, path: string): Promise<string> {
  const stat = await host.files.stat(path);
  return stat === null ? 'absent' : `${stat.inode} ${stat.size} ${stat.mtimeMs} ${stat.mode}`;
}
