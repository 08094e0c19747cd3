/** What is known of service and network, from everything the page and the hello addresses have said so far. */
import type { ServiceReading } from '../../diagnosis/report.ts';
import type { DayHistory } from '../../diagnosis/service/day-history.ts';
import {
  emptyNetworkMemory,
  type NetworkMemory,
  networkDeadline,
  networkReport,
  networkStateNow,
  settle,
  takeOnline,
  takePageAnswer,
  takeProbeResult,
} from '../../diagnosis/service/network.ts';
import type { PageReading } from '../../diagnosis/service/page-content.ts';
import {
  emptyPageMemory,
  type PageMemory,
  pageReport,
  pageStateNow,
  takePageReading,
} from '../../diagnosis/service/page-memory.ts';
import { fillDays } from '../../diagnosis/service/past-days.ts';
import type { PollSituation } from '../../diagnosis/service/poll-schedule.ts';
import { emptyProbeMemory, isWavering, type ProbeMemory, probeNow, stepProbe } from '../../diagnosis/service/probe.ts';
import { gaveAnswer, type ProbeResult, probeOf } from '../../diagnosis/service/probe-result.ts';
import type { NetworkReport } from '../../shared/verdict.ts';
import type { EpochMs, PageState } from '../../shared/vocabulary.ts';

/** Data of the page that is younger than this is fresh enough to believe a sign-in incident at once. */
const FRESH_MS = 120_000;
/** Calm looks are minutes apart; only data older than any of them is worth a sentence. */
const OLD_IS_TROUBLE_MS = 20 * 60_000;
const PAGE_UNKNOWN_AFTER_MS = 30 * 60_000;

/** What the notices and the schedule want to know beyond the report. */
export interface ServiceFacts {
  pageFresh: boolean;
  readAt: EpochMs | null;
  helloGoodSince: EpochMs | null;
  incidentOverAt: EpochMs | null;
  pageClearSince: EpochMs | null;
  portal: string | null;
  days: DayHistory;
}

type Local = Pick<PollSituation, 'power' | 'suspicious' | 'calm'>;

export interface ServiceStateStore {
  /** Nothing is known yet but the days an earlier run kept. */
  begin(days: DayHistory): void;
  /** `leftPortal`: a network's sign-in page no longer answers in place of the others. */
  takeProbeResult(reading: ProbeResult): { leftPortal: boolean };
  /** `incidentsMoved`: another number of them is open now. */
  takePage(reading: PageReading): { incidentsMoved: boolean };
  /** Days before the first look, as the page's list of incidents tells them. */
  fillDays(past: DayHistory): void;
  /** Another network, or a wake: nothing is concluded for 45 s. */
  settle(now: EpochMs): void;
  offline(now: EpochMs): void;
  /** What the next look depends on. */
  situation(now: EpochMs, local: Local): PollSituation;
  /** When the network or the page's age will change what is known, own clock; null: never. */
  deadline(now: EpochMs): EpochMs | null;
  network(now: EpochMs): NetworkReport;
  service(now: EpochMs): ServiceReading;
  facts(now: EpochMs): ServiceFacts;
  /** Changes when anything a verdict or a person depends on does; not when a look only confirms it. */
  mark(now: EpochMs): string;
}

export function createServiceStateStore(): ServiceStateStore {
  let network: NetworkMemory = emptyNetworkMemory();
  let probe: ProbeMemory = emptyProbeMemory();
  let page: PageMemory = emptyPageMemory();
  let helloGoodSince: EpochMs | null = null;
  let pageClearSince: EpochMs | null = null;
  let readAt: EpochMs | null = null;
  let pageReadAt: EpochMs = 0;
  let contents = 0;
  let throttled = false;
  let judged: { memory: PageMemory; at: EpochMs; state: PageState } | null = null;
  let reported: { memory: PageMemory; day: number; report: ReturnType<typeof pageReport> } | null = null;

  /** Asked for several times per look. */
  const pageState = (now: EpochMs): PageState => {
    if (judged?.memory !== page || judged.at !== now)
      judged = { memory: page, at: now, state: pageStateNow(page, now) };
    return judged.state;
  };
  /** Most looks confirm the page as it is: then only its age is new, and the state may change by growing old. */
  const reportPage = (now: EpochMs): ReturnType<typeof pageReport> => {
    const state = pageState(now);
    const day = dayOf(now);
    if (reported && reported.day === day && reported.report.page === state && isConfirmed(reported.memory, page)) {
      if (page.asOf !== reported.report.asOf) reported.report = { ...reported.report, asOf: page.asOf };
      return reported.report;
    }
    const isOld = page.asOf !== null && now - page.asOf > OLD_IS_TROUBLE_MS;
    reported = { memory: page, day, report: { ...pageReport(page, isOld ? now : pageReadAt), page: state } };
    return reported.report;
  };

  return {
    begin(days) {
      page = emptyPageMemory(days);
    },
    takeProbeResult(reading) {
      const wasCaptive = network.sight === 'CAPTIVE';
      network = takeProbeResult(network, reading);
      probe = stepProbe(probe, reading);
      throttled = reading.api === 'throttled' || reading.login === 'throttled';
      if (gaveAnswer(reading.api) || gaveAnswer(reading.login)) readAt = reading.at;
      helloGoodSince = probeOf(reading) === 'OK' ? (helloGoodSince ?? reading.at) : null;
      return { leftPortal: wasCaptive && network.sight !== 'CAPTIVE' };
    },
    takePage(reading) {
      const before = page.open.length;
      page = takePageReading(page, reading, network.clockOffsetMs);
      pageReadAt = reading.at;
      if (reading.answer === 'fresh') contents++;
      if (reading.content !== null) {
        readAt = reading.at;
        network = takePageAnswer(network);
      }
      pageClearSince = pageState(reading.at) === 'CLEAR' ? (pageClearSince ?? reading.at) : null;
      return { incidentsMoved: before !== page.open.length };
    },
    fillDays(past) {
      page = { ...page, days: fillDays(page.days, past) };
    },
    settle(now) {
      network = settle(network, now);
      helloGoodSince = null;
    },
    offline(now) {
      network = takeOnline(network, false, now);
      helloGoodSince = null;
    },
    situation: (now, { power, suspicious, calm }) => ({
      power,
      calm,
      suspicious: suspicious || isWavering(probe),
      page: pageState(now),
      probe: probeNow(probe, now),
      incidentOverForMs: page.incidentOverAt === null ? null : now - page.incidentOverAt,
      failures: page.failures,
      misses: network.misses,
      refusals: page.refusals,
      retryAfterMs: page.retryAfterMs,
      slowDown: page.answer === 'slow-down',
      throttled,
    }),
    deadline(now) {
      const stale = page.asOf === null ? null : page.asOf + PAGE_UNKNOWN_AFTER_MS + 1;
      const times = [networkDeadline(network, now), stale].filter((at) => at !== null && at > now) as number[];
      return times.length === 0 ? null : Math.min(...times);
    },
    network: (now) => networkReport(network, now),
    service: (now) => ({ ...reportPage(now), probe: probeNow(probe, now) }),
    facts: (now) => ({
      pageFresh: page.asOf !== null && now - page.asOf <= FRESH_MS,
      readAt,
      helloGoodSince,
      incidentOverAt: page.incidentOverAt,
      pageClearSince,
      portal: network.portal,
      days: page.days,
    }),
    mark: (now) =>
      [
        networkStateNow(network, now),
        network.sight,
        network.portal,
        probeNow(probe, now),
        pageState(now),
        page.answer,
        page.source,
        contents,
        page.open.map(({ incident, misses }) => `${incident.id}-${misses}`).join(),
        helloGoodSince,
      ].join('|'),
  };
}

/** True when `now` says what `before` said, save for when it was read. */
function isConfirmed(before: PageMemory, now: PageMemory): boolean {
  const nothingOpen = before.open.length === 0 && now.open.length === 0;
  const same = before.content === now.content && before.days === now.days && before.answer === now.answer;
  return before === now || (same && nothingOpen && before.source === now.source);
}

function dayOf(now: EpochMs): number {
  return Math.floor(now / 86_400_000);
}
