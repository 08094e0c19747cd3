/** One look at the network and at the service, for commands that do not watch. */

import { emptyNetworkMemory, networkReport, takeProbeResult } from '../../diagnosis/service/network.ts';
import type { Asked } from '../../diagnosis/service/not-asked.ts';
import { emptyPageMemory, pageReport, takePageReading } from '../../diagnosis/service/page-memory.ts';
import { type ProbeAnswer, probeOf } from '../../diagnosis/service/probe-result.ts';
import type { Host, Http } from '../../platform/host.ts';
import type { MachineFacts, ProfileFacts } from '../../shared/facts.ts';
import { DOCTOR_COMMAND } from '../../shared/messages/terminal/looking.ts';
import { routeOf } from '../../sources/network/claude-route.ts';
import { createReachability } from '../../sources/status/reachability.ts';
import { createStatusPage } from '../../sources/status/status-page.ts';

/** Somebody sits there and waits; a server that hangs must not cost them more than this, all questions together. */
const ANSWER_WITHIN_MS = 2_200;

/** Until when an answer is waited for, from now on. Monotonic, as the parameter `until` below. */
export function answerTime({ clock }: Pick<Host, 'clock'>): number {
  return clock.monotonic() + ANSWER_WITHIN_MS;
}

/** Asks both hello addresses and the status page once, side by side, by the way that Claude Code's requests take. */
export async function askOnce(
  wholeHost: Host,
  seen: { machine: MachineFacts; facts: ProfileFacts } | null,
  until = answerTime(wholeHost),
): Promise<Asked> {
  if (seen) wholeHost.http.useRoute?.(routeOf(seen.machine, seen.facts));
  const host = { ...wholeHost, http: withDeadline(wholeHost, until) };
  const [hello, page] = await Promise.all([createReachability(host).check(), createStatusPage(host).poll()]);
  const now = host.clock.now();
  const network = networkReport(takeProbeResult(emptyNetworkMemory(), hello), now);
  const memory = takePageReading(emptyPageMemory(), page, network.clockOffsetMs);
  return {
    network,
    service: { ...pageReport(memory, now), probe: network.state === 'ONLINE' ? probeOf(hello) : 'UNKNOWN' },
  };
}

/**
 * Whether Anthropic answers by the ways that further profiles take, where these are others than the first one's. In turn, since
 * there is one way at a time; all together in the time that one look has.
 */
export async function askOtherRoutes(
  wholeHost: Host,
  machine: MachineFacts,
  [first, ...others]: readonly ProfileFacts[],
  until = answerTime(wholeHost),
): Promise<ReadonlyMap<ProfileFacts, ProbeAnswer>> {
  const { http } = wholeHost;
  const answers = new Map<ProfileFacts, ProbeAnswer>();
  if (!first || !http.useRoute) return answers;
  const host = { ...wholeHost, http: withDeadline(wholeHost, until) };
  for (const facts of others) {
    if (!http.useRoute(routeOf(machine, facts))) continue;
    answers.set(facts, (await createReachability(host).check()).api);
    http.useRoute(routeOf(machine, first));
  }
  return answers;
}

/** The same, but what has no answer when the time is over has timed out. */
function withDeadline({ clock, http }: Pick<Host, 'clock' | 'http'>, until: number): Http {
  return {
    reset: () => http.reset(),
    async request(asked) {
      const left = Math.floor(until - clock.monotonic());
      if (left <= 0) return { ok: false, why: 'timeout', detail: DOCTOR_COMMAND.noTimeLeft };
      return http.request({ ...asked, limitMs: Math.min(left, asked.limitMs ?? left) });
    },
  };
}
