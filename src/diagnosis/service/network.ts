/**
 * The state of the network over time: a pure reducer. After a start, a wake or a change of network nothing is
 * concluded for 45 s, unless both hello addresses answer well before that, or one answers anything and the status page, too.
 */
import { EVIDENCE } from '../../shared/messages/evidence.ts';
import { sayOffset } from '../../shared/messages/findings.ts';
import { NETWORK_DETAILS, NETWORK_NOTES } from '../../shared/messages/network.ts';
import type { Finding, NetworkReport } from '../../shared/verdict.ts';
import type { EpochMs, NetworkState } from '../../shared/vocabulary.ts';
import { createFinding, type FindingDraft } from '../findings/finding.ts';
import type { NetworkSight, ProbeResult } from './probe-result.ts';
import { gaveAnswer, sightOf } from './probe-result.ts';

export const SETTLE_MS = 45_000;
/** Names that do not resolve may be a network still coming up. */
const NAMES_SETTLE_MS = 120_000;
const CLOCK_SAMPLES = 5;
/** From here on the server's time is used for deadlines, and from there on the user is told. */
const CLOCK_CORRECT_MS = 90_000;
const CLOCK_FINDING_MS = 5 * 60_000;

export interface NetworkMemory {
  /** Plain data; nothing of it needs to outlive the run. */
  sight: NetworkSight;
  /** Since when, own clock; readings of the same sight in a row keep it. */
  sightSince: EpochMs | null;
  settlingUntil: EpochMs | null;
  checkedAt: EpochMs | null;
  /** False: neither address gave any answer, although the network is there. */
  answered: boolean;
  /** Looks in a row that did not find the network ONLINE; what `nextProbeDelay` calls `misses`. */
  misses: number;
  /** Newest last. */
  clockSamples: readonly number[];
  clockOffsetMs: number | null;
  /** Where the network's sign-in page is, when it said so. */
  portal: string | null;
}

/** Before the first reading; not settling (`doctor`). A shell that watches calls `settle` at its start. */
export function emptyNetworkMemory(): NetworkMemory {
  return {
    sight: 'NOTHING',
    sightSince: null,
    settlingUntil: null,
    checkedAt: null,
    answered: true,
    misses: 0,
    clockSamples: [],
    clockOffsetMs: null,
    portal: null,
  };
}

/** Start, wake, network change, profile switch. The clock is measured anew; the old offset holds until then. */
export function settle(memory: NetworkMemory, now: EpochMs): NetworkMemory {
  return { ...memory, sight: 'NOTHING', sightSince: null, settlingUntil: now + SETTLE_MS, misses: 0, clockSamples: [] };
}

/** Takes one look at the hello addresses into account. */
export function takeProbeResult(memory: NetworkMemory, reading: ProbeResult): NetworkMemory {
  const sight = sightOf(reading);
  if (sight === 'NOTHING') return memory;
  const samples =
    reading.clockOffsetMs === null ? memory.clockSamples : [...memory.clockSamples, reading.clockOffsetMs];
  const clockSamples = samples.slice(-CLOCK_SAMPLES);
  return {
    sight,
    sightSince: sight === memory.sight ? (memory.sightSince ?? reading.at) : reading.at,
    settlingUntil: reading.api === 'ok' && reading.login === 'ok' ? null : memory.settlingUntil,
    checkedAt: reading.at,
    answered: gaveAnswer(reading.api) || gaveAnswer(reading.login),
    misses: sight === 'ONLINE' ? 0 : memory.misses + 1,
    clockSamples,
    clockOffsetMs: median(clockSamples) ?? memory.clockOffsetMs,
    portal: sight === 'CAPTIVE' ? reading.portal : null,
  };
}

/** The status page has answered: where Anthropic did as well, if only with trouble, the network is not what is to be waited for. */
export function takePageAnswer(memory: NetworkMemory): NetworkMemory {
  const { answered, settlingUntil, sight } = memory;
  return sight === 'ONLINE' && answered && settlingUntil !== null ? { ...memory, settlingUntil: null } : memory;
}

/** The system reported that the connection is gone or back, without a request of ours. */
export function takeOnline(memory: NetworkMemory, online: boolean, now: EpochMs): NetworkMemory {
  return online ? settle(memory, now) : { ...memory, sight: 'OFFLINE', sightSince: now, checkedAt: now };
}

function median(samples: readonly number[]): number | null {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
}

const STATES = {
  ONLINE: 'ONLINE',
  OFFLINE: 'OFFLINE',
  CAPTIVE: 'CAPTIVE',
  PROXY: 'RESTRICTED',
  'BLOCK-PAGE': 'RESTRICTED',
  UNTRUSTED: 'RESTRICTED',
  'NAMES-BLOCKED': 'RESTRICTED',
  NOTHING: 'UNKNOWN',
} as const satisfies Record<NetworkSight, NetworkState>;

/** The network's state now. `now`: own clock. */
export function networkStateNow(memory: NetworkMemory, now: EpochMs): NetworkState {
  const { sight, sightSince, settlingUntil } = memory;
  if (settlingUntil !== null && now < settlingUntil) return 'SETTLING';
  if (sight === 'NAMES-BLOCKED' && sightSince !== null && now - sightSince < NAMES_SETTLE_MS) return 'SETTLING';
  return STATES[sight];
}

/** When the state may change by time alone, for the next timer; null: never. */
export function networkDeadline(memory: NetworkMemory, now: EpochMs): EpochMs | null {
  const names =
    memory.sight === 'NAMES-BLOCKED' && memory.sightSince !== null ? memory.sightSince + NAMES_SETTLE_MS : 0;
  const times = [memory.settlingUntil ?? 0, names].filter((time) => time > now);
  return times.length === 0 ? null : Math.min(...times);
}

/** What the snapshot says about the network. */
export function networkReport(memory: NetworkMemory, now: EpochMs): NetworkReport {
  const state = networkStateNow(memory, now);
  const settled = state === 'ONLINE' && !memory.answered ? NETWORK_NOTES.unanswered : NETWORK_DETAILS[memory.sight];
  return {
    state,
    detail: state === 'SETTLING' ? NETWORK_NOTES.settling : settled,
    clockOffsetMs: memory.clockOffsetMs,
    checkedAt: memory.checkedAt,
  };
}

/** The time to judge deadlines by: the own clock, or the server's when the own one is off by more than 90 s. */
export function correctedNow(now: EpochMs, clockOffsetMs: number | null): EpochMs {
  return clockOffsetMs !== null && Math.abs(clockOffsetMs) > CLOCK_CORRECT_MS ? now - clockOffsetMs : now;
}

/** A finding when this machine's clock is off by more than five minutes; null: it is right, or not measured. */
export function clockFinding(clockOffsetMs: number | null): Finding | null {
  if (clockOffsetMs === null || Math.abs(clockOffsetMs) <= CLOCK_FINDING_MS) return null;
  const fast = clockOffsetMs > 0;
  const off = sayOffset(Math.abs(clockOffsetMs));
  const draft: FindingDraft = {
    id: 'clock-off',
    params: { off, fast },
    severity: 'warning',
    cause: 'machine',
    evidence: [{ file: null, line: null, column: null, note: EVIDENCE.clock({ off, fast }) }],
    remedies: [],
  };
  return createFinding(draft, null);
}
