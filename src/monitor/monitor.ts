/** Owns time and state: looks when it is due, holds the one snapshot, tells subscribers, carries out commands. */
import { correctedNow } from '../diagnosis/service/network.ts';
import { serviceState } from '../diagnosis/service-state.ts';
import type { CommandResult } from '../shared/commands.ts';
import type { MachineFacts } from '../shared/facts.ts';
import type { Settings } from '../shared/settings.ts';
import type { FallbackReport, Snapshot } from '../shared/snapshot.ts';
import type { Finding, TableVerdict } from '../shared/verdict.ts';
import type { EpochMs } from '../shared/words.ts';
import type { Host, PowerEvent } from '../sources/host/host.ts';
import { createParts } from './default-parts.ts';
import { describeForBugReport } from './describe-for-bug-report.ts';
import { createHistory } from './history.ts';
import { isSame } from './is-same.ts';
import { createChangeNotes } from './note-changes.ts';
import { createNoticeDesk } from './notice-desk.ts';
import { createDayFile } from './page-days.ts';
import type { MonitorParts } from './parts.ts';
import { createProfileWatch } from './profile-watch.ts';
import type { RemedyDesk, RemedyWorld } from './remedy-desk.ts';
import { createCommandDesk, type ShellCommands } from './run-commands.ts';
import { createSchedule } from './schedule.ts';
import { createServiceWatch, type ServiceTask } from './service-watch.ts';
import { type Call, CONFIRM_EVERY_MS, decideReport, nextSnapshot, type Sight } from './snapshot-builder.ts';

export type { ShellCommands } from './run-commands.ts';

export interface Monitor {
  /** Resolves when the first snapshot stands. */
  start(): Promise<void>;
  /** Stops everything and writes what is waiting to be kept. */
  stop(): Promise<void>;
  snapshot(): Snapshot;
  /** Called with every new snapshot, not with the present one. @returns the way to stop listening */
  subscribe(listener: (snapshot: Snapshot) => void): () => void;
  /** Validates and carries out a command; errors are values. */
  run(name: unknown, payload: unknown): Promise<CommandResult>;
  /** What `fallback()` gives, or what the vault holds, has changed. */
  touch(): void;
}

export interface MonitorOptions {
  /** Other sources than the machine's; for tests. */
  parts?: Partial<MonitorParts>;
  /** What only this shell can do. */
  commands?: ShellCommands;
  /** Keeps changed settings; false: could not. Default: they hold until the end. */
  saveSettings?: (settings: Settings) => Promise<boolean>;
  fallback?: () => FallbackReport;
  /** What can put things right, given this monitor; missing: nothing. */
  remedies?: (world: RemedyWorld) => RemedyDesk;
  /** Something for the log, one plain sentence. */
  onProblem?: (sentence: string) => void;
}

type Task = ServiceTask | 'profiles' | 'notices' | 'machine' | 'reread' | 'compose';

const HISTORY_SHOWN = 50;
/** Bursts of changes become one snapshot. */
const COALESCE_MS = 10;
const MACHINE_EVERY_MS = 3_600_000;
/** The wall clock has moved so much against the other one: it was set, or the machine slept unnoticed. */
const CLOCK_JUMP_MS = 20_000;
/** A dead login keeps the closer rhythm for a day; after that nobody is waiting any more. */
const CONCERNED_FOR_MS = 86_400_000;

const NO_FALLBACK: FallbackReport = {
  state: 'unavailable',
  tail: null,
  since: null,
  detail: 'This version has no API-key fallback.',
};

export function createMonitor(host: Host, initialSettings: Settings, options: MonitorOptions = {}): Monitor {
  const parts: MonitorParts = { ...createParts(host), ...options.parts };
  const { clock } = host;
  const listeners = new Set<(snapshot: Snapshot) => void>();
  const desk = createNoticeDesk(host);
  const history = createHistory(host);
  const notes = createChangeNotes(history);
  const days = createDayFile(host);
  let settings = initialSettings;
  let machine: MachineFacts | null = null;
  let power: 'awake' | 'away' | 'asleep' = 'awake';
  let current: Snapshot | null = null;
  let lastCall: Call | null = null;
  let running = false;
  let isStarting = false;
  let stopListening = (): void => {};
  let drift = clock.now() - clock.monotonic();
  let settledDrift = drift;
  let judgedDrift = drift;
  let wasConcerned = false;
  let noticesWait = false;
  let composed: { mark: string; at: EpochMs } = { mark: '', at: 0 };
  let pattern: { revision: number; at: EpochMs; text: string | null } = { revision: -1, at: 0, text: null };
  let latest: { revision: number; entries: Snapshot['history'] } = { revision: -1, entries: [] };

  const schedule = createSchedule<Task>(clock, (task) => {
    if (!running || noticeJump()) return;
    tasks[task]();
  });
  const service = createServiceWatch({
    host,
    page: parts.page,
    reachability: parts.reachability,
    schedule,
    situation: () => ({
      power,
      suspicious: isConcerned(),
      calm: { pageMs: settings.pageIntervalMs, helloMs: settings.helloIntervalMs },
    }),
    onChange: serviceChanged,
    onLook: (what) => {
      if (what === 'hello') void profiles.lookForRefusals();
    },
    onEndings: (endings) => notes.endings(endings, clock.now()),
  });
  const profiles = createProfileWatch({
    host,
    parts,
    settings: () => settings,
    now: judgingNow,
    clockOffsetMs: () => service.network(clock.now()).clockOffsetMs,
    onChange: (change) => {
      notes.profile(change, clock.now());
      changed();
    },
  });
  const remedies = options.remedies?.({
    async look(id) {
      await lookAtMachine(true);
      const facts = profiles.profiles().find((one) => one.id === id)?.facts;
      if (!facts || !machine) return null;
      const places = await parts.findProfiles(machine, settings);
      const place = places.find(({ configDir }) => configDir === facts.configDir);
      return place ? { facts, machine, place } : null;
    },
    profiles: () => profiles.profiles().map(({ facts }) => facts),
    first() {
      const watched = profiles.profiles();
      const shown = watched.find(({ id }) => id === current?.profiles[0]?.id) ?? watched[0];
      return shown && machine ? { id: shown.id, facts: shown.facts, machine } : null;
    },
    findings: () => see(clock.now()).findings,
    service: () => {
      const { page, probe } = service.service(clock.now());
      return serviceState(probe, page, 'DEAD');
    },
    readAgain: () => lookAtMachine(true),
    note: (text, profile) => history.add({ at: clock.now(), kind: 'action', profile, text: text.slice(0, 500) }),
    changed: () => changed(),
    problem: (sentence) => options.onProblem?.(sentence),
  });
  const commands = createCommandDesk({
    now: clock.now,
    monotonic: clock.monotonic,
    desk,
    history,
    snapshot: () => snapshot(),
    settings: () => settings,
    applySettings,
    refresh,
    changed: () => changed(),
    describe: () => describeForBugReport(snapshot(), host),
    shell: { ...remedies?.commands, ...options.commands },
  });

  const tasks: Record<Task, () => void> = {
    page: () => service.run('page'),
    hello: () => service.run('hello'),
    network: () => service.run('network'),
    profiles: () => {
      profiles.tick();
      changed();
    },
    notices: () => changed(),
    machine: () => void lookAtMachine(false),
    reread: () => void lookAtMachine(true),
    compose,
  };

  /** The wall clock was set, or the machine slept without a word: what was concluded before may not hold. */
  function noticeJump(): boolean {
    const now = clock.now() - clock.monotonic();
    const jumped = Math.abs(now - drift) > CLOCK_JUMP_MS;
    drift = now;
    if (jumped) wake();
    return jumped;
  }

  /** Until the network has settled after a jump, the clock as it was before goes on being believed. */
  function judgingNow(): EpochMs {
    if (running) noticeJump();
    return isSettling() ? clock.monotonic() + settledDrift : clock.now();
  }

  function isSettling(): boolean {
    return service.network(clock.now()).state === 'SETTLING';
  }

  /** Judges the logins anew once the clock is known again, by itself or against the server's. */
  function followClock(now: EpochMs, clockOffsetMs: number | null): void {
    settledDrift = now - clock.monotonic();
    const judging = correctedNow(now, clockOffsetMs) - clock.monotonic();
    if (Math.abs(judging - judgedDrift) <= CLOCK_JUMP_MS) return;
    judgedDrift = judging;
    profiles.judgeAgain();
  }

  function wake(): void {
    power = 'awake';
    drift = clock.now() - clock.monotonic();
    service.settle();
    schedule.plan('reread', 0);
    changed();
  }

  function onPower(event: PowerEvent): void {
    if (!running) return;
    POWER[event]();
  }

  const POWER: Record<PowerEvent, () => void> = {
    sleep: () => {
      power = 'asleep';
      service.sleep();
    },
    wake,
    lock: () => {
      power = 'away';
      service.replan();
    },
    unlock: () => {
      power = 'awake';
      service.replan();
      changed();
    },
    'network-change': () => service.settle(),
    offline: () => service.offline(),
    online: () => service.settle(),
    battery: () => {},
    mains: () => {},
  };

  /** Finds what has come and gone; reads every profile again when asked to, or when the machine is another one now. */
  async function lookAtMachine(everything: boolean): Promise<void> {
    schedule.plan('machine', MACHINE_EVERY_MS);
    const seen = await parts.readMachine();
    const found = await parts.findProfiles(seen, settings);
    if (!running) return;
    const isNew = machine !== null && !isSame(seen, machine);
    machine = seen;
    await profiles.follow(found, seen);
    if (everything || isNew) await profiles.readAll(seen);
    if (everything) remedies?.refresh();
    changed();
  }

  async function refresh(): Promise<void> {
    parts.forgetRefusals();
    service.refresh();
    await lookAtMachine(true);
  }

  async function applySettings(next: Settings): Promise<boolean> {
    const before = settings;
    settings = next;
    if (!isSame(before.profiles, next.profiles) || before.keychainAgreed !== next.keychainAgreed)
      await lookAtMachine(true);
    service.replan();
    changed();
    return (await options.saveSettings?.(next)) ?? true;
  }

  /** A login that ends or has just ended is worth a closer look at the service. */
  function isConcerned(): boolean {
    const now = clock.now();
    if (profiles.sawRefusal()) return true;
    return profiles.profiles().some(({ report, refused, facts }) => {
      const { state } = report.signIn;
      const fresh = now - (facts.credentials.changedAt ?? 0) < CONCERNED_FOR_MS;
      return refused || state === 'ENDING' || (state === 'DEAD' && fresh);
    });
  }

  /** Most looks only confirm what is known; then nothing has to be decided anew. */
  function serviceChanged(): void {
    const now = clock.now();
    const isNews = service.mark(now) !== composed.mark || noticesWait;
    if (isNews || Math.abs(now - composed.at) >= CONFIRM_EVERY_MS) changed();
  }

  function changed(): void {
    if (running && !isStarting) schedule.planSooner('compose', COALESCE_MS);
  }

  function see(now: EpochMs): Sight {
    const fallbackOn = fallbackReport().state === 'on';
    const watched = profiles.profiles();
    const network = service.network(now);
    const machineFindings: readonly Finding[] = machine
      ? parts.machineFindings(
          machine,
          watched.map(({ facts }) => facts),
          network.clockOffsetMs,
        )
      : [];
    return {
      now,
      network,
      service: service.service(now),
      facts: service.facts(now),
      profiles: watched,
      findings: [...machineFindings, ...watched.flatMap(({ findings }) => findings)].filter(
        (finding) => !(fallbackOn && isTheFallback(finding)),
      ),
      claude: machine?.clis ?? [],
      fallbackOn,
    };
  }

  function compose(): void {
    const now = clock.now();
    if (!isSettling()) followClock(now, service.network(now).clockOffsetMs);
    const sight = see(now);
    const decided = decideReport(sight, lastCall);
    notes.incidents(sight.service.incidents, now);
    notes.network(sight.network, now);
    const { light, headline, next, action, cause } = decided.report;
    if (!decided.dimmed) {
      if (lastCall && lastCall.light !== light) notes.light(decided.report, now);
      lastCall = { light, headline, next, action, cause };
    }
    composed = { mark: service.mark(now), at: now };
    planNotices(desk.take(noticeInput(sight, decided.verdicts)), now);
    planTick();
    days.keep(sight.facts.days);
    const concerned = isConcerned();
    if (concerned && !wasConcerned) service.replan();
    wasConcerned = concerned;
    publish(nextSnapshot(current, decided, snapshotParts(now), now));
  }

  function planNotices(at: EpochMs | null, now: EpochMs): void {
    noticesWait = at !== null;
    schedule.plan('notices', at === null ? null : at - now);
  }

  function planTick(): void {
    schedule.plan('profiles', profiles.nextTickMs());
  }

  function noticeInput(sight: Sight, verdicts: ReadonlyMap<string, TableVerdict>) {
    const { now, network, facts } = sight;
    const local = new Date(now);
    return {
      now,
      minuteOfDay: local.getHours() * 60 + local.getMinutes(),
      awake: power === 'awake',
      network: network.state,
      service: {
        page: sight.service.page,
        probe: sight.service.probe,
        pageFresh: facts.pageFresh,
        readAt: facts.readAt,
        helloGoodSince: facts.helloGoodSince,
        incidents: sight.service.incidents.toSorted((a, b) => a.startedAt - b.startedAt),
      },
      profiles: sight.profiles.flatMap(({ id, report }) => {
        const verdict = verdicts.get(id);
        const { state, loginEndsAt } = report.signIn;
        return verdict ? [{ id, name: report.name, signIn: state, loginEndsAt, verdict }] : [];
      }),
      findings: sight.findings,
      settings,
    };
  }

  function snapshotParts(now: EpochMs) {
    const { mutedUntil, tellWhenItWorks } = desk.memory();
    return {
      notices: desk.notices(),
      history: latestHistory(),
      pattern: findPattern(now),
      tellWhenItWorks,
      mutedUntil: mutedUntil !== null && mutedUntil > now ? mutedUntil : null,
      fallback: fallbackReport(),
      remedies: remedies?.runs() ?? [],
      plannable: remedies?.plannable ?? [],
      settings,
      commands: commands.names,
    };
  }

  function fallbackReport(): FallbackReport {
    return options.fallback?.() ?? remedies?.fallback() ?? NO_FALLBACK;
  }

  function latestHistory(): Snapshot['history'] {
    const revision = history.revision();
    if (latest.revision !== revision) latest = { revision, entries: history.latest(HISTORY_SHOWN) };
    return latest.entries;
  }

  function findPattern(now: EpochMs): string | null {
    const revision = history.revision();
    if (pattern.revision !== revision || now - pattern.at > MACHINE_EVERY_MS) {
      const names = new Map(profiles.profiles().map(({ id, report }) => [id, report.name]));
      const nameOf = (id: string) => (names.size > 1 ? (names.get(id) ?? null) : null);
      pattern = { revision, at: now, text: history.pattern(now, nameOf) };
    }
    return pattern.text;
  }

  function publish(next: Snapshot): void {
    if (next === current) return;
    current = next;
    for (const listener of [...listeners]) listener(next);
  }

  function snapshot(): Snapshot {
    if (current) return current;
    const now = clock.now();
    return nextSnapshot(null, decideReport(see(now), null), snapshotParts(now), now);
  }

  return {
    async start() {
      if (running) return;
      running = true;
      isStarting = true;
      drift = clock.now() - clock.monotonic();
      const now = clock.now();
      const [kept, ...problems] = await Promise.all([days.load(), desk.load(), history.load(now)]);
      for (const problem of [kept.problem, ...problems]) if (problem) options.onProblem?.(problem);
      history.add({ at: now, kind: 'started', profile: null, text: 'Pilotlight started.' });
      stopListening = host.power.listen(onPower);
      service.start(kept.days);
      await lookAtMachine(false);
      isStarting = false;
      compose();
      void remedies?.start();
    },
    async stop() {
      running = false;
      stopListening();
      schedule.clear();
      service.sleep();
      await remedies?.stop();
      profiles.stop();
      await Promise.all([desk.flush(), history.flush(), days.flush()]);
    },
    snapshot,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    run: (name, payload) => commands.run(name, payload),
    touch() {
      remedies?.refresh();
      changed();
    },
  };
}

/** The helper that wins over the plan is what the person switched on: no finding. */
function isTheFallback({ id, evidence }: Finding): boolean {
  return id === 'api-key-beats-plan' && evidence.some(({ note }) => note.startsWith('apiKeyHelper '));
}
