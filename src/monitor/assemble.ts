/** Puts the watches, the stores, the remedies and the commands together: each is given what it needs of the others. */

import type { Host } from '../platform/host.ts';
import type { MachineFacts } from '../shared/facts.ts';
import type { FallbackReport } from '../shared/fallback.ts';
import { FALLBACK } from '../shared/messages/recovery/fallback.ts';
import { allEntries } from '../shared/profile-entries.ts';
import type { Settings } from '../shared/settings.ts';
import { NO_CAPABILITIES, type Snapshot } from '../shared/snapshot.ts';
import type { EpochMs } from '../shared/vocabulary.ts';
import { whyNotClaude } from '../sources/claude-code/named-claude.ts';
import { whyNoProfile } from '../sources/profiles/why-no-profile.ts';
import { createPowerState } from './clock/power-state.ts';
import type { Schedule } from './clock/schedule.ts';
import { createCommandRouter } from './commands/command-router.ts';
import { createPastFiller } from './history/fill-past.ts';
import { createHistory } from './history/history.ts';
import { createChangeNotes } from './history/note-changes.ts';
import { createArrivalWatch } from './machine/arrival-watch.ts';
import { createNoticeStore } from './notices/notice-store.ts';
import { createOthersWatch } from './others/others-watch.ts';
import type { MonitorOptions, MonitorPorts } from './ports.ts';
import { createProfileWatcher } from './profiles/profile-watcher.ts';
import { createRemedyWorld } from './remedies/remedy-context.ts';
import { createDayFile } from './service/page-days.ts';
import { createServicePoller, type ServiceTask } from './service/service-poller.ts';
import { createUnaskedService } from './service/unasked-service.ts';
import { createSessionWatch } from './sessions/session-watch.ts';
import type { SettingsKept } from './settings/keep-settings.ts';
import { createComposer } from './snapshot/composer.ts';
import { describeForBugReport } from './snapshot/describe-for-bug-report.ts';

export type Task = ServiceTask | 'profiles' | 'servers' | 'notices' | 'sessions' | 'machine' | 'reread' | 'compose';

/** What the parts need of the loop that drives them. */
export interface MonitorLoop {
  schedule: Schedule<Task>;
  settings(): Settings;
  /** null: not read yet. */
  machine(): MachineFacts | null;
  lastPublished(): Snapshot | null;
  snapshot(): Snapshot;
  /** The time to judge deadlines by, own clock. */
  judgingNow(): EpochMs;
  /** Something a shell draws has changed. */
  changed(): void;
  /** Reads everything again. */
  readAgain(): Promise<void>;
  /** Everything again, the service too. */
  refresh(): Promise<void>;
  /** Takes settings over; false when they could not be kept. */
  applySettings(settings: Settings): Promise<SettingsKept>;
}

/** An installer that writes its program goes on for a moment. */
const INSTALLED_WITHIN_MS = 500;

const NO_FALLBACK: FallbackReport = {
  state: 'unavailable',
  tail: null,
  since: null,
  detail: FALLBACK.unavailable,
};

export function assembleParts(host: Host, ports: MonitorPorts, options: MonitorOptions, loop: MonitorLoop) {
  const { clock } = host;
  const { changed, machine, settings } = loop;
  const notices = createNoticeStore(host);
  const history = createHistory(host);
  const notes = createChangeNotes(history);
  const days = createDayFile(host);

  const poller = createServicePoller({
    host,
    page: ports.page,
    reachability: ports.reachability,
    schedule: loop.schedule,
    situation: () => ({
      power: power.power(),
      suspicious: profiles.isConcerning(),
      calm: { pageMs: settings().pageIntervalMs, helloMs: settings().helloIntervalMs },
    }),
    onChange: () => {
      // Most looks only confirm what is known; then nothing has to be decided anew.
      if (composer.isNews(clock.now())) changed();
    },
    onLook: (what) => {
      if (what === 'hello') void lookAround();
      else void past.fill();
    },
    onEndings: (endings) => notes.endings(endings, clock.now()),
  });
  const service = options.offline ? createUnaskedService() : poller;
  const past = createPastFiller({
    now: clock.now,
    page: ports.page,
    service,
    history,
    days,
    onChange: changed,
  });
  const power = createPowerState({
    clock,
    service,
    onWake: () => loop.schedule.plan('reread', 0),
    onChange: changed,
  });
  const profiles = createProfileWatcher({
    host,
    ports,
    settings,
    now: loop.judgingNow,
    clockOffsetMs: () => service.network(clock.now()).clockOffsetMs,
    prepare: async (facts, on) => (await remedies?.prepare(facts, on)) ?? (() => {}),
    onChange: (change) => {
      followRoute();
      notes.profile(change, clock.now());
      sessions.profile(change);
      changed();
    },
  });
  const sessions = createSessionWatch({
    host,
    ports,
    machine,
    profiles: profiles.profiles,
    history,
    lookAgain: (delayMs) => loop.schedule.planSooner('sessions', delayMs),
    changed,
  });
  /** Refusals where folders cannot be watched, and servers of this machine, which tell nobody when they go. */
  const lookAround = async (): Promise<void> => {
    await profiles.lookForRefusals();
    await profiles.lookForServers();
  };
  /** What is asked takes the way of the profile that new sessions use. */
  const followRoute = (): void => {
    const on = machine();
    const first = profiles.first();
    if (on && first && ports.useRoute(on, first.facts)) service.takeOtherWay();
  };
  const remedies = options.remedies?.(
    createRemedyWorld({
      clock,
      ports,
      profiles,
      service,
      history,
      composer: () => composer,
      machine,
      settings,
      lastPublished: loop.lastPublished,
      readAgain: loop.readAgain,
      async addEntry(entry) {
        const now = settings();
        const entries = allEntries(loop.snapshot().profiles, now.profileEntries);
        await loop.applySettings({ ...now, profileEntries: [...entries, entry] });
      },
      changed,
      problem: (sentence) => options.onProblem?.(sentence),
    }),
  );
  const arrival = createArrivalWatch({
    files: host.files,
    ports,
    onArrival: () => loop.schedule.planSooner('machine', INSTALLED_WITHIN_MS),
  });
  const others = createOthersWatch(host, () => settings().othersCheck, changed);
  const commands = createCommandRouter({
    now: clock.now,
    monotonic: clock.monotonic,
    notices,
    history,
    snapshot: loop.snapshot,
    settings,
    applySettings: loop.applySettings,
    refresh: loop.refresh,
    changed,
    describe: () => describeForBugReport(loop.snapshot(), host),
    askOthers: others.ask,
    whyNoProfile: (folder) => whyNoProfile(host, folder),
    whyNotClaude: (path) => whyNotClaude(host, path),
    shell: { ...remedies?.commands, ...options.commands },
  });
  const composer = createComposer({
    ports,
    service,
    profiles,
    sessions,
    notices,
    history,
    notes,
    machine,
    settings,
    fallback: () => options.fallback?.() ?? remedies?.fallback() ?? NO_FALLBACK,
    others: others.report,
    isAwake: () => power.power() === 'awake',
    offers: () => ({
      remedies: remedies?.runs() ?? [],
      plannable: remedies?.plannable ?? [],
      commands: commands.names,
      capabilities: options.capabilities ?? NO_CAPABILITIES,
    }),
  });
  return {
    arrival,
    notices,
    history,
    others,
    days,
    past,
    service,
    power,
    profiles,
    sessions,
    remedies,
    commands,
    composer,
  };
}
