/** What the hello addresses say over time: a result counts only when it comes twice in a row. */
import type { EpochMs, ProbeState } from '../../shared/vocabulary.ts';
import type { ProbeResult } from './probe-result.ts';
import { probeOf, sightOf } from './probe-result.ts';

/** Without a look for this long nothing is known any more. */
const FORGET_MS = 2 * 3_600_000;
/** When an address answers but has changed its ways, it is not asked for an opinion for a day. */
const CHANGED_REST_MS = 24 * 3_600_000;

/** The shared part of the probe; refusals of one profile's login come on top, see `profileProbe`. */
export interface ProbeMemory {
  state: ProbeState;
  candidate: ProbeState | null;
  /** Since when `state` holds. */
  since: EpochMs | null;
  seenAt: EpochMs | null;
  /** Until then the addresses are taken as changed. */
  restsUntil: EpochMs | null;
}

/** Before the first look. */
export function emptyProbeMemory(): ProbeMemory {
  return { state: 'UNKNOWN', candidate: null, since: null, seenAt: null, restsUntil: null };
}

const hasChanged = ({ api, login }: ProbeResult) => api === 'changed' || login === 'changed';

/**
 * Takes one look into account. What the network spoils does not count. The very first good answer counts at once: it
 * proves itself, while one failure proves little.
 */
export function stepProbe(memory: ProbeMemory, reading: ProbeResult): ProbeMemory {
  if (sightOf(reading) !== 'ONLINE') return memory;
  const seen = probeOf(reading);
  const isFirst = memory.state === 'UNKNOWN' && seen === 'OK';
  const isSame = seen === memory.state;
  if (!isFirst && !isSame && memory.candidate !== seen) return { ...memory, candidate: seen, seenAt: reading.at };
  const rests = seen === 'UNKNOWN' && hasChanged(reading) && memory.candidate === seen;
  return {
    state: seen,
    candidate: seen,
    since: isSame ? (memory.since ?? reading.at) : reading.at,
    seenAt: reading.at,
    restsUntil: rests ? reading.at + CHANGED_REST_MS : seen === 'OK' ? null : memory.restsUntil,
  };
}

/** The probe's state now. `now`: own clock. */
export function probeNow(memory: ProbeMemory, now: EpochMs): ProbeState {
  if (memory.seenAt === null || now - memory.seenAt > FORGET_MS) return 'UNKNOWN';
  return memory.restsUntil !== null && now < memory.restsUntil ? 'UNKNOWN' : memory.state;
}

/** True when the last look disagrees with the state that holds: look again soon. */
export const isWavering = (memory: ProbeMemory): boolean =>
  memory.candidate !== null && memory.candidate !== memory.state;

/** The probe for one profile: a refused login says more than a static hello, and less than a host that is down. */
export function profileProbe(shared: ProbeState, isRefused: boolean): ProbeState {
  return isRefused && (shared === 'OK' || shared === 'THROTTLED' || shared === 'UNKNOWN') ? 'REJECTED' : shared;
}
