/** Watches every profile: believes what has settled, knows when to look again. */
import { nameProfile } from '../../diagnosis/assess-profile.ts';
import { RECORDS_SINCE_MS } from '../../diagnosis/refusals/judge-refusals.ts';
import { NO_RECORDS, type SessionRecords } from '../../diagnosis/refusals/session-records.ts';
import type { Host } from '../../platform/host.ts';
import type { MachineFacts, ProfileFacts } from '../../shared/facts.ts';
import type { Settings } from '../../shared/settings.ts';
import type { EpochMs } from '../../shared/vocabulary.ts';
import { failureSpool } from '../../sources/claude-code/failure-spool.ts';
import type { FollowedRecords } from '../../sources/claude-code/follow-records.ts';
import type { ProfilePlace } from '../../sources/profiles/profiles.ts';
import type { PathWatch } from '../../sources/watch/watch-path.ts';
import type { MonitorPorts } from '../ports.ts';
import { isSame } from '../snapshot/is-same.ts';
import { createProfileReader, type ProfileReader, readSignature } from './profile-reader.ts';
import {
  type AssessmentContext,
  hasNews,
  isConcerning,
  judgeProfile,
  type ProfileChange,
  type ProfileState,
  sawRefusal,
  type WatchedProfile,
  waitsOf,
} from './profile-state.ts';

/** Profiles whose session records are followed; the ones used last. */
const MAX_FOLLOWED = 5;

interface Entry {
  state: ProfileState;
  /** null: not followed. */
  records: FollowedRecords | null;
  /** The mark of Claude Code's failure hook; null: not followed. */
  mark: PathWatch | null;
  reader: ProfileReader;
}

export interface ProfileWatcherOptions {
  host: Host;
  ports: MonitorPorts;
  settings(): Settings;
  /** The time to judge deadlines by, own clock; not a clock that has just jumped and was not measured since. */
  now(): EpochMs;
  clockOffsetMs(): number | null;
  /** What else has to be known before these facts are told. @returns takes it over, at the same moment as the facts */
  prepare(facts: ProfileFacts, machine: MachineFacts): Promise<() => void>;
  onChange(change: ProfileChange): void;
}

export interface ProfileWatcher {
  /** Watches these profiles and no others from now on. */
  follow(found: readonly ProfilePlace[], machine: MachineFacts): Promise<void>;
  /** Reads everything again (after a wake, a refresh, or other machine facts). */
  readAll(machine: MachineFacts): Promise<void>;
  /** Reads one profile again; nothing where it is not watched. */
  readOne(configDir: string): Promise<void>;
  /** Reads what is new in the session records without waiting for an event: where folders cannot be watched. */
  lookForRefusals(): Promise<void>;
  /** Looks again who listens at addresses of this machine: servers come and go without a file being changed. */
  lookForServers(): Promise<void>;
  /** Nobody listens at an address that a variable names. */
  misses(): boolean;
  /** Time has passed: states that end by themselves, grace that is over. */
  tick(): void;
  /** The clock is another one now: judges every profile anew by it. */
  judgeAgain(): void;
  /** A login that ends, has just ended or was refused is worth a closer look at the service. */
  isConcerning(): boolean;
  profiles(): readonly WatchedProfile[];
  /** The one of new sessions, where it has been read; asked at every change of any profile. */
  first(): WatchedProfile | null;
  /** ms until `tick` has something to do; null: nothing. */
  nextTickMs(): number | null;
  stop(): void;
}

export function createProfileWatcher(options: ProfileWatcherOptions): ProfileWatcher {
  const { host, ports } = options;
  const entries = new Map<string, Entry>();
  let machine: MachineFacts | null = null;
  /** Folders as they were found: the one of new sessions first. */
  let order: readonly string[] = [];

  const around = (on: MachineFacts, records: SessionRecords): AssessmentContext => ({
    findings: ports.findings,
    nameOf: ({ configDir }) => nameProfile(configDir, host.home, options.settings().profileEntries),
    machine: on,
    records,
    now: options.now(),
    monotonic: host.clock.monotonic(),
    clockOffsetMs: options.clockOffsetMs(),
  });
  const recordsOf = ({ records }: Entry): SessionRecords =>
    records?.records(options.now() - RECORDS_SINCE_MS) ?? NO_RECORDS;
  const take = (entry: Entry, facts = entry.state.current.facts): void => {
    if (!machine) return;
    const before = entry.state.current;
    entry.state = judgeProfile(entry.state, facts, around(machine, recordsOf(entry)));
    options.onChange({ before, after: entry.state.current });
  };
  const meet = async (place: ProfilePlace, on: MachineFacts): Promise<void> => {
    const paths = ports.watchedPaths(place, null).map(({ path }) => path);
    const signatures = await Promise.all(paths.map(async (path) => [path, await readSignature(host, path)] as const));
    const facts = await ports.readProfile(place, options.settings(), on);
    if (entries.has(place.configDir)) return;
    const entry = createEntry(place, judgeProfile(null, facts, around(on, NO_RECORDS)), new Map(signatures));
    entries.set(place.configDir, entry);
    options.onChange({ before: null, after: entry.state.current });
  };
  const createEntry = (place: ProfilePlace, state: ProfileState, signatures: ReadonlyMap<string, string>): Entry => {
    const entry: Entry = {
      state,
      records: null,
      mark: null,
      reader: createProfileReader({
        host,
        ports,
        place,
        signatures,
        settings: options.settings,
        machine: () => machine,
        known: () => entry.state.current.facts,
        prepare: async (facts) => (machine ? options.prepare(facts, machine) : () => {}),
        onFacts: (facts: ProfileFacts) => take(entry, facts),
      }),
    };
    return entry;
  };
  const forget = (configDir: string, { mark, reader, records }: Entry): void => {
    reader.close();
    records?.close();
    mark?.close();
    entries.delete(configDir);
  };
  const review = (entry: Entry): void => {
    if (hasNews(entry.state, recordsOf(entry), options.now())) take(entry);
  };
  const lookIntoRecords = async (): Promise<void> => {
    for (const [configDir, entry] of entries) {
      if (entry.records === null) continue;
      await entry.records.look(options.now() - RECORDS_SINCE_MS);
      if (entries.get(configDir) === entry) review(entry);
    }
  };
  const lookForServers = async (): Promise<void> => {
    for (const [configDir, entry] of entries) {
      const { facts } = entry.state.current;
      if (!machine || !facts.listening) continue;
      const listening = await ports.readListening(facts, machine);
      const isKnown = entries.get(configDir) !== entry || entry.state.current.facts !== facts;
      if (!isKnown && !isSame(listening, facts.listening)) take(entry, { ...facts, listening });
    }
  };
  const followLatest = (): void => {
    const latest = [...entries.values()].toSorted((a, b) => usedAt(b) - usedAt(a)).slice(0, MAX_FOLLOWED);
    for (const entry of entries.values()) {
      if (latest.includes(entry)) {
        const { configDir } = entry.state.current.facts;
        entry.mark ??= ports.watch(failureSpool(host, configDir).touched, () => void lookIntoRecords());
        entry.records ??= ports.followRecords(configDir, () => review(entry), ports.watch);
      } else if (entry.records !== null) {
        entry.records.close();
        entry.records = null;
        entry.mark?.close();
        entry.mark = null;
        review(entry);
      }
    }
    void lookIntoRecords();
  };

  return {
    async follow(found, on) {
      machine = on;
      order = found.map(({ configDir }) => configDir);
      const wanted = new Set(order);
      for (const [configDir, entry] of entries) if (!wanted.has(configDir)) forget(configDir, entry);
      await Promise.all(found.filter(({ configDir }) => !entries.has(configDir)).map((one) => meet(one, on)));
      // Arming takes longer than reading: with many profiles the first snapshot comes first.
      for (const { reader } of entries.values()) if (!reader.isWatching()) reader.watch();
      followLatest();
    },
    async readOne(configDir) {
      await entries.get(configDir)?.reader.read('whole');
    },
    async readAll(on) {
      machine = on;
      await Promise.all([...entries.values()].map(({ reader }) => reader.read('whole')));
    },
    lookForRefusals: lookIntoRecords,
    lookForServers,
    misses: () =>
      [...entries.values()].some(({ state }) => Object.values(state.current.facts.listening ?? {}).includes(false)),
    tick() {
      const now = options.now();
      const monotonic = host.clock.monotonic();
      for (const entry of entries.values()) {
        const { settled, deadline } = entry.state;
        if (settled.readAgainAt !== null && monotonic >= settled.readAgainAt) void entry.reader.read('store');
        else if (deadline !== null && now >= deadline) take(entry);
      }
    },
    judgeAgain() {
      for (const entry of entries.values()) take(entry);
    },
    isConcerning() {
      const now = options.now();
      return [...entries.values()].some(
        (entry) => sawRefusal(recordsOf(entry), now) || isConcerning(entry.state.current, now),
      );
    },
    profiles: () =>
      // What is read first comes into the map first.
      [...new Set([...order, ...entries.keys()])].flatMap((configDir) => entries.get(configDir)?.state.current ?? []),
    first() {
      const found = order.find((configDir) => entries.has(configDir));
      return found === undefined ? null : (entries.get(found)?.state.current ?? null);
    },
    nextTickMs() {
      const [now, monotonic] = [options.now(), host.clock.monotonic()];
      const waits = [...entries.values()].flatMap(({ state }) => waitsOf(state, now, monotonic));
      return waits.length === 0 ? null : Math.min(...waits);
    },
    stop() {
      for (const [configDir, entry] of entries) forget(configDir, entry);
    },
  };
}

const usedAt = ({ state }: Entry): EpochMs => state.current.facts.credentials.changedAt ?? 0;
