import type { Host } from '../../platform/host.ts';
import { takeLock } from '../../platform/lock.ts';

export type InstanceOutcome =
  | { ok: true; release(): Promise<void> }
  /** Another one is at work with this data folder. */
  | { ok: false; why: 'taken'; pid: number | null }
  | { ok: false; why: 'not-writable'; pid: null };

/** Rare, since it is a write to the disk for as long as Pilotlight runs. */
const BEAT_MS = 30_000;

/** Takes the lock of the data folder: one Pilotlight that watches per folder. */
export async function takeInstance(host: Host): Promise<InstanceOutcome> {
  const outcome = await takeLock(host, { name: 'instance', waitMs: 0, beatMs: BEAT_MS });
  if (outcome.ok) return { ok: true, release: outcome.lock.release };
  return outcome.why === 'taken' ? outcome : { ok: false, why: 'not-writable', pid: null };
}
