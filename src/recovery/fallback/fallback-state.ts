/** What Pilotlight remembers about fallbacks: which secrets it was given (by their last four characters) and what is on. */
import * as v from 'valibot';
import type { Host } from '../../platform/host.ts';
import { pathsOf } from '../../platform/path-rules.ts';
import { parseJsonAs } from '../../shared/json-as.ts';
import { type Busy, withLocks } from '../engine/with-locks.ts';

const Gateway = v.object({
  baseUrl: v.string(),
  /** Model that Claude Code is to ask for; null: its own choice. */
  model: v.nullable(v.string()),
  /** Smaller model for background work. */
  smallModel: v.nullable(v.string()),
  /** False: the gateway wants no token (a local server). */
  token: v.boolean(),
});
/** A provider that speaks the Messages API, under a name the user chose. */
export type Gateway = v.InferOutput<typeof Gateway>;

const Kept = v.object({ tail: v.string(), keptAt: v.number() });
const On = v.object({
  /** Name of the fallback: `key`, a gateway's name, or a cloud provider's. */
  name: v.string(),
  since: v.number(),
  /** The settings file was made for it, so it goes with it. */
  madeFile: v.boolean(),
  /** Paths of the keys it set, to be removed when it goes off. */
  keys: v.array(v.array(v.string())),
  /** What it set them to, in the same order: what somebody changed since is not taken out. Missing: an older note. */
  values: v.optional(v.array(v.string())),
});
export type FallbackOn = v.InferOutput<typeof On>;

const State = v.object({
  version: v.literal(1),
  kept: v.optional(v.record(v.string(), Kept), {}),
  /** By account: a change of the vault that was begun and of whose end nothing is known. */
  unsure: v.optional(v.record(v.string(), v.picklist(['keep', 'forget'])), {}),
  gateways: v.optional(v.record(v.string(), Gateway), {}),
  /** By the profile's id. */
  on: v.optional(v.record(v.string(), On), {}),
});
type StoredState = v.InferOutput<typeof State>;

export interface FallbackState extends StoredState {
  /** The notes cannot be read any more; what they held is not known. */
  damaged: boolean;
}

const EMPTY: StoredState = { version: 1, kept: {}, unsure: {}, gateways: {}, on: {} };

export function fallbackStatePath(host: Pick<Host, 'platform' | 'dataDir'>): string {
  return pathsOf(host.platform).join(host.dataDir, 'fallback.json');
}

/** Notes that are missing or damaged count as empty: the settings and the vault hold what matters. */
export async function readFallbackState(host: Host): Promise<FallbackState> {
  const read = await host.files.read(fallbackStatePath(host));
  if (!read.ok) return { ...EMPTY, damaged: read.why !== 'absent' };
  const state = parseFallbackState(Buffer.from(read.bytes).toString('utf8'));
  return { ...(state ?? EMPTY), damaged: state === null };
}

/** null: damaged. */
export function parseFallbackState(text: string): StoredState | null {
  return parseJsonAs(State, text);
}

/**
 * Runs `work` alone: no other Pilotlight changes these notes or the vault meanwhile.
 * @returns what `work` gives, or a sentence why it was not begun
 */
export function aloneWithNotes<T>(host: Host, work: () => Promise<T>): Promise<T | Busy> {
  return withLocks(host, { lockDirs: [] }, work);
}

/** Only within `aloneWithNotes`. Damaged notes are kept beside the new ones. */
export async function changeNotes(host: Host, change: (state: StoredState) => StoredState): Promise<boolean> {
  const path = fallbackStatePath(host);
  const { damaged, ...state } = await readFallbackState(host);
  await host.files.makeDirectory(host.dataDir, 0o700);
  if (damaged && !(await host.files.rename(path, `${path}.damaged`))) return false;
  return (await host.files.write(path, `${JSON.stringify(change(state), null, 2)}\n`, 0o600)).ok;
}

/** @param gateway  null removes it */
export function withGateway(state: StoredState, name: string, gateway: Gateway | null): StoredState {
  const { [name]: _old, ...others } = state.gateways;
  return { ...state, gateways: gateway ? { ...others, [name]: gateway } : others };
}

/** A gateway that needs no token. @param gateway  null removes it */
export async function noteGateway(host: Host, name: string, gateway: Gateway | null): Promise<boolean> {
  const noted = await aloneWithNotes(host, () => changeNotes(host, (state) => withGateway(state, name, gateway)));
  return noted === true;
}
