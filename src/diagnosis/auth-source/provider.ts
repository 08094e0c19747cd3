/** Which provider a request goes to, and where that is. */
import type { Provider } from '../../shared/verdict.ts';
import { isConfigBroken } from './broken-config.ts';
import type { ResolverContext } from './resolver-context.ts';
import { requiresGateway } from './sign-in-policy.ts';

/** Claude Code's own order: the first switch that is on wins. */
export const PROVIDER_SWITCHES: readonly { provider: Provider; variable: string }[] = [
  { provider: 'bedrock', variable: 'CLAUDE_CODE_USE_BEDROCK' },
  { provider: 'foundry', variable: 'CLAUDE_CODE_USE_FOUNDRY' },
  { provider: 'anthropicAws', variable: 'CLAUDE_CODE_USE_ANTHROPIC_AWS' },
  { provider: 'anthropicGoogleCloud', variable: 'CLAUDE_CODE_USE_ANTHROPIC_GOOGLE_CLOUD' },
  { provider: 'mantle', variable: 'CLAUDE_CODE_USE_MANTLE' },
  { provider: 'vertex', variable: 'CLAUDE_CODE_USE_VERTEX' },
];

/** The first switch that is on wins; a gateway that is set up stands above them all, one that is required below. */
export function chooseProvider(situation: Omit<ResolverContext, 'provider' | 'mode' | 'version' | 'now'>): Provider {
  return isGatewayReady(situation) ? 'gateway' : providerWithoutGateway(situation);
}

/** As if no gateway were set up. */
export function providerWithoutGateway({
  variables,
  early,
  rules,
  profile,
}: Pick<ResolverContext, 'variables' | 'early' | 'rules' | 'profile'>): Provider {
  for (const { provider, variable } of PROVIDER_SWITCHES) {
    if (provider === 'anthropicGoogleCloud' && !rules.knowsGoogleCloud) continue;
    if (variables.on(variable)) return provider;
  }
  const isAsked = rules.gatewaySwitchAsks && early.on('CLAUDE_CODE_USE_GATEWAY');
  return isAsked || requiresGateway(profile, rules.knowsGatewayPolicy) ? 'gateway' : 'firstParty';
}

/** Switch, address and token of a gateway were all there at the start. */
export function isGatewayReady({
  early,
  profile,
  rules,
}: Pick<ResolverContext, 'early' | 'profile' | 'rules'>): boolean {
  const given = early.given('ANTHROPIC_BASE_URL') !== null && early.given('ANTHROPIC_AUTH_TOKEN') !== null;
  return early.on('CLAUDE_CODE_USE_GATEWAY') && given && !isConfigBroken({ profile, rules });
}

/** The address of the gateway is one that Claude Code refuses: it ends at its start. */
export function isGatewayRefused(situation: Pick<ResolverContext, 'early' | 'profile' | 'rules'>): boolean {
  return isGatewayReady(situation) && situation.early.fact('ANTHROPIC_BASE_URL')?.noGateway === true;
}

const FIRST_PARTY_HOST = 'api.anthropic.com';

/** An address that is none, or white space, is not Anthropic's. */
export function isFirstPartyAddress({ variables }: Pick<ResolverContext, 'variables'>): boolean {
  const address = variables.fact('ANTHROPIC_BASE_URL');
  if (!address || address.state === 'empty') return true;
  return address.host === FIRST_PARTY_HOST && !address.noAddress;
}

/** Requests to Anthropic fail before they are sent: `ANTHROPIC_BASE_URL` is no address. */
export function isAddressUnusable({ provider, variables }: Pick<ResolverContext, 'provider' | 'variables'>): boolean {
  return provider === 'firstParty' && variables.given('ANTHROPIC_BASE_URL')?.noAddress === true;
}

type Addressed = Pick<ResolverContext, 'provider' | 'variables' | 'early'>;

/** Host, without port, that receives a request of this provider; null when it cannot be told from here. */
export function hostOf(situation: Addressed): string | null {
  return addressOf(situation)?.replace(/:\d+$/, '') ?? null;
}

/** `host` or `host:port`: with a port even Anthropic's own host is a stranger to Claude Code. */
function addressOf({ provider, variables, early }: Addressed): string | null {
  const at = (name: string, usual: string | null): string | null => {
    const address = variables.given(name);
    return address?.noAddress ? null : (address?.host ?? usual);
  };
  const region = (...names: string[]) => {
    for (const name of names) {
      const value = variables.given(name)?.plain?.trim();
      if (value) return value;
    }
    return null;
  };
  const awsRegion = () => region('AWS_REGION', 'AWS_DEFAULT_REGION') ?? 'us-east-1';
  switch (provider) {
    case 'firstParty':
      return at('ANTHROPIC_BASE_URL', FIRST_PARTY_HOST);
    case 'gateway':
      return early.given('ANTHROPIC_BASE_URL')?.host ?? null;
    case 'bedrock':
      return at('ANTHROPIC_BEDROCK_BASE_URL', `bedrock-runtime.${awsRegion()}.amazonaws.com`);
    case 'mantle':
      return at('ANTHROPIC_BEDROCK_MANTLE_BASE_URL', `bedrock-mantle.${awsRegion()}.api.aws`);
    case 'anthropicAws':
      return at('ANTHROPIC_AWS_BASE_URL', `aws-external-anthropic.${awsRegion()}.api.aws`);
    case 'anthropicGoogleCloud':
      return at('ANTHROPIC_GOOGLE_CLOUD_BASE_URL', 'claude.googleapis.com');
    case 'vertex':
      return at('ANTHROPIC_VERTEX_BASE_URL', vertexHost(region('CLOUD_ML_REGION') ?? 'us-east5'));
    case 'foundry': {
      const resource = region('ANTHROPIC_FOUNDRY_RESOURCE');
      return at('ANTHROPIC_FOUNDRY_BASE_URL', resource ? `${resource}.services.ai.azure.com` : null);
    }
  }
}

function vertexHost(region: string): string {
  if (region === 'global') return 'aiplatform.googleapis.com';
  if (region === 'us' || region === 'eu') return `aiplatform.${region}.rep.googleapis.com`;
  return `${region}-aiplatform.googleapis.com`;
}
