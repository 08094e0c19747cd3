/** The fallback of a name: the user's key, a gateway, or a cloud provider. */
import type { Host } from '../../platform/host.ts';
import { FALLBACK } from '../../shared/messages/recovery/fallback.ts';
import type { Refusal } from '../engine/plan.ts';
import { type CloudOptions, cloudChoice, isCloud } from './cloud-profiles.ts';
import { keyChoice } from './fallback.ts';
import type { FallbackChoice } from './fallback-choice.ts';
import { type FallbackOn, readFallbackState } from './fallback-state.ts';
import { gatewayChoice } from './gateway.ts';
import type { OwnProgram } from './key-helper.ts';

/** @param name  `key`, `bedrock`, `mantle`, `vertex`, or a gateway's */
export async function chooseFallback(
  host: Host,
  name: string,
  own: OwnProgram,
  options: CloudOptions = {},
): Promise<FallbackChoice | Refusal> {
  if (name === 'key') return keyChoice(host, own);
  if (isCloud(name)) return cloudChoice(host, name, options);
  const { gateways } = await readFallbackState(host);
  const gateway = Object.hasOwn(gateways, name) ? gateways[name] : undefined;
  if (gateway) return gatewayChoice(host, name, gateway, own);
  return { refused: FALLBACK.noSuchFallback({ name }) };
}

/** The fallback that is on for a profile, as it was set; the user's key when none is. */
export async function currentFallback(
  host: Host,
  on: FallbackOn | null,
  own: OwnProgram,
): Promise<FallbackChoice | null> {
  const choice = await chooseFallback(host, on?.name ?? 'key', own);
  if (!('refused' in choice)) return choice;
  if (!on || !isCloud(on.name)) return null;
  const env = Object.fromEntries(on.keys.flatMap(([head, name]) => (head === 'env' && name ? [[name, '']] : [])));
  return {
    name: on.name,
    label: on.name,
    pays: FALLBACK.billedToCloud,
    provider: on.name,
    host: null,
    helper: null,
    env,
    account: null,
    warnings: [],
  };
}
