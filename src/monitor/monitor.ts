/** Owns time and state: looks when it is due, holds the one snapshot, tells subscribers. What it drives: assemble.ts. */

import type { Host } from '../platform/host.ts';
import type { Command, ResultOf } from '../shared/commands.ts';
import type { MachineFacts } from '../shared/facts.ts';
import { HISTORY_TEXTS } from '../shared/messages/history-line.ts';
import type { Settings } from '../shared/settings.ts';
import type { Snapshot } from '../shared/snapshot.ts';
import type { EpochMs } from '../shared/vocabulary.ts';
import { assembleParts, type Task } from './assemble.ts';
import { createSchedule } from './clock/schedule.ts';
import { actionLogPath } from './history/action-log.ts';
import { createNodePorts } from './node-ports.ts';
import { lastFailedSignIn } from './others/others-watch.ts';
import type { MonitorOptions, MonitorPorts } from './ports.ts';
import type { SettingsKept } from './settings/keep-settings.ts';
import { saveInTurn } from './settings/save-in-turn.ts';
import { isSame } from './snapshot/is-same.ts';

export type { ShellCommands } from './commands/command-router.ts';

export interface Monitor {
  /** Resolves when the first snapshot stands. */
  start(): Promise<void>;
  /** Stops everything and writes what is waiting to be kept. */
  stop(): Promise<void>;
  snapshot(): Snapshot;
  /** Called with every new snapshot, not with the present one. @returns the way to stop listening */
  subscribe(listener: (snapshot: Snapshot) => void): () => void;
  /** Carries out a command; errors are values. Whoever takes one from outside validates it: `validateCommand`. */
  run<C extends Command>(command: C): Promise<ResultOf<C>>;
  /** What `fallback()` gives, or what the vault holds, has changed. */
  touch(): void;
  /**
   * Takes over settings that somebody else has written; nothing while own ones wait to be saved, which are newer.
   * @param read  asked when no save is under way
   */
  takeOver(read: () => Settings | Promise<Settings>): Promise<void>;
}

/** Bursts of changes become one snapshot. */
const COALESCE_MS = 10;
const MACHINE_EVERY_MS = 3_600_000;
/** How soon it shows that a local server has come up, ms; asked only while one is missed. */
const SERVERS_EVERY_MS = 3_000;

export function createMonitor(host: Host, initialSettings: Settings, options: MonitorOptions = {}): Monitor {
  const ports: MonitorPorts = { ...createNodePorts(host), ...options.ports };
  const { clock } = host;
  const listeners = new Set<(snapshot: Snapshot) => void>();
  let settings = initialSettings;
  let machine: MachineFacts | null = null;
  let lastPublished: Snapshot | null = null;
  let phase: 'stopped' | 'starting' | 'running' = 'stopped';
  let stopListening = (): void => {};
  let stopActions = (): void => {};
  let wasConcerned = false;
  const saver = saveInTurn(() => settings, options.saveSettings);

  const schedule = createSchedule<Task>(clock, (task) => {
    if (phase === 'stopped' || power.noticeJump()) return;
    tasks[task]();
  });
  const parts = assembleParts(host, ports, options, {
    schedule,
    settings: () => settings,
    machine: () => machine,
    lastPublished: () => lastPublished,
    snapshot,
    judgingNow,
    changed,
    readAgain: () => lookAtMachine(true),
    refresh,
    applySettings,
  });
  const {
    arrival,
    commands,
    composer,
    days,
    history,
    notices,
    others,
    past,
    power,
    profiles,
    remedies,
    service,
    sessions,
  } = parts;

  const tasks: Record<Task, () => void> = {
    page: () => service.run('page'),
    hello: () => service.run('hello'),
    network: () => service.run('network'),
    profiles: () => {
      profiles.tick();
      changed();
    },
    notices: changed,
    sessions: () => void sessions.look(),
    servers: () => void profiles.lookForServers().then(changed),
    machine: () => void lookAtMachine(false),
    reread: () => void lookAtMachine(true),
    compose,
  };

  /** What a terminal has done is part of the history. */
  function watchActions(): () => void {
    const { close } = ports.watch(actionLogPath(host), () => {
      void history.readActions(clock.now()).then((isNews) => isNews && changed());
    });
    return close;
  }

  function judgingNow(): EpochMs {
    if (phase !== 'stopped') power.noticeJump();
    return power.judgingNow();
  }

  /** Finds what has come and gone; reads every profile again when asked to, or when the machine is another one now. */
  async function lookAtMachine(everything: boolean): Promise<void> {
    schedule.plan('machine', MACHINE_EVERY_MS);
    const seen = await ports.readMachine(settings);
    const found = await ports.findProfiles(seen, settings);
    if (phase === 'stopped') return;
    const isNew = machine !== null && !isSame(seen, machine);
    machine = seen;
    arrival.follow(seen);
    await profiles.follow(found, seen);
    if (everything || isNew) await profiles.readAll(seen);
    await sessions.look(seen.sessions);
    if (everything) remedies?.refresh();
    remedies?.lookAtClock();
    changed();
  }

  async function refresh(): Promise<void> {
    ports.forgetRefusals();
    service.refresh();
    await lookAtMachine(true);
  }

  async function applySettings(next: Settings): Promise<SettingsKept> {
    const before = settings;
    settings = next;
    const agreed = before.keychainAgreed !== next.keychainAgreed || before.askShell !== next.askShell;
    // Before the look, which takes its time: what is chosen meanwhile is saved after this.
    const saved = saver.save().then((kept) => {
      // What the system did not take does not hold; what was chosen since has its own turn.
      if (settings === next && !isSame(kept.settings, next)) settings = kept.settings;
      return kept;
    });
    const places = ({ claudePath, profiles, profileEntries }: Settings) => ({ claudePath, profiles, profileEntries });
    if (agreed || !isSame(places(before), places(next))) await lookAtMachine(true);
    service.replan();
    changed();
    const kept = await saved;
    changed();
    return kept;
  }

  async function takeOver(read: () => Settings | Promise<Settings>): Promise<void> {
    const next = await saver.read(read);
    if (next !== null && !isSame(next, settings)) await applySettings(next);
  }

  function changed(): void {
    if (phase === 'running') schedule.planSooner('compose', COALESCE_MS);
  }

  function compose(): void {
    const now = clock.now();
    if (power.settleClock()) profiles.judgeAgain();
    const { next, askAgainAt } = composer.compose(now);
    schedule.plan('notices', askAgainAt === null ? null : askAgainAt - now);
    schedule.plan('profiles', profiles.nextTickMs());
    if (profiles.misses()) schedule.planSooner('servers', SERVERS_EVERY_MS);
    days.keep(service.facts(now).days);
    others.look({
      network: next.network.state,
      page: next.service.page,
      profiles: profiles.profiles(),
      signInFailedAt: lastFailedSignIn(next),
    });
    const concerned = profiles.isConcerning();
    if (concerned && !wasConcerned) service.replan();
    wasConcerned = concerned;
    publish(next);
  }

  function publish(next: Snapshot): void {
    if (next === lastPublished) return;
    lastPublished = next;
    for (const listener of [...listeners]) listener(next);
  }

  function snapshot(): Snapshot {
    return composer.snapshot(clock.now());
  }

  return {
    async start() {
      if (phase !== 'stopped') return;
      phase = 'starting';
      power.start();
      sessions.start();
      const now = clock.now();
      const [kept, ...problems] = await Promise.all([days.load(), notices.load(), history.load(now)]);
      for (const problem of [kept.problem, ...problems]) if (problem) options.onProblem?.(problem);
      history.add({ at: now, kind: 'started', profile: null, text: HISTORY_TEXTS.started });
      stopListening = host.power.listen((event) => {
        if (phase !== 'stopped') power.onPower(event);
      });
      if (kept.filled) past.markFilled();
      service.start(kept.days);
      stopActions = watchActions();
      await lookAtMachine(false);
      // The first word is not to warn of what the person switched on.
      await remedies?.readFallback();
      if (phase === 'starting') phase = 'running';
      compose();
      void remedies?.start();
    },
    async stop() {
      phase = 'stopped';
      stopListening();
      stopActions();
      schedule.clear();
      arrival.stop();
      service.sleep();
      await remedies?.stop();
      profiles.stop();
      sessions.stop();
      await Promise.all([notices.flush(), history.flush(), days.flush()]);
    },
    snapshot,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    run: commands.run,
    takeOver,
    touch() {
      remedies?.refresh();
      changed();
    },
  };
}
