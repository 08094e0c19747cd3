/** Owns time and state: looks when it is due, holds the one snapshot, tells subscribers, carries out commands. */

import type { Host } from '../platform/host.ts';
import type { CommandResult } from '../shared/commands.ts';
import type { MachineFacts } from '../shared/facts.ts';
import type { FallbackReport } from '../shared/fallback.ts';
import type { Settings } from '../shared/settings.ts';
import { type Capabilities, NO_CAPABILITIES, type Snapshot } from '../shared/snapshot.ts';
import type { EpochMs } from '../shared/vocabulary.ts';
import { createPowerState } from './clock/power-state.ts';
import { createSchedule } from './clock/schedule.ts';
import { createCommandRouter, type ShellCommands } from './commands/run-commands.ts';
import { createPastFiller } from './history/fill-past.ts';
import { createHistory } from './history/history.ts';
import { createChangeNotes } from './history/note-changes.ts';
import { createNodePorts } from './node-ports.ts';
import { createNoticeStore } from './notices/notice-store.ts';
import type { MonitorPorts } from './ports.ts';
import { createProfileWatcher } from './profiles/profile-watcher.ts';
import type { RemedyController, RemedyWorld } from './remedies/ports.ts';
import { createRemedyWorld } from './remedies/remedy-context.ts';
import { createDayFile } from './service/page-days.ts';
import { createServicePoller, type ServiceTask } from './service/service-poller.ts';
import { createUnaskedService } from './service/unasked-service.ts';
import { createComposer } from './snapshot/composer.ts';
import { describeForBugReport } from './snapshot/describe-for-bug-report.ts';
import { isSame } from './snapshot/is-same.ts';

export type { ShellCommands } from './commands/run-commands.ts';

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
  parts?: Partial<MonitorPorts>;
  /** What only this shell can do. */
  commands?: ShellCommands;
  /** What it can do besides. Default: nothing. */
  capabilities?: Capabilities;
  /** Keeps changed settings; false: could not. Default: they hold until the end. */
  saveSettings?: (settings: Settings) => Promise<boolean>;
  fallback?: () => FallbackReport;
  /** Neither the service nor the network is asked about, not once. */
  offline?: boolean;
  /** What can put things right, given this monitor; missing: nothing. */
  remedies?: (world: RemedyWorld) => RemedyController;
  /** Something for the log, one plain sentence. */
  onProblem?: (sentence: string) => void;
}

type Task = ServiceTask | 'profiles' | 'notices' | 'machine' | 'reread' | 'compose';

/** Bursts of changes become one snapshot. */
const COALESCE_MS = 10;
const MACHINE_EVERY_MS = 3_600_000;

const NO_FALLBACK: FallbackReport = {
  state: 'unavailable',
  tail: null,
  since: null,
  detail: 'This version has no API-key fallback.',
};

export function createMonitor(host: Host, initialSettings: Settings, options: MonitorOptions = {}): Monitor {
  const parts: MonitorPorts = { ...createNodePorts(host), ...options.parts };
  const { clock } = host;
  const listeners = new Set<(snapshot: Snapshot) => void>();
  const desk = createNoticeStore(host);
  const history = createHistory(host);
  const notes = createChangeNotes(history);
  const days = createDayFile(host);
  let settings = initialSettings;
  let machine: MachineFacts | null = null;
  let told: Snapshot | null = null;
  let running = false;
  let isStarting = false;
  let isPastKnown = false;
  let stopListening = (): void => {};
  let wasConcerned = false;

  const schedule = createSchedule<Task>(clock, (task) => {
    if (!running || wakefulness.noticeJump()) return;
    tasks[task]();
  });
  const poller = createServicePoller({
    host,
    page: parts.page,
    reachability: parts.reachability,
    schedule,
    situation: () => ({
      power: wakefulness.power(),
      suspicious: profiles.isConcerning(),
      calm: { pageMs: settings.pageIntervalMs, helloMs: settings.helloIntervalMs },
    }),
    onChange: () => {
      // Most looks only confirm what is known; then nothing has to be decided anew.
      if (composer.isNews(clock.now())) changed();
    },
    onLook: (what) => {
      if (what === 'hello') void profiles.lookForRefusals();
      else void past.fill();
    },
    onEndings: (endings) => notes.endings(endings, clock.now()),
  });
  const service = options.offline ? createUnaskedService() : poller;
  const past = createPastFiller({
    now: clock.now,
    page: parts.page,
    service,
    history,
    days,
    isFilled: () => isPastKnown,
    onChange: changed,
  });
  const wakefulness = createPowerState({
    clock,
    service,
    onWake: () => schedule.plan('reread', 0),
    onChange: changed,
  });
  const profiles = createProfileWatcher({
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
  const remedies = options.remedies?.(
    createRemedyWorld({
      clock,
      parts,
      profiles,
      service,
      history,
      composer: () => composer,
      machine: () => machine,
      settings: () => settings,
      told: () => told,
      readAgain: () => lookAtMachine(true),
      changed,
      problem: (sentence) => options.onProblem?.(sentence),
    }),
  );
  const commands = createCommandRouter({
    now: clock.now,
    monotonic: clock.monotonic,
    desk,
    history,
    snapshot,
    settings: () => settings,
    applySettings,
    refresh,
    changed,
    describe: () => describeForBugReport(snapshot(), host),
    shell: { ...remedies?.commands, ...options.commands },
  });
  const composer = createComposer({
    parts,
    service,
    profiles,
    desk,
    history,
    notes,
    machine: () => machine,
    settings: () => settings,
    fallback: () => options.fallback?.() ?? remedies?.fallback() ?? NO_FALLBACK,
    isAwake: () => wakefulness.power() === 'awake',
    offers: () => ({
      remedies: remedies?.runs() ?? [],
      plannable: remedies?.plannable ?? [],
      commands: commands.names,
      capabilities: options.capabilities ?? NO_CAPABILITIES,
    }),
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

  function judgingNow(): EpochMs {
    if (running) wakefulness.noticeJump();
    return wakefulness.judgingNow();
  }

  /** Finds what has come and gone; reads every profile again when asked to, or when the machine is another one now. */
  async function lookAtMachine(everything: boolean): Promise<void> {
    schedule.plan('machine', MACHINE_EVERY_MS);
    const seen = await parts.readMachine(settings);
    const found = await parts.findProfiles(seen, settings);
    if (!running) return;
    const isNew = machine !== null && !isSame(seen, machine);
    machine = seen;
    await profiles.follow(found, seen);
    if (everything || isNew) await profiles.readAll(seen);
    if (everything) remedies?.refresh();
    remedies?.lookAtClock();
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
    const agreed = before.keychainAgreed !== next.keychainAgreed || before.askShell !== next.askShell;
    if (agreed || !isSame(before.profiles, next.profiles)) await lookAtMachine(true);
    service.replan();
    changed();
    return (await options.saveSettings?.(next)) ?? true;
  }

  function changed(): void {
    if (running && !isStarting) schedule.planSooner('compose', COALESCE_MS);
  }

  function compose(): void {
    const now = clock.now();
    if (wakefulness.settleClock()) profiles.judgeAgain();
    const { next, askAgainAt } = composer.compose(now);
    schedule.plan('notices', askAgainAt === null ? null : askAgainAt - now);
    schedule.plan('profiles', profiles.nextTickMs());
    days.keep(service.facts(now).days);
    const concerned = profiles.isConcerning();
    if (concerned && !wasConcerned) service.replan();
    wasConcerned = concerned;
    publish(next);
  }

  function publish(next: Snapshot): void {
    if (next === told) return;
    told = next;
    for (const listener of [...listeners]) listener(next);
  }

  function snapshot(): Snapshot {
    return composer.snapshot(clock.now());
  }

  return {
    async start() {
      if (running) return;
      running = true;
      isStarting = true;
      wakefulness.start();
      const now = clock.now();
      const [kept, ...problems] = await Promise.all([days.load(), desk.load(), history.load(now)]);
      for (const problem of [kept.problem, ...problems]) if (problem) options.onProblem?.(problem);
      history.add({ at: now, kind: 'started', profile: null, text: 'Pilotlight started.' });
      stopListening = host.power.listen((event) => {
        if (running) wakefulness.onPower(event);
      });
      isPastKnown = kept.filled;
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
