/** Looks at the status page and the hello addresses when it is time, and remembers what they said. */

import type { ServiceReading } from '../diagnosis/report.ts';
import type { DayHistory } from '../diagnosis/service/day-history.ts';
import { gaveAnswer, type HelloReading, probeOf } from '../diagnosis/service/hello.ts';
import {
  emptyNetworkMemory,
  type NetworkMemory,
  networkDeadline,
  networkReport,
  networkStateNow,
  settle,
  takeHello,
  takeOnline,
} from '../diagnosis/service/network.ts';
import type { IncidentEnding, PageReading } from '../diagnosis/service/page-content.ts';
import {
  emptyPageMemory,
  type PageMemory,
  pageReport,
  pageStateNow,
  takePageReading,
} from '../diagnosis/service/page-memory.ts';
import {
  delayAfterWake,
  nextHelloDelay,
  nextPageDelay,
  type PollSituation,
} from '../diagnosis/service/poll-schedule.ts';
import { emptyProbeMemory, isWavering, type ProbeMemory, probeNow, stepProbe } from '../diagnosis/service/probe.ts';
import type { NetworkReport } from '../shared/verdict.ts';
import type { EpochMs, PageState } from '../shared/words.ts';
import type { Host } from '../sources/host/host.ts';
import type { Reachability } from '../sources/reachability.ts';
import type { StatusPage } from '../sources/status-page.ts';
import type { Schedule } from './schedule.ts';

export type ServiceTask = 'page' | 'hello' | 'network';

/** Data of the page that is younger than this is fresh enough to believe a sign-in incident at once. */
const FRESH_MS = 120_000;
/** After the hello addresses, so that a network's sign-in page is known as such before it answers for the page. */
const PAGE_AFTER_HELLO_MS = 2_000;
/** Calm looks are minutes apart; only data older than any of them is worth a sentence. */
const OLD_IS_TROUBLE_MS = 20 * 60_000;
const PAGE_UNKNOWN_AFTER_MS = 30 * 60_000;

export interface ServiceWatchOptions {
  host: Host;
  page: StatusPage;
  reachability: Reachability;
  schedule: Schedule<ServiceTask>;
  /** Local suspicion, power and the user's intervals at this moment. */
  situation(): Pick<PollSituation, 'power' | 'suspicious' | 'calm'>;
  /** Something may look different now. */
  onChange(): void;
  /** A look has been carried out, whatever it showed. */
  onLook(what: 'page' | 'hello'): void;
  onEndings(endings: readonly IncidentEnding[]): void;
}

export interface ServiceWatch {
  start(days: DayHistory): void;
  /** A scheduled task is due. */
  run(task: ServiceTask): void;
  /** Wake, network change: nothing is concluded for 45 s, answers under way are dropped. */
  settle(): void;
  /** Sleep: answers under way are dropped, nothing is asked. */
  sleep(): void;
  offline(): void;
  /** Asks both again now. */
  refresh(): void;
  /** Plans the next looks anew, because the situation is another one. */
  replan(): void;
  network(now: EpochMs): NetworkReport;
  service(now: EpochMs): ServiceReading;
  facts(now: EpochMs): ServiceFacts;
  /** Changes when anything a verdict or a person depends on does; not when a look only confirms it. */
  mark(now: EpochMs): string;
}

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

export function createServiceWatch(options: ServiceWatchOptions): ServiceWatch {
  const { host, schedule } = options;
  let network: NetworkMemory = emptyNetworkMemory();
  let probe: ProbeMemory = emptyProbeMemory();
  let page: PageMemory = emptyPageMemory();
  let helloGoodSince: EpochMs | null = null;
  let pageClearSince: EpochMs | null = null;
  let readAt: EpochMs | null = null;
  let pageReadAt: EpochMs = 0;
  let contents = 0;
  let judged: { memory: PageMemory; at: EpochMs; state: PageState } | null = null;
  let reported: { memory: PageMemory; day: number; report: ReturnType<typeof pageReport> } | null = null;
  let throttled = false;
  // Answers of an earlier generation belong to a network that is gone.
  let generation = 0;

  const situation = (now: EpochMs, { power, suspicious, calm } = options.situation()): PollSituation => ({
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
    throttled,
  });
  const planPage = (): void => schedule.plan('page', nextPageDelay(situation(host.clock.now()), host.random()));
  const planHello = (): void => schedule.plan('hello', nextHelloDelay(situation(host.clock.now()), host.random()));
  const planDeadline = (): void => {
    const now = host.clock.now();
    const deadline = networkDeadline(network, now);
    const stale = page.asOf === null ? null : page.asOf + PAGE_UNKNOWN_AFTER_MS + 1;
    const times = [deadline, stale].filter((at) => at !== null && at > now) as number[];
    schedule.plan('network', times.length === 0 ? null : Math.min(...times) - now);
  };

  /** Asked for several times per look. */
  const pageState = (now: EpochMs): PageState => {
    if (judged?.memory !== page || judged.at !== now)
      judged = { memory: page, at: now, state: pageStateNow(page, now) };
    return judged.state;
  };
  /** Most looks confirm the page as it is: then only its age is new, and the state may change by growing old. */
  const reportPage = (now: EpochMs): ReturnType<typeof pageReport> => {
    const state = pageState(now);
    if (
      reported &&
      isConfirmed(reported.memory, page) &&
      reported.report.page === state &&
      reported.day === dayOf(now)
    ) {
      reported.report = page.asOf === reported.report.asOf ? reported.report : { ...reported.report, asOf: page.asOf };
      return reported.report;
    }
    const isOld = page.asOf !== null && now - page.asOf > OLD_IS_TROUBLE_MS;
    reported = {
      memory: page,
      day: dayOf(now),
      report: { ...pageReport(page, isOld ? now : pageReadAt), page: state },
    };
    return reported.report;
  };

  const takeHelloReading = (reading: HelloReading): void => {
    const wasCaptive = network.sight === 'CAPTIVE';
    network = takeHello(network, reading);
    if (wasCaptive && network.sight !== 'CAPTIVE') options.page.forget();
    probe = stepProbe(probe, reading);
    throttled = reading.api === 'throttled' || reading.login === 'throttled';
    if (gaveAnswer(reading.api) || gaveAnswer(reading.login)) readAt = reading.at;
    helloGoodSince = probeOf(reading) === 'OK' ? (helloGoodSince ?? reading.at) : null;
  };
  const takePage = (reading: PageReading): void => {
    const before = page.open.length;
    page = takePageReading(page, reading, network.clockOffsetMs);
    pageReadAt = reading.at;
    if (reading.answer === 'fresh') contents++;
    if (reading.content !== null) readAt = reading.at;
    pageClearSince = pageState(reading.at) === 'CLEAR' ? (pageClearSince ?? reading.at) : null;
    if (reading.endings.length > 0) options.onEndings(reading.endings);
    // The calm rhythm of hello would sleep through the beginning of an incident.
    if (before !== page.open.length) planHello();
  };
  /** Carries out one look; its answer counts only in the generation that asked. */
  const look = async <T>(what: 'page' | 'hello', ask: () => Promise<T>, take: (answer: T) => void): Promise<void> => {
    const asked = generation;
    const answer = await ask();
    if (asked !== generation) return;
    take(answer);
    if (what === 'page') planPage();
    else planHello();
    planDeadline();
    options.onLook(what);
    options.onChange();
  };
  const begin = (helloDelayMs: number): void => {
    generation++;
    host.http.reset();
    network = settle(network, host.clock.now());
    helloGoodSince = null;
    schedule.plan('hello', helloDelayMs);
    schedule.plan('page', helloDelayMs + PAGE_AFTER_HELLO_MS);
    planDeadline();
  };
  const tasks: Record<ServiceTask, () => void> = {
    page: () => void look('page', () => options.page.poll(), takePage),
    hello: () => void look('hello', () => options.reachability.check(), takeHelloReading),
    network: () => {
      planDeadline();
      options.onChange();
    },
  };

  return {
    start(days) {
      page = emptyPageMemory(days);
      begin(0);
    },
    run: (task) => tasks[task](),
    settle() {
      begin(delayAfterWake(host.random()));
      options.onChange();
    },
    sleep() {
      generation++;
      host.http.reset();
      for (const task of ['page', 'hello', 'network'] as const) schedule.plan(task, null);
    },
    offline() {
      network = takeOnline(network, false, host.clock.now());
      helloGoodSince = null;
      options.onChange();
    },
    refresh() {
      tasks.hello();
      tasks.page();
    },
    replan() {
      const now = host.clock.now();
      const present = situation(now);
      const pageDelay = nextPageDelay(present, host.random());
      const helloDelay = nextHelloDelay(present, host.random());
      if (pageDelay !== null) schedule.planSooner('page', pageDelay);
      if (helloDelay === null) schedule.plan('hello', null);
      else schedule.planSooner('hello', helloDelay);
    },
    network: (now) => networkReport(network, now),
    service: (now) => ({ ...reportPage(now), probe: probeNow(probe, now) }),
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
    facts: (now) => ({
      pageFresh: page.asOf !== null && now - page.asOf <= FRESH_MS,
      readAt,
      helloGoodSince,
      incidentOverAt: page.incidentOverAt,
      pageClearSince,
      portal: network.portal,
      days: page.days,
    }),
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
