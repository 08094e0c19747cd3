/** Named gateways: providers that speak the Messages API, with an address, models, and a token in the vault. */
import type { Host } from '../../platform/host.ts';
import { GATEWAYS } from '../../shared/messages/recovery/gateways.ts';
import type { Refusal } from '../engine/plan.ts';
import type { FallbackChoice } from './fallback-choice.ts';
import type { Gateway } from './fallback-state.ts';
import { keyHelper, type OwnProgram } from './key-helper.ts';

/** Providers many people know, ready to be used under their own name. */
export const GATEWAY_PRESETS: Readonly<Record<string, Gateway>> = {
  ollama: { baseUrl: 'http://127.0.0.1:11434', model: 'qwen3-coder', smallModel: 'qwen3-coder', token: false },
  minimax: { baseUrl: 'https://api.minimax.io/anthropic', model: 'MiniMax-M2', smallModel: 'MiniMax-M2', token: true },
};

const NAME = /^[a-z0-9][a-z0-9-]{0,30}$/;
/** Names with a meaning of their own. */
const TAKEN = ['key', 'bedrock', 'mantle', 'vertex'];
/** Left out when the notes are read, as names that objects have of their own. */
const UNREADABLE = ['constructor', 'prototype'];
const MODEL = /^[\w.:/@-]{1,120}$/;

export function gatewayAccount(name: string): string {
  return `gateway-${name}`;
}

/** What is wrong with a gateway, as a sentence; null: nothing. */
export function whyNotAGateway(name: string, { baseUrl, model, smallModel }: Gateway): string | null {
  if (!NAME.test(name)) return GATEWAYS.badName;
  if (TAKEN.includes(name)) return GATEWAYS.takenName({ name });
  if (UNREADABLE.includes(name)) return GATEWAYS.reservedName({ name });
  if (!URL.canParse(baseUrl)) return GATEWAYS.noAddress;
  const { protocol, hostname, username, password, search, hash } = new URL(baseUrl);
  const local = ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
  if (protocol !== 'https:' && !(protocol === 'http:' && local)) {
    return GATEWAYS.plainHttp;
  }
  if (username || password || search || hash) return GATEWAYS.secretInAddress;
  const wrong = [model, smallModel].find((one) => one !== null && !MODEL.test(one));
  return wrong === undefined ? null : GATEWAYS.badModel;
}

/** A gateway as a fallback for Claude Code. */
export async function gatewayChoice(
  host: Host,
  name: string,
  gateway: Gateway,
  own: OwnProgram,
): Promise<FallbackChoice | Refusal> {
  const { baseUrl, model, smallModel, token } = gateway;
  const helper = token ? await keyHelper(host, gatewayAccount(name), own) : null;
  if (helper !== null && typeof helper !== 'string') return helper;
  // With its port, unless that is the usual one.
  const address = new URL(baseUrl).host;
  return {
    name,
    label: GATEWAYS.named({ name }),
    pays: token ? GATEWAYS.readByProvider({ host: address }) : GATEWAYS.requestsTo({ host: address }),
    provider: 'firstParty',
    host: address,
    helper,
    env: {
      ANTHROPIC_BASE_URL: baseUrl,
      // A local server looks at no token, but Claude Code must have one to send instead of the login.
      ...(token ? {} : { ANTHROPIC_AUTH_TOKEN: 'none' }),
      ...(model === null
        ? {}
        : { ANTHROPIC_MODEL: model, ANTHROPIC_DEFAULT_OPUS_MODEL: model, ANTHROPIC_DEFAULT_SONNET_MODEL: model }),
      ...(smallModel === null ? {} : { ANTHROPIC_DEFAULT_HAIKU_MODEL: smallModel }),
    },
    account: token ? gatewayAccount(name) : null,
    warnings: [GATEWAYS.featuresMissing],
  };
}
