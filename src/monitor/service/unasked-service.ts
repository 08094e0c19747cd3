/** Stands in for the poller where nothing may be asked (`--offline`): service and network stay unknown, and say why. */
import { NOT_ASKED } from '../../diagnosis/service/not-asked.ts';
import type { ServicePoller } from './service-poller.ts';
import { createServiceStateStore } from './service-state.ts';

export function createUnaskedService(): ServicePoller {
  const { begin, facts, mark } = createServiceStateStore();
  const nothing = (): void => {};
  return {
    start: begin,
    run: nothing,
    settle: nothing,
    takeOtherWay: nothing,
    sleep: nothing,
    offline: nothing,
    refresh: nothing,
    replan: nothing,
    fillDays: nothing,
    network: () => NOT_ASKED.network,
    service: () => NOT_ASKED.service,
    facts,
    mark,
  };
}
