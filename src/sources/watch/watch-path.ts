import { signatureOf } from '../../platform/files/stat-signature.ts';
import type { FileStat, Host } from '../../platform/host.ts';
import { createDirectoryWatches, type DirectoryWatches } from './directory-watches.ts';
import { createLimiter } from './limit-concurrency.ts';
import { createPollingFallback, type Pollable, type PollingFallbackOptions } from './polling-fallback.ts';
import { findWatchPlaces, type WatchPlace } from './watch-places.ts';

export interface PathWatch {
  close(): void;
}

export interface PathWatcherOptions extends Partial<PollingFallbackOptions> {
  /** Quiet time after the last event before `onChange` is called, ms. */
  debounceMs?: number;
  /** Watches of the system at most; paths beyond are looked at slowly. */
  maxWatches?: number;
}

export interface PathWatcher {
  /**
   * Calls `onChange` once when the watch stands, and again after whatever lies at `path` may have changed. What is
   * read in `onChange` is never older than the last change. The path need not exist.
   */
  watch(path: string, onChange: () => void): PathWatch;
  /** Watches of the system, paths, and how many of those have no watch. */
  counts(): { watches: number; paths: number; blind: number };
}

const DEFAULTS = { debounceMs: 30, netMs: 10_000, calmNetMs: 60_000, blindMs: 2_000, perRound: 64, maxWatches: 4_096 };

/** While changes keep coming, `onChange` is called at least every so many debounce times. */
const LONGEST_WAIT = 10;

/** The folders may change while they are being found: looked for again until they hold still. */
const ARMING_ROUNDS = 5;

/** With a thousand profiles at the start, memory would otherwise peak for good. */
const ARMED_AT_ONCE = 32;

/**
 * Watches paths through every way they can change: replaced, rewritten, removed and made again, reached over links
 * that are swapped or whose targets are replaced, in folders that go, come and are renamed. Folders are watched, not
 * files; a slow look at everything is the net for what no event tells.
 */
export function createPathWatcher(host: Host, options: PathWatcherOptions = {}): PathWatcher {
  const settings = { ...DEFAULTS, ...options };
  const watches = createDirectoryWatches(host.files, settings.maxWatches);
  const subjects = new Set<Pollable>();
  const gate = createLimiter(ARMED_AT_ONCE);
  const slowLook = createPollingFallback(host.clock, host.files, subjects, settings);
  const means: Means = { watches, gate, debounceMs: settings.debounceMs, stir: slowLook.stir };
  return {
    watch(path, onChange) {
      const subject = createSubject(host, means, path, onChange);
      subjects.add(subject);
      slowLook.wake();
      return {
        close() {
          subject.close();
          subjects.delete(subject);
          if (subjects.size === 0) slowLook.rest();
        },
      };
    },
    counts: () => ({
      watches: watches.open(),
      paths: subjects.size,
      blind: [...subjects].filter((one) => one.blind).length,
    }),
  };
}

const watchers = new WeakMap<Host, PathWatcher>();

/** Watches one path with the host's common watcher: one watch per folder, one slow look for all. */
export function watchPath(host: Host, path: string, onChange: () => void): PathWatch {
  const watcher = watchers.get(host) ?? createPathWatcher(host);
  watchers.set(host, watcher);
  return watcher.watch(path, onChange);
}

interface Joined extends WatchPlace {
  leave: () => void;
}

/** What the paths of one watcher share. */
interface Means {
  watches: DirectoryWatches;
  gate: ReturnType<typeof createLimiter>;
  debounceMs: number;
  /** Something happens to what is watched. */
  stir(): void;
}

/** One watched path. */
function createSubject(
  host: Host,
  { watches, gate, debounceMs, stir }: Means,
  path: string,
  onChange: () => void,
): Pollable & { close(): void } {
  const { clock, files } = host;
  const fold = foldNames(host.platform);
  let joined: Joined[] = [];
  let seen: string | null = null;
  let closed = false;
  let firstEventAt: number | null = null;
  let cancelDebounce = (): void => {};
  let arming = Promise.resolve();

  const schedule = (): void => {
    if (closed) return;
    stir();
    firstEventAt ??= clock.monotonic();
    const longestMs = firstEventAt + debounceMs * LONGEST_WAIT - clock.monotonic();
    cancelDebounce();
    cancelDebounce = clock.after(Math.max(0, Math.min(debounceMs, longestMs)), fire);
  };
  /** Arms first and tells then: what happens after the arming makes an event, what happened before is read. */
  const fire = (): void => {
    firstEventAt = null;
    arming = arming
      .then(() => gate(arm))
      .then(() => {
        if (!closed) onChange();
      });
  };
  const arm = async (): Promise<void> => {
    for (let round = 0; round < ARMING_ROUNDS && !closed; round++) {
      const { places, stat } = await findWatchPlaces(host, path);
      seen = signatureOf(stat);
      if (closed || !rejoin(places)) break;
    }
  };
  /** @returns true when a folder was newly joined, or went while it was: the way there must be checked once more */
  const rejoin = (places: readonly WatchPlace[]): boolean => {
    const old = new Map(joined.map((one) => [keyOf(one), one]));
    const kept = places.map((place) => old.get(keyOf(place)) ?? null);
    const next = places.map((place, index) => kept[index] ?? join(place));
    for (const one of joined) if (!next.includes(one)) one.leave();
    joined = next.filter((one) => one !== null);
    subject.blind = places.length === 0 || joined.length < places.length;
    return subject.blind || joined.some((one) => !kept.includes(one));
  };
  const join = (place: WatchPlace): Joined | null => {
    const wanted = fold(place.name);
    const leave = watches.join(place.dir, place.inode, {
      onEntry: (name) => {
        if (name === null || fold(name) === wanted) schedule();
      },
      onEnd: () => {
        joined = joined.filter((one) => one.leave !== leave);
        schedule();
      },
    });
    return leave === null ? null : { leave, ...place };
  };

  const subject = {
    // Until the first arming has shown otherwise.
    blind: true,
    async look(stat: (path: string) => Promise<FileStat | null>) {
      const before = joined;
      const [now, ...folders] = await Promise.all([files.stat(path), ...before.map((one) => stat(one.dir))]);
      if (closed || seen === null) return;
      const moved = before.some((one, index) => folders[index]?.inode !== one.inode);
      if (moved || signatureOf(now ?? null) !== seen) schedule();
    },
    close() {
      closed = true;
      cancelDebounce();
      for (const one of joined) one.leave();
      joined = [];
    },
  };
  fire();
  return subject;
}

function keyOf(place: WatchPlace): string {
  return `${place.dir}\n${place.inode}\n${place.name}`;
}

/** Names as the file system compares them: macOS and Windows see no difference of case. */
function foldNames(platform: Host['platform']): (name: string) => string {
  return platform === 'linux' ? (name) => name : (name) => name.normalize('NFC').toLowerCase();
}
