/** Looks at the status page and the hello addresses when it is time. */
import type { DayHistory } from '../../diagnosis/service/day-history.ts';
import type { IncidentEnding, PageReading } from '../../diagnosis/service/page-content.ts';
import {
  delayAfterWake,
  nextPageDelay,
  nextProbeDelay,
  type PollSituation,
} from '../../diagnosis/service/poll-schedule.ts';
import type { ProbeResult } from '../../diagnosis/service/probe-result.ts';
import type { Host } from '../../platform/host.ts';
import type { Reachability } from '../../sources/status/reachability.ts';
import type { StatusPage } from '../../sources/status/status-page.ts';
import type { Schedule } from '../clock/schedule.ts';
import { createServiceStateStore, type ServiceStateStore } from './service-state.ts';

export type ServiceTask = 'page' | 'hello' | 'network';

/** After the hello addresses, so that a network's sign-in page is known as such before it answers for the page. */
const PAGE_AFTER_HELLO_MS = 2_000;

export interface ServicePollerOptions {
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

export interface ServicePoller extends Pick<ServiceStateStore, 'network' | 'service' | 'facts' | 'mark' | 'fillDays'> {
  start(days: DayHistory): void;
  /** A scheduled task is due. */
  run(task: ServiceTask): void;
  /** Wake, network change: nothing is concluded for 45 s, answers under way are dropped. */
  settle(): void;
  /** Another way to the outside (proxy, certificates), on a network that stands: asked by it at once. */
  takeOtherWay(): void;
  /** Sleep: answers under way are dropped, nothing is asked. */
  sleep(): void;
  offline(): void;
  /** Asks both again now. */
  refresh(): void;
  /** Plans the next looks anew, because the situation is another one. */
  replan(): void;
}

export function createServicePoller(options: ServicePollerOptions): ServicePoller {
  const { host, schedule } = options;
  const known = createServiceStateStore();
  // Answers of an earlier generation belong to a network that is gone.
  let generation = 0;

  const situation = (): PollSituation => known.situation(host.clock.now(), options.situation());
  const planPage = (): void => schedule.plan('page', nextPageDelay(situation(), host.random()));
  const planHello = (): void => schedule.plan('hello', nextProbeDelay(situation(), host.random()));
  const planDeadline = (): void => {
    const now = host.clock.now();
    const deadline = known.deadline(now);
    schedule.plan('network', deadline === null ? null : deadline - now);
  };

  const takeProbeResult = (reading: ProbeResult): void => {
    if (known.takeProbeResult(reading).leftPortal) options.page.forget();
    planHello();
  };
  const takePage = (reading: PageReading): void => {
    const { incidentsMoved } = known.takePage(reading);
    if (reading.endings.length > 0) options.onEndings(reading.endings);
    // The calm rhythm of hello would sleep through the beginning of an incident.
    if (incidentsMoved) planHello();
    planPage();
  };
  /** Carries out one look; its answer counts only in the generation that asked. */
  const look = async <T>(what: 'page' | 'hello', ask: () => Promise<T>, take: (answer: T) => void): Promise<void> => {
    const asked = generation;
    const answer = await ask();
    if (asked !== generation) return;
    take(answer);
    planDeadline();
    options.onLook(what);
    options.onChange();
  };
  const begin = (helloDelayMs: number): void => {
    generation++;
    host.http.reset();
    known.settle(host.clock.now());
    schedule.plan('hello', helloDelayMs);
    schedule.plan('page', helloDelayMs + PAGE_AFTER_HELLO_MS);
    planDeadline();
  };
  const tasks: Record<ServiceTask, () => void> = {
    page: () => void look('page', () => options.page.poll(), takePage),
    hello: () => void look('hello', () => options.reachability.check(), takeProbeResult),
    network: () => {
      planDeadline();
      options.onChange();
    },
  };

  return {
    start(days) {
      known.begin(days);
      begin(0);
    },
    run: (task) => tasks[task](),
    settle() {
      begin(delayAfterWake(host.random()));
      options.onChange();
    },
    takeOtherWay() {
      begin(0);
      options.onChange();
    },
    sleep() {
      generation++;
      host.http.reset();
      for (const task of ['page', 'hello', 'network'] as const) schedule.plan(task, null);
    },
    offline() {
      known.offline(host.clock.now());
      options.onChange();
    },
    refresh() {
      tasks.hello();
      tasks.page();
    },
    replan() {
      const present = situation();
      const pageDelay = nextPageDelay(present, host.random());
      const helloDelay = nextProbeDelay(present, host.random());
      if (pageDelay !== null) schedule.planSooner('page', pageDelay);
      if (helloDelay === null) schedule.plan('hello', null);
      else schedule.planSooner('hello', helloDelay);
    },
    network: known.network,
    service: known.service,
    facts: known.facts,
    mark: known.mark,
    fillDays: known.fillDays,
  };
}
