/** One look at the network and at the service, for commands that do not watch. */

import { emptyNetworkMemory, networkReport, takeProbeResult } from '../../diagnosis/service/network.ts';
import { emptyPageMemory, pageReport, takePageReading } from '../../diagnosis/service/page-memory.ts';
import { probeOf } from '../../diagnosis/service/probe-result.ts';
import type { Host } from '../../platform/host.ts';
import { createReachability } from '../../sources/status/reachability.ts';
import { createStatusPage } from '../../sources/status/status-page.ts';
import type { Asked } from './not-asked.ts';

/** Asks both hello addresses and the status page once, side by side. */
export async function askOnce(host: Host): Promise<Asked> {
  const [hello, page] = await Promise.all([createReachability(host).check(), createStatusPage(host).poll()]);
  const now = host.clock.now();
  const network = networkReport(takeProbeResult(emptyNetworkMemory(), hello), now);
  const memory = takePageReading(emptyPageMemory(), page, network.clockOffsetMs);
  return {
    network,
    service: { ...pageReport(memory, now), probe: network.state === 'ONLINE' ? probeOf(hello) : 'UNKNOWN' },
  };
}
