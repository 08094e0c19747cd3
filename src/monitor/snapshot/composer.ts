/** Makes the one snapshot out of what the watches know, and tells history and notices what has changed. */

import { type FallbackKind, fallbackKind, withoutTheFallback } from '../../diagnosis/fallback-kind.ts';
import { withUniqueKeys } from '../../diagnosis/findings/finding.ts';
import { summaryOf } from '../../diagnosis/report.ts';
import type { MachineFacts } from '../../shared/facts.ts';
import type { FallbackReport } from '../../shared/fallback.ts';
import type { OthersReport } from '../../shared/others.ts';
import type { Settings } from '../../shared/settings.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import type { Finding, Summary } from '../../shared/verdict.ts';
import type { EpochMs } from '../../shared/vocabulary.ts';
import type { History } from '../history/history.ts';
import { createHistoryView } from '../history/history-view.ts';
import type { ChangeNotes } from '../history/note-changes.ts';
import { noticeInput } from '../notices/notice-input.ts';
import type { NoticeStore } from '../notices/notice-store.ts';
import type { MonitorPorts } from '../ports.ts';
import type { ProfileWatcher } from '../profiles/profile-watcher.ts';
import type { ServicePoller } from '../service/service-poller.ts';
import type { SessionWatch } from '../sessions/session-watch.ts';
import { CONFIRM_EVERY_MS, decideReport, nextSnapshot, type ReportInputs } from './snapshot-builder.ts';

/** What the composer looks at. */
export interface ComposerWorld {
  ports: Pick<MonitorPorts, 'machineFindings'>;
  service: ServicePoller;
  profiles: ProfileWatcher;
  sessions: Pick<SessionWatch, 'findings'>;
  notices: NoticeStore;
  history: History;
  notes: ChangeNotes;
  machine(): MachineFacts | null;
  settings(): Settings;
  fallback(): FallbackReport;
  others(now: EpochMs): OthersReport | null;
  isAwake(): boolean;
  /** What the shell and the remedies add. */
  offers(): Pick<Snapshot, 'remedies' | 'plannable' | 'commands' | 'capabilities'>;
}

export interface Composer {
  /** The next snapshot, the last one itself when nothing has changed. `askAgainAt`: for notices; null: at the next reading. */
  compose(now: EpochMs): { next: Snapshot; askAgainAt: EpochMs | null };
  /** The present snapshot; before the first one, what is known so far. */
  snapshot(now: EpochMs): Snapshot;
  findings(now: EpochMs): readonly Finding[];
  /** True when what the service says is news, or the last confirmation is long ago. */
  isNews(now: EpochMs): boolean;
}

export function createComposer(world: ComposerWorld): Composer {
  const { notices, notes, profiles, service } = world;
  const view = createHistoryView(world.history);
  let current: Snapshot | null = null;
  let lastSummary: Summary | null = null;
  let noticesWait = false;
  let composed: { mark: string; at: EpochMs } = { mark: '', at: 0 };

  const findingsOf = (fallback: FallbackKind | null, now: EpochMs): readonly Finding[] => {
    const machine = world.machine();
    const watched = profiles.profiles();
    const facts = watched.map((one) => one.facts);
    const ofMachine = machine ? world.ports.machineFindings(machine, facts, service.network(now).clockOffsetMs) : [];
    const ofProfiles = watched.flatMap(({ findings }) => findings);
    const all = [...ofMachine, ...ofProfiles, ...world.sessions.findings()];
    return withUniqueKeys(withoutTheFallback(all, fallback));
  };
  const collectInputs = (now: EpochMs): ReportInputs => {
    const fallback = fallbackKind(world.fallback());
    return {
      now,
      network: service.network(now),
      service: service.service(now),
      facts: service.facts(now),
      profiles: profiles.profiles(),
      findings: findingsOf(fallback, now),
      claude: world.machine()?.clis ?? [],
      fallback,
    };
  };
  const partsOf = (now: EpochMs) => {
    const { mutedUntil, tellWhenItWorks } = notices.memory();
    return {
      ...world.offers(),
      notices: notices.notices(),
      history: view.latest(),
      pattern: view.pattern(profiles.profiles(), now),
      others: world.others(now),
      tellWhenItWorks,
      mutedUntil: mutedUntil !== null && mutedUntil > now ? mutedUntil : null,
      fallback: world.fallback(),
      settings: world.settings(),
    };
  };

  return {
    compose(now) {
      const inputs = collectInputs(now);
      const decided = decideReport(inputs, lastSummary);
      notes.incidents(inputs.service.incidents, now);
      notes.network(inputs.network, now);
      if (!decided.dimmed) {
        if (lastSummary && lastSummary.light !== decided.report.light) notes.light(decided.report, now);
        lastSummary = summaryOf(decided.report);
      }
      composed = { mark: service.mark(now), at: now };
      const around = { awake: world.isAwake(), settings: world.settings(), fallback: world.fallback() };
      const askAgainAt = notices.take(noticeInput(inputs, decided.verdicts, around));
      noticesWait = askAgainAt !== null;
      current = nextSnapshot(current, decided, partsOf(now), now);
      return { next: current, askAgainAt };
    },
    snapshot: (now) => current ?? nextSnapshot(null, decideReport(collectInputs(now), null), partsOf(now), now),
    findings: (now) => findingsOf(fallbackKind(world.fallback()), now),
    isNews: (now) =>
      noticesWait || service.mark(now) !== composed.mark || Math.abs(now - composed.at) >= CONFIRM_EVERY_MS,
  };
}
