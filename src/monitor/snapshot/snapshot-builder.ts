/** Builds the one snapshot, and tells a real change from a mere confirmation of what is known. */
import type { FallbackKind } from '../../diagnosis/fallback-kind.ts';
import { composeReport, type ServiceReading } from '../../diagnosis/report.ts';
import { profileProbe } from '../../diagnosis/service/probe.ts';
import { signInAvailability } from '../../diagnosis/service/sign-in-availability.ts';
import type { InstalledCli } from '../../shared/facts.ts';
import { speak } from '../../shared/messages/speak.ts';
import type { Refused } from '../../shared/messages/subtitle.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import type { Finding, NetworkReport, Report, Summary, TableVerdict } from '../../shared/verdict.ts';
import type { EpochMs } from '../../shared/vocabulary.ts';
import type { WatchedProfile } from '../profiles/profile-state.ts';
import type { ServiceFacts } from '../service/service-state.ts';
import { isSame } from './is-same.ts';

/** A confirmation that the page or the network is as it was is passed on this often, so that "as of" stays honest. */
export const CONFIRM_EVERY_MS = 15 * 60_000;

/** What a report is made of, as the watches know it. */
export interface ReportInputs {
  now: EpochMs;
  network: NetworkReport;
  service: ServiceReading;
  facts: ServiceFacts;
  profiles: readonly WatchedProfile[];
  findings: readonly Finding[];
  claude: readonly InstalledCli[];
  fallback: FallbackKind | null;
}

export interface Decided {
  report: Report;
  dimmed: boolean;
  verdicts: ReadonlyMap<string, TableVerdict>;
  /** What the profile that is spoken of was refused and would be refused again; null: nothing. */
  refused?: Refused | null;
}

/** Decides what is shown now. `last`: the summary that is kept, dimmed, while the network settles. */
export function decideReport(sight: ReportInputs, last: Summary | null): Decided {
  const { now, facts, service } = sight;
  const byUse = sight.profiles.toSorted((a, b) => usedAt(b) - usedAt(a));
  const decided = composeReport({
    network: sight.network,
    service,
    claude: sight.claude,
    findings: sight.findings,
    last,
    fallback: sight.fallback,
    profiles: byUse.map(({ report, refused, refusedSince, facts: profile }) => ({
      report,
      probe: profileProbe(service.probe, refused),
      refusal: {
        pageClearForMs: clearFor([facts.pageClearSince, refusedSince, profile.credentials.changedAt], now),
        incidentOverForMs: facts.incidentOverAt === null ? null : now - facts.incidentOverAt,
      },
    })),
  });
  const spokenOf = sight.profiles.find(({ id }) => id === decided.report.subject.profile);
  return { ...decided, refused: standing(spokenOf) };
}

function standing(profile: WatchedProfile | undefined): Refused | null {
  const refusal = profile?.refusals.find(({ weight }) => weight === 'stands');
  return refusal ? { times: refusal.times, since: refusal.since } : null;
}

function usedAt({ facts }: WatchedProfile): EpochMs {
  return facts.credentials.changedAt ?? 0;
}

/** How long all of it has been so; 0 when one of the times is not known. */
function clearFor(times: readonly (EpochMs | null)[], now: EpochMs): number {
  const latest = times.reduce((worst: number, at) => Math.max(worst, at ?? now), 0);
  return Math.max(0, now - latest);
}

/** What the monitor adds to the report. */
export type SnapshotParts = Omit<Snapshot, keyof Report | keyof Own>;

/** What is made here. */
type Own = Pick<Snapshot, 'rev' | 'at' | 'dimmed' | 'since' | 'spoken' | 'signInAvailability'>;

/** The next snapshot; the last one itself when nothing a person would notice has changed. */
export function nextSnapshot(last: Snapshot | null, decided: Decided, parts: SnapshotParts, now: EpochMs): Snapshot {
  const { report, dimmed, refused } = decided;
  const isSameVerdict = last !== null && last.light === report.light && speaksOfTheSame(last, report);
  const since = isSameVerdict ? last.since : now;
  const verdict = {
    dimmed,
    since,
    spoken: speak({ report, dimmed, fallback: parts.fallback, refused: refused ?? null }),
    signInAvailability: signInAvailability(report.service),
  };
  if (last !== null) {
    const asBefore = join({ rev: last.rev, at: last.at, ...verdict }, report, parts, timesOf(last, report));
    if (isSame(asBefore, last)) return last;
  }
  return join({ rev: (last?.rev ?? 0) + 1, at: now, ...verdict }, report, parts);
}

function speaksOfTheSame(a: Summary, b: Summary): boolean {
  return a.headlineId === b.headlineId && isSame(a.subject, b.subject);
}

/** Not a literal with spreads: V8 takes forty times as long for what is spread into an object that has keys already. */
function join(own: Own, report: Report, parts: SnapshotParts, times?: Pick<Report, 'service' | 'network'>): Snapshot {
  return Object.assign(own, report, parts, times);
}

/** What was read, with the moments of `last` unless they have moved so far that the difference is worth telling. */
function timesOf(last: Snapshot, { service, network }: Report): Pick<Report, 'service' | 'network'> {
  return {
    service: { ...service, asOf: settled(last.service.asOf, service.asOf) },
    network: {
      ...network,
      checkedAt: settled(last.network.checkedAt, network.checkedAt),
      clockOffsetMs: settledOffset(last.network.clockOffsetMs, network.clockOffsetMs),
    },
  };
}

function settled(last: EpochMs | null, next: EpochMs | null): EpochMs | null {
  if (last === null || next === null) return next;
  return Math.abs(next - last) < CONFIRM_EVERY_MS ? last : next;
}

/** A measured clock trembles by some hundred milliseconds. */
function settledOffset(last: number | null, next: number | null): number | null {
  if (last === null || next === null) return next;
  return Math.abs(next - last) < 2000 ? last : next;
}
