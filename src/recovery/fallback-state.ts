/** What Pilotlight remembers about fallbacks: which secrets it was given (by their last four characters) and what is on. */
import * as v from 'valibot';
import type { EpochMs } from '../shared/words.ts';
import type { Host } from '../sources/host/host.ts';
import { pathsOf } from '../sources/host/path-rules.ts';

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
});
export type FallbackOn = v.InferOutput<typeof On>;

const State = v.object({
  version: v.literal(1),
  kept: v.optional(v.record(v.string(), Kept), {}),
  gateways: v.optional(v.record(v.string(), Gateway), {}),
  /** By the profile's id. */
  on: v.optional(v.record(v.string(), On), {}),
});
export type FallbackState = v.InferOutput<typeof State>;

const EMPTY: FallbackState = { version: 1, kept: {}, gateways: {}, on: {} };

export function fallbackStatePath(host: Pick<Host, 'platform' | 'dataDir'>): string {
  return pathsOf(host.platform).join(host.dataDir, 'fallback.json');
}

/** A file that is missing or damaged counts as empty: the settings and the vault hold what matters. */
export async function readFallbackState(host: Host): Promise<FallbackState> {
  const read = await host.files.read(fallbackStatePath(host));
  if (!read.ok) return EMPTY;
  try {
    const parsed = v.safeParse(State, JSON.parse(Buffer.from(read.bytes).toString('utf8')));
    return parsed.success ? parsed.output : EMPTY;
  } catch {
    return EMPTY;
  }
}

async function writeFallbackState(host: Host, state: FallbackState): Promise<boolean> {
  await host.files.makeDirectory(host.dataDir, 0o700);
  const wrote = await host.files.write(fallbackStatePath(host), `${JSON.stringify(state, null, 2)}\n`, 0o600);
  return wrote.ok;
}

/** @param tail  last four characters of what was kept */
export async function noteKept(host: Host, account: string, tail: string): Promise<boolean> {
  const state = await readFallbackState(host);
  const keptAt: EpochMs = host.clock.now();
  return writeFallbackState(host, { ...state, kept: { ...state.kept, [account]: { tail, keptAt } } });
}

export async function noteForgotten(host: Host, account: string): Promise<boolean> {
  const state = await readFallbackState(host);
  const kept = Object.fromEntries(Object.entries(state.kept).filter(([name]) => name !== account));
  return writeFallbackState(host, { ...state, kept });
}

/** @param gateway  null removes it */
export async function noteGateway(host: Host, name: string, gateway: Gateway | null): Promise<boolean> {
  const state = await readFallbackState(host);
  const others = Object.entries(state.gateways).filter(([other]) => other !== name);
  const gateways = Object.fromEntries(gateway ? [...others, [name, gateway]] : others);
  return writeFallbackState(host, { ...state, gateways });
}
