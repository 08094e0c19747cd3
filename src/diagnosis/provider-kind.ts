import type { Provider } from '../shared/verdict.ts';

/** Whose service is asked: Anthropic's own, somebody's gateway, or a cloud that sells the models. */
export const PROVIDER_KIND = {
  firstParty: 'anthropic',
  gateway: 'gateway',
  bedrock: 'cloud',
  foundry: 'cloud',
  anthropicAws: 'cloud',
  anthropicGoogleCloud: 'cloud',
  mantle: 'cloud',
  vertex: 'cloud',
} as const satisfies Record<Provider, 'anthropic' | 'gateway' | 'cloud'>;
