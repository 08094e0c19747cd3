/** What Claude Code could use instead of the plan, besides the user's own key: gateways and clouds, and what each lacks. */

import type { Host } from '../../platform/host.ts';
import type { FallbackOption } from '../../shared/fallback.ts';
import { GATEWAYS } from '../../shared/messages/recovery/gateways.ts';
import { CLOUD_NAMES, CLOUDS, type Cloud, lookAtCloud } from './cloud-profiles.ts';
import { type FallbackState, type Gateway, readFallbackState } from './fallback-state.ts';
import { GATEWAY_PRESETS, gatewayAccount } from './gateway.ts';
import { explainUnsure } from './secret-store.ts';

const PROPOSAL_TITLES: Readonly<Record<string, string>> = { ollama: GATEWAYS.ollama, minimax: 'MiniMax' };
const OWN_ADDRESS: Gateway = { baseUrl: 'https://', model: null, smallModel: null, token: true };

/** @param profile  id of the profile for which one may be on */
export async function listFallbackOptions(host: Host, profile: string): Promise<readonly FallbackOption[]> {
  const state = await readFallbackState(host);
  const on = state.on[profile]?.name ?? null;
  const gateways = Object.entries(state.gateways).map(([name, gateway]) => describeGateway(state, name, gateway));
  const clouds = await Promise.all(CLOUDS.map((cloud) => describeCloud(host, cloud)));
  const presets = Object.entries(GATEWAY_PRESETS).filter(([name]) => !Object.hasOwn(state.gateways, name));
  const proposals = [...presets, ['', OWN_ADDRESS] as const].map(([name, gateway]) => propose(name, gateway));
  return [...gateways, ...clouds].map((way) => ({ ...way, on: way.name === on })).concat(proposals);
}

const EMPTY = { detail: '', lacks: null, lacksToken: false, on: false, asks: {} } as const;

function describeGateway(state: FallbackState, name: string, { baseUrl, model, token }: Gateway): FallbackOption {
  const account = gatewayAccount(name);
  const unsure = explainUnsure(state, account);
  const lacksToken = token && (unsure !== null || !Object.hasOwn(state.kept, account));
  const lacks = unsure ?? (lacksToken ? GATEWAYS.tokenMissing : null);
  return { ...EMPTY, kind: 'gateway', name, title: name, detail: join(baseUrl, model), lacks, lacksToken };
}

async function describeCloud(host: Host, cloud: Cloud): Promise<FallbackOption> {
  const look = await lookAtCloud(host, cloud);
  const way = { ...EMPTY, kind: 'cloud', name: cloud, title: CLOUD_NAMES[cloud] } as const;
  return 'asks' in look ? { ...way, asks: look.asks } : { ...way, lacks: look.lacks };
}

function propose(name: string, { baseUrl, model, smallModel, token }: Gateway): FallbackOption {
  return {
    ...EMPTY,
    kind: 'proposal',
    name,
    title: PROPOSAL_TITLES[name] ?? (name || GATEWAYS.own),
    detail: name === '' ? '' : join(baseUrl, model),
    asks: { name, baseUrl, model: model ?? '', smallModel: smallModel ?? '', token },
  };
}

function join(baseUrl: string, model: string | null): string {
  return model === null ? baseUrl : `${baseUrl}, ${model}`;
}
