/** Follows the session records of one profile as they are written: watched, not polled, and only what is new is read. */
import type { SessionRecords } from '../../diagnosis/refusals/session-records.ts';
import type { Host } from '../../platform/host.ts';
import { pathsOf } from '../../platform/path-rules.ts';
import type { EpochMs } from '../../shared/vocabulary.ts';
import { createDirectoryWatches } from '../watch/directory-watches.ts';
import { type PathWatch, watchPath } from '../watch/watch-path.ts';
import { isRecord, recordFolders, recordRoot, recordsIn } from './record-places.ts';
import { createRecordReader } from './record-reader.ts';

/** Folders watched at most, the ones used last; a record in another one is seen by `look`. */
const MAX_FOLDERS = 64;
/** Claude Code writes a turn in several pieces. */
const GATHER_MS = 50;
/** A record made before its folder was watched is this much older than the look that finds it, at most. */
const JUST_NOW_MS = 60_000;
/** So many of them in one folder at most. */
const MAX_JUST_NOW = 12;

export interface FollowedRecords {
  /** Reads what is new without waiting for an event: at the start, and now and then where events are missed. */
  look(since: EpochMs): Promise<void>;
  records(since: EpochMs): SessionRecords;
  close(): void;
}

/**
 * @param configDir  the profile's folder
 * @param onNews  called after something new about a request was read, at most every 50 ms
 * @param watch  tells when the folder of all records comes, goes or is replaced
 */
export function followRecords(
  host: Host,
  configDir: string,
  onNews: () => void,
  watch: (path: string, onChange: () => void) => PathWatch = (path, onChange) => watchPath(host, path, onChange),
): FollowedRecords {
  const { join } = pathsOf(host.platform);
  const reader = createRecordReader(host, configDir);
  const watches = createDirectoryWatches(host.files, MAX_FOLDERS + 1);
  const joined = new Map<string, () => void>();
  /** Named by an event, and found beside a new watch: those may have been written to before it. */
  const changed = new Set<string>();
  const found = new Set<string>();
  let cancel: (() => void) | null = null;
  let toldAt = 0;
  let closed = false;

  const inOrder = (): ((step: () => Promise<void>) => Promise<void>) => {
    let work = Promise.resolve();
    return (step) => {
      work = work.then(() => (closed ? undefined : step()));
      return work;
    };
  };
  /** Two orders: what an event names is read at once, also while thousands of names are still being looked through. */
  const [reading, arranging] = [inOrder(), inOrder()];
  const next = (): string | null => {
    const from = changed.size > 0 ? changed : found;
    const [path = null] = from;
    if (path !== null) from.delete(path);
    return path;
  };
  const readChanged = async (): Promise<void> => {
    let isNews = false;
    for (let path = next(); path !== null; path = next()) {
      isNews = (await reader.readNew(path)) || isNews;
      if (closed) return;
      if (isNews && changed.size === 0 && host.clock.now() - toldAt >= GATHER_MS) {
        toldAt = host.clock.now();
        isNews = false;
        onNews();
      }
    }
    if (isNews) onNews();
  };
  const gather = (path: string, into = changed): void => {
    into.add(path);
    cancel ??= host.clock.after(GATHER_MS, () => {
      cancel = null;
      void reading(readChanged);
    });
  };
  const joinFolder = async (dir: string, onEntry: (name: string | null) => void): Promise<boolean> => {
    const stat = joined.has(dir) ? null : await host.files.stat(dir);
    if (stat?.kind !== 'directory' || closed) return false;
    const leave = watches.join(dir, stat.inode, { onEntry, onEnd: () => joined.delete(dir) });
    if (leave !== null) joined.set(dir, leave);
    return leave !== null;
  };
  /** Watches the folders used last, and no others. What was written before the watch stood is read here. */
  const arrange = async (): Promise<void> => {
    await joinFolder(recordRoot(host, configDir), () => void arranging(arrange));
    const folders = await recordFolders(host, configDir, MAX_FOLDERS);
    const wanted = new Set([recordRoot(host, configDir), ...folders.map(({ path }) => path)]);
    for (const [dir, leave] of joined)
      if (!wanted.has(dir)) {
        joined.delete(dir);
        leave();
      }
    for (const { path } of folders) {
      const isNew = await joinFolder(path, (name) => {
        if (name === null) void arranging(() => gatherRecent(path));
        else if (isRecord(name)) gather(join(path, name));
      });
      if (isNew) await gatherRecent(path);
    }
  };
  const gatherRecent = async (folder: string): Promise<void> => {
    const recent = await recordsIn(host, folder, host.clock.now() - JUST_NOW_MS);
    for (const { path } of recent.slice(0, MAX_JUST_NOW)) gather(path, found);
  };
  const root = watch(recordRoot(host, configDir), () => void arranging(arrange));

  return {
    async look(since) {
      const paths = await reader.latest(since);
      await reading(async () => {
        for (const path of paths) await reader.readNew(path);
      });
    },
    records: (since) => reader.records(since),
    close() {
      closed = true;
      cancel?.();
      root.close();
      for (const leave of joined.values()) leave();
      joined.clear();
    },
  };
}
