/** Watches every profile: reads it when its files change, believes what has settled, knows when to look again. */
import { assessProfile, profileId, reportProfile } from '../diagnosis/assess-profile.ts';
import { correctedNow } from '../diagnosis/service/network.ts';
import { isLoginRefused, type RefusalFacts } from '../diagnosis/service/refusals.ts';
import { type SettledSignIn, settleSignIn } from '../diagnosis/settle-sign-in.ts';
import { ENDING_WITHIN_MS } from '../diagnosis/sign-in.ts';
import type { MachineFacts, ProfileFacts } from '../shared/facts.ts';
import type { Settings } from '../shared/settings.ts';
import type { Finding, ProfileAuth, ProfileReport } from '../shared/verdict.ts';
import type { EpochMs } from '../shared/words.ts';
import { refreshUnderWay } from '../sources/claude-locks.ts';
import type { Host } from '../sources/host/host.ts';
import type { ProfilePlace } from '../sources/profiles.ts';
import type { PathWatch } from '../sources/watch-path.ts';
import type { MonitorParts, Watched } from './parts.ts';

/** Claude Code rewrites its configuration every few seconds while it works; the login hardly ever. */
const CONFIG_AT_MOST_EVERY_MS = 15_000;
/** A refused login stays refused until it works, changes, or nobody has tried it for so long. */
const REFUSALS_SINCE_MS = 2 * 3_600_000;
/** Profiles whose session records are looked at; the ones used last. */
const MOST_REFUSAL_LOOKS = 5;

/** One profile as it is known now. */
export interface WatchedProfile {
  readonly id: string;
  readonly facts: ProfileFacts;
  readonly report: ProfileReport;
  readonly findings: readonly Finding[];
  /** True while the server refuses the login it holds. */
  readonly refused: boolean;
  readonly refusedSince: EpochMs | null;
}

/** What changed between two readings of a profile, for the history. */
export interface ProfileChange {
  before: WatchedProfile | null;
  after: WatchedProfile;
}

interface Entry {
  found: ProfilePlace;
  current: WatchedProfile;
  auth: ProfileAuth;
  settled: SettledSignIn;
  refusals: RefusalFacts | null;
  /** Wall clock at which the state changes by time alone; null: never. */
  deadline: EpochMs | null;
  /** The files as they were just before the first reading. */
  signatures: ReadonlyMap<string, string>;
  watches: readonly { path: string; watch: PathWatch }[];
  configReadAt: number;
  cancelConfig: (() => void) | null;
  /** What is to be read next, and the reading under way: one at a time, so that an older one never comes last. */
  wanted: Watched | null;
  reading: Promise<void> | null;
  gone: boolean;
}

export interface ProfileWatchOptions {
  host: Host;
  parts: MonitorParts;
  settings(): Settings;
  /** The time to judge deadlines by, own clock; not a clock that has just jumped and was not measured since. */
  now(): EpochMs;
  clockOffsetMs(): number | null;
  onChange(change: ProfileChange): void;
}

export interface ProfileWatch {
  /** Watches these profiles and no others from now on. */
  follow(found: readonly ProfilePlace[], machine: MachineFacts): Promise<void>;
  /** Reads everything again (after a wake, a refresh, or other machine facts). */
  readAll(machine: MachineFacts): Promise<void>;
  /** Looks into the session records of the profiles used last. */
  lookForRefusals(): Promise<void>;
  /** Time has passed: states that end by themselves, grace that is over. */
  tick(): void;
  /** The clock is another one now: judges every profile anew by it. */
  judgeAgain(): void;
  /** True while session records of late show a refused login, even if once only. */
  sawRefusal(): boolean;
  profiles(): readonly WatchedProfile[];
  /** ms until `tick` has something to do; null: nothing. */
  nextTickMs(): number | null;
  stop(): void;
}

export function createProfileWatch(options: ProfileWatchOptions): ProfileWatch {
  const { host, parts } = options;
  const entries = new Map<string, Entry>();
  let machine: MachineFacts | null = null;

  /** Takes in what was read; the state shown changes only when it has settled. */
  const take = (entry: Entry, facts: ProfileFacts, on: MachineFacts): void => {
    const before = entry.current;
    const now = options.now();
    const { auth, signIn } = assessProfile({ facts, machine: on, now, clockOffsetMs: options.clockOffsetMs() });
    entry.auth = auth;
    entry.settled = settleSignIn(entry.settled, readingOf(facts, signIn), host.clock.monotonic());
    entry.deadline = nextDeadline(facts, now, options.clockOffsetMs());
    const refused = isRefused(entry, facts, now);
    entry.current = {
      id: before.id,
      facts,
      report: reportProfile(facts, host.home, auth, entry.settled.signIn),
      findings: parts.findings({
        facts,
        machine: on,
        auth,
        signIn: entry.settled.signIn,
        now,
        answeredAt: entry.refusals?.succeededAt ?? null,
      }),
      refused,
      refusedSince: refused ? (before.refusedSince ?? now) : null,
    };
    options.onChange({ before, after: entry.current });
  };
  const rewatch = (entry: Entry): void => {
    const wanted = parts.watchedPaths(entry.found, entry.current.facts);
    const kept = entry.watches.filter(({ path }) => wanted.some((one) => one.path === path));
    for (const old of entry.watches) if (!kept.includes(old)) old.watch.close();
    const added = wanted
      .filter(({ path }) => !kept.some((one) => one.path === path))
      .map(({ path, what }) => ({ path, watch: watchOne(entry, path, what) }));
    entry.watches = [...kept, ...added];
  };
  /** The first call says that the watch stands; a file that is still the one that was read needs no second reading. */
  const watchOne = (entry: Entry, path: string, what: Watched): PathWatch => {
    let stands = false;
    return parts.watch(path, () => {
      const read = stands ? undefined : entry.signatures.get(path);
      stands = true;
      if (read === undefined) changed(entry, what);
      else void signatureOf(host, path).then((now) => now !== read && !entry.gone && changed(entry, what));
    });
  };
  const changed = (entry: Entry, what: Watched): void => {
    if (what === 'store') void read(entry, 'store');
    else readConfigSoon(entry);
  };
  const read = (entry: Entry, what: Watched): Promise<void> => {
    entry.wanted = what === 'config' || entry.wanted === 'config' ? 'config' : 'store';
    entry.reading ??= readWanted(entry).finally(() => {
      entry.reading = null;
    });
    return entry.reading;
  };
  const readWanted = async (entry: Entry): Promise<void> => {
    while (entry.wanted !== null && !entry.gone && machine) {
      const what = entry.wanted;
      entry.wanted = null;
      await (what === 'store' ? readStore(entry, machine) : readWhole(entry, machine));
    }
  };
  const readStore = async (entry: Entry, on: MachineFacts): Promise<void> => {
    const store = await parts.readStore(entry.found, entry.current.facts, options.settings());
    if (!entry.gone) take(entry, { ...entry.current.facts, ...store }, on);
  };
  const readConfigSoon = (entry: Entry): void => {
    if (entry.cancelConfig) return;
    const delayMs = Math.max(0, entry.configReadAt + CONFIG_AT_MOST_EVERY_MS - host.clock.monotonic());
    entry.cancelConfig = host.clock.after(delayMs, () => {
      entry.cancelConfig = null;
      void read(entry, 'config');
    });
  };
  const readWhole = async (entry: Entry, on: MachineFacts): Promise<void> => {
    entry.configReadAt = host.clock.monotonic();
    const facts = await parts.readProfile(entry.found, options.settings(), on);
    if (entry.gone) return;
    take(entry, facts, on);
    rewatch(entry);
  };
  const meet = async (found: ProfilePlace, on: MachineFacts): Promise<void> => {
    const paths = parts.watchedPaths(found, null).map(({ path }) => path);
    const signatures = await Promise.all(paths.map(async (path) => [path, await signatureOf(host, path)] as const));
    const facts = await parts.readProfile(found, options.settings(), on);
    const key = keyOf(found);
    if (entries.has(key)) return;
    const entry = { ...createEntry(found, facts, on), signatures: new Map(signatures) };
    entries.set(key, entry);
    options.onChange({ before: null, after: entry.current });
  };
  const createEntry = (found: ProfilePlace, facts: ProfileFacts, on: MachineFacts): Omit<Entry, 'signatures'> => {
    const now = options.now();
    const { auth, signIn } = assessProfile({ facts, machine: on, now, clockOffsetMs: options.clockOffsetMs() });
    const settled = settleSignIn(null, readingOf(facts, signIn), host.clock.monotonic());
    const current: WatchedProfile = {
      id: profileId(facts),
      facts,
      report: reportProfile(facts, host.home, auth, signIn),
      findings: parts.findings({ facts, machine: on, auth, signIn, now }),
      refused: false,
      refusedSince: null,
    };
    const deadline = nextDeadline(facts, now, options.clockOffsetMs());
    const configReadAt = host.clock.monotonic();
    return {
      found,
      current,
      auth,
      settled,
      refusals: null,
      deadline,
      watches: [],
      configReadAt,
      cancelConfig: null,
      wanted: null,
      reading: null,
      gone: false,
    };
  };
  const forget = (key: string, entry: Entry): void => {
    entry.gone = true;
    entry.cancelConfig?.();
    for (const { watch } of entry.watches) watch.close();
    entries.delete(key);
  };

  return {
    async follow(found, on) {
      machine = on;
      const wanted = new Set(found.map(keyOf));
      for (const [key, entry] of entries) if (!wanted.has(key)) forget(key, entry);
      await Promise.all(found.filter((one) => !entries.has(keyOf(one))).map((one) => meet(one, on)));
      // Arming takes longer than reading: with many profiles the first snapshot comes first.
      for (const entry of entries.values()) if (entry.watches.length === 0) rewatch(entry);
    },
    async readAll(on) {
      machine = on;
      await Promise.all([...entries.values()].map((entry) => read(entry, 'config')));
    },
    async lookForRefusals() {
      const now = options.now();
      const on = machine;
      if (!on) return;
      const latest = [...entries.values()].toSorted((a, b) => usedAt(b) - usedAt(a)).slice(0, MOST_REFUSAL_LOOKS);
      for (const entry of latest) {
        const before = entry.refusals?.succeededAt ?? null;
        entry.refusals = await parts.readRefusals(entry.current.facts.configDir, now - REFUSALS_SINCE_MS);
        const wasRefused = entry.current.refused;
        // A login that has ended while Claude Code goes on working is a finding.
        const worksOn = entry.settled.signIn.state === 'DEAD' && entry.refusals.succeededAt !== before;
        if (!entry.gone && (worksOn || isRefused(entry, entry.current.facts, now) !== wasRefused))
          take(entry, entry.current.facts, on);
      }
    },
    tick() {
      if (!machine) return;
      const now = options.now();
      const monotonic = host.clock.monotonic();
      for (const entry of entries.values()) {
        const { readAgainAt } = entry.settled;
        if (readAgainAt !== null && monotonic >= readAgainAt) void read(entry, 'store');
        else if (entry.deadline !== null && now >= entry.deadline) take(entry, entry.current.facts, machine);
      }
    },
    judgeAgain() {
      if (!machine) return;
      for (const entry of entries.values()) take(entry, entry.current.facts, machine);
    },
    sawRefusal() {
      const since = options.now() - REFUSALS_SINCE_MS;
      return [...entries.values()].some(({ refusals }) =>
        refusals?.refusals.some(({ at, status }) => status === 401 && at > Math.max(since, refusals.succeededAt ?? 0)),
      );
    },
    profiles: () => [...entries.values()].map(({ current }) => current),
    nextTickMs() {
      const now = options.now();
      const monotonic = host.clock.monotonic();
      let next: number | null = null;
      for (const { settled, deadline } of entries.values()) {
        if (settled.readAgainAt !== null) next = Math.min(next ?? Infinity, settled.readAgainAt - monotonic);
        if (deadline !== null) next = Math.min(next ?? Infinity, deadline - now);
      }
      return next;
    },
    stop() {
      for (const [key, entry] of entries) forget(key, entry);
    },
  };
}

async function signatureOf(host: Host, path: string): Promise<string> {
  const stat = await host.files.stat(path);
  return stat === null ? 'absent' : `${stat.inode} ${stat.size} ${stat.mtimeMs} ${stat.mode}`;
}

function keyOf({ configDir }: ProfilePlace): string {
  return configDir;
}

function usedAt({ current }: Entry): EpochMs {
  return current.facts.credentials.changedAt ?? 0;
}

function readingOf(facts: ProfileFacts, signIn: SettledSignIn['signIn']) {
  return {
    signIn,
    absent: facts.credentials.status === 'absent',
    refreshUnderWay: refreshUnderWay(facts.locks),
  };
}

function isRefused({ refusals }: Entry, facts: ProfileFacts, now: EpochMs): boolean {
  const last = refusals?.refusals.at(-1);
  if (!refusals || !last || now - last.at > REFUSALS_SINCE_MS) return false;
  const { changedAt, login } = facts.credentials;
  return isLoginRefused(
    refusals,
    { changedAt, accessTokenExpiresAt: login?.accessTokenExpiresAt ?? null },
    Math.min(now, last.at),
  );
}

/** The next moment at which the state of this login changes although nothing happens, by the own clock. */
function nextDeadline(facts: ProfileFacts, now: EpochMs, clockOffsetMs: number | null): EpochMs | null {
  const { login } = facts.credentials;
  const correction = now - correctedNow(now, clockOffsetMs);
  const ends = login?.loginEndsAt ?? null;
  const times = [login?.accessTokenExpiresAt ?? null, ends, ends === null ? null : ends - ENDING_WITHIN_MS]
    .filter((at) => at !== null)
    .map((at) => at + correction)
    .filter((at) => at > now);
  return times.length === 0 ? null : Math.min(...times);
}
