/** Knows who pays in each running session, and tells when that changes while it runs. */
import { tildePath } from '../../diagnosis/assess-profile.ts';
import {
  type FollowedSession,
  followSession,
  hasChanged,
  meetSession,
} from '../../diagnosis/sessions/follow-session.ts';
import {
  groupBy,
  type SessionChange,
  sayChanges,
  sessionSourceFinding,
} from '../../diagnosis/sessions/session-changes.ts';
import { belongsTo, isSameSessionSource, sessionSource } from '../../diagnosis/sessions/session-source.ts';
import { GRACE_MS } from '../../diagnosis/sign-in/settle-sign-in.ts';
import type { Host } from '../../platform/host.ts';
import type { MachineFacts, ProfileFacts, RunningSession } from '../../shared/facts.ts';
import { cut } from '../../shared/messages/phrasing.ts';
import { createQueue } from '../../shared/queue.ts';
import type { Finding } from '../../shared/verdict.ts';
import type { EpochMs } from '../../shared/vocabulary.ts';
import type { History } from '../history/history.ts';
import type { MonitorPorts } from '../ports.ts';
import type { ProfileChange, WatchedProfile } from '../profiles/profile-state.ts';
import { isSame } from '../snapshot/is-same.ts';

/** While something is said of a session: is it still there, and is it still so? */
const LOOK_AGAIN_MS = 60_000;
/** The kernel tells when a process began to about a second. */
const START_PRECISION_MS = 2000;
const LONGEST_PATH = 80;

interface SessionWatchWorld {
  host: Pick<Host, 'clock' | 'home'>;
  ports: Pick<MonitorPorts, 'findSessions' | 'readProject'>;
  machine(): MachineFacts | null;
  profiles(): readonly WatchedProfile[];
  history: Pick<History, 'add'>;
  lookAgain(delayMs: number): void;
  changed(): void;
}

export interface SessionWatch {
  /** What a profile's files say is another thing now: only then sessions are looked at out of turn. */
  profile(change: ProfileChange): void;
  /** `found`: as just read; missing: reads them. */
  look(found?: readonly RunningSession[]): Promise<void>;
  findings(): readonly Finding[];
  start(): void;
  stop(): void;
}

interface Entry {
  session: RunningSession;
  project: string;
  profile: string;
  state: FollowedSession;
}

/** A profile as it was before it changed. */
interface Past {
  facts: ProfileFacts;
  until: EpochMs;
}

export function createSessionWatch(world: SessionWatchWorld): SessionWatch {
  const { clock, home } = world.host;
  let entries: ReadonlyMap<string, Entry> = new Map();
  const past = new Map<string, Past>();
  const inTurn = createQueue();
  let stopped = true;

  const readEntry = async (session: RunningSession, before: ReadonlyMap<string, Past>): Promise<Entry | null> => {
    const profile = world.profiles().find(({ facts }) => belongsTo(session, facts));
    if (!profile || session.cwd === null) return null;
    const version = world.machine()?.clis.find(({ first }) => first)?.version ?? null;
    const project = await world.ports.readProject(profile.facts.configDir, session.cwd, version);
    const moment = { at: clock.now(), monotonic: clock.monotonic() };
    const tell = (facts: ProfileFacts) => sessionSource({ session, profile: facts, project, version, now: moment.at });
    const seen = tell(profile.facts);
    const known = entries.get(keyOf(session))?.state;
    const earlier = before.get(profile.facts.configDir);
    const began = known || !earlier || !startedBefore(session, earlier.until) ? null : tell(earlier.facts);
    const met = known ?? (seen && meetSession(began ?? seen, moment));
    if (!met) return null;
    const state = followSession(met, seen, moment);
    return { session, project: cut(tildePath(session.cwd, home), LONGEST_PATH), profile: profile.id, state };
  };

  const lookNow = async (found?: readonly RunningSession[]): Promise<void> => {
    const sessions = found ?? (await world.ports.findSessions());
    const before = new Map(past);
    past.clear();
    const read = await Promise.all(sessions.map((session) => readEntry(session, before)));
    if (stopped) return;
    const next = new Map(read.flatMap((entry) => (entry ? [[keyOf(entry.session), entry]] : [])));
    note([...next.values()].flatMap((entry) => changeSince(entries.get(keyOf(entry.session)), entry) ?? []));
    const said = findingsOf(entries);
    entries = next;
    if (!isSame(said, findingsOf(entries))) world.changed();
    const wait = nextLookMs();
    if (wait !== null) world.lookAgain(wait);
  };

  const note = (changes: readonly (SessionChange & { profile: string })[]): void => {
    for (const [profile, its] of groupBy(changes, (change) => change.profile)) {
      const at = Math.min(...its.map(({ since }) => since));
      for (const text of sayChanges(its)) world.history.add({ at, kind: 'billing', profile, text, cause: 'machine' });
    }
  };

  const nextLookMs = (): number | null => {
    const states = [...entries.values()].map(({ state }) => state);
    const monotonic = clock.monotonic();
    const waits = states.flatMap(({ pending }) => (pending ? [pending.seenAt + GRACE_MS - monotonic] : []));
    if (states.some(hasChanged)) waits.push(LOOK_AGAIN_MS);
    return waits.length === 0 ? null : Math.max(0, Math.min(...waits));
  };

  const look = (found?: readonly RunningSession[]): Promise<void> =>
    inTurn(async () => {
      if (!stopped) await lookNow(found);
    });

  return {
    profile({ before, after }) {
      if (!before || !decidesElse(before.facts, after.facts)) return;
      const { configDir } = after.facts;
      if (!past.has(configDir)) past.set(configDir, { facts: before.facts, until: clock.now() });
      if (world.machine()?.platform === 'linux') void look();
    },
    look,
    findings: () => findingsOf(entries),
    start() {
      stopped = false;
    },
    stop() {
      stopped = true;
    },
  };
}

/** A process ID is given anew one day, and a process may go to another folder. */
function keyOf({ cwd, pid, startedAt }: RunningSession): string {
  return JSON.stringify([pid, cwd, startedAt === null ? null : Math.round(startedAt / 10_000)]);
}

function startedBefore({ startedAt }: RunningSession, at: EpochMs): boolean {
  return startedAt !== null && startedAt + START_PRECISION_MS < at;
}

/** Does what chooses the credential differ? Times of a renewed login do not. */
function decidesElse(a: ProfileFacts, b: ProfileFacts): boolean {
  const parts = ({ anthropicProfile, credentials, globalConfig, settings }: ProfileFacts) => {
    const { accessToken, plan, scopes } = credentials.login ?? {};
    const { usage: _, ...config } = globalConfig;
    return { anthropicProfile, status: credentials.status, accessToken, plan, scopes, config, settings };
  };
  return !isSame(parts(a), parts(b));
}

function changeSince(before: Entry | undefined, after: Entry): (SessionChange & { profile: string }) | null {
  const from = before ? before.state.latest : after.state.base;
  const { latest: to, since } = after.state;
  if (isSameSessionSource(from, to)) return null;
  return { session: after.session, project: after.project, profile: after.profile, from, to, since };
}

function findingsOf(entries: ReadonlyMap<string, Entry>): Finding[] {
  const changes = [...entries.values()].flatMap(({ profile, project, session, state }) =>
    hasChanged(state) ? [{ session, project, profile, from: state.base, to: state.latest, since: state.since }] : [],
  );
  const byProfile = groupBy(changes, ({ profile }) => profile);
  return [...byProfile].flatMap(([profile, its]) => sessionSourceFinding(its, profile) ?? []);
}
