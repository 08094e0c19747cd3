/** One look at the network and at the service, for commands that do not watch. */

import { emptyNetworkMemory, networkReport, takeProbeResult } from '../../diagnosis/service/network.ts';
import type { Asked } from '../../diagnosis/service/not-asked.ts';
import { emptyPageMemory, pageReport, takePageReading } from '../../diagnosis/service/page-memory.ts';
import { type ProbeAnswer, probeOf } from '../../diagnosis/service/probe-result.ts';
import type { Host, Http } from '../../platform/host.ts';
import type { MachineFacts, ProfileFacts } from '../../shared/facts.ts';
import { NETWORK_NOTES } from '../../shared/messages/network.ts';
import { DOCTOR_COMMAND } from '../../shared/messages/terminal/looking.ts';
import { routeOf } from '../../sources/network/claude-route.ts';
import { createReachability } from '../../sources/status/reachability.ts';
import { createStatusPage } from '../../sources/status/status-page.ts';
import { followPace, type Pace } from './own-pace.ts';

/** Somebody sits there and waits; a server that hangs must not cost them more than this, all questions together. */
const ANSWER_WITHIN_MS = 2_200;
/** Where this process itself was kept from listening, that time is added, but no more than this. */
const MAX_ADDED_MS = 6_000;
/** From here on silence tells of this computer and not of a server. */
const TOO_BUSY_MS = 500;
/** While Anthropic has not answered by then, somebody else is asked as well, so that there is time for both. */
const NEUTRAL_AFTER_MS = 1_200;

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
  if (seen) wholeHost.http.useRoute?.(routeOf(seen.machine, seen.facts, wholeHost.clock.now()));
  const pace = followPace(wholeHost.clock);
  const host = { ...wholeHost, http: withDeadline(wholeHost, until, pace) };
  const [hello, page] = await Promise.all([
    createReachability(host, { neutralAfterMs: NEUTRAL_AFTER_MS }).check(),
    createStatusPage(host).poll(),
  ]);
  pace.stop();
  const now = host.clock.now();
  const network = networkReport(takeProbeResult(emptyNetworkMemory(), hello), now);
  const memory = takePageReading(emptyPageMemory(), page, network.clockOffsetMs);
  const service = {
    ...pageReport(memory, now),
    probe: network.state === 'ONLINE' ? probeOf(hello) : ('UNKNOWN' as const),
  };
  if (!isTooBusy(pace)) return { network, service };
  return {
    network: network.state === 'UNKNOWN' ? { ...network, detail: NETWORK_NOTES.tooBusy } : network,
    service: service.page === 'UNKNOWN' ? { ...service, trouble: NETWORK_NOTES.tooBusy } : service,
  };
}

const isTooBusy = (pace: Pace): boolean => pace.lostMs() >= TOO_BUSY_MS;

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
  const pace = followPace(wholeHost.clock);
  const host = { ...wholeHost, http: withDeadline(wholeHost, until, pace) };
  for (const facts of others) {
    if (!http.useRoute(routeOf(machine, facts, wholeHost.clock.now()))) continue;
    answers.set(facts, (await createReachability(host).check()).api);
    http.useRoute(routeOf(machine, first, wholeHost.clock.now()));
  }
  pace.stop();
  return answers;
}

/**
 * The same, but what has no answer when the time is over has timed out. Time that this process could not use is added, and what
 * ran out meanwhile is asked once more; where that was too much of it, nothing is said of the other side.
 */
function withDeadline({ clock, http }: Pick<Host, 'clock' | 'http'>, until: number, pace: Pace): Http {
  const timeLeft = (): number => Math.floor(until + Math.min(pace.lostMs(), MAX_ADDED_MS) - clock.monotonic());
  return {
    reset: () => http.reset(),
    async request(asked) {
      for (let left = timeLeft(); left > 0; left = timeLeft()) {
        const outcome = await http.request({ ...asked, limitMs: Math.min(left, asked.limitMs ?? left) });
        if (outcome.ok || outcome.why !== 'timeout') return outcome;
      }
      return { ok: false, why: isTooBusy(pace) ? 'aborted' : 'timeout', detail: DOCTOR_COMMAND.noTimeLeft };
    },
  };
}
