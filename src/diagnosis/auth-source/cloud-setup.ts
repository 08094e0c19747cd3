/** What a cloud provider needs, what it still lacks, and which key it sends. Measured with both CLIs. */
import type { CredentialKind, Provider, ProviderLack } from '../../shared/verdict.ts';
import { type Headers, NO_HEADERS } from './headers.ts';
import { isGatewayReady } from './provider.ts';
import { fromVariable, type Situation } from './situation.ts';
import type { Variables } from './variables.ts';
import type { VersionRules } from './version-rules.ts';

interface Need {
  what: string;
  /** One of these is enough. */
  anyOf: readonly string[];
  /** Switch that makes it unnecessary: something in between takes care of it. */
  skippedBy?: string;
  /** There is a default, so that its absence alone stops nothing. */
  hasDefault?: (rules: VersionRules) => boolean;
}

const always = () => true;
const AWS_REGION: Need = { what: 'region', anyOf: ['AWS_REGION', 'AWS_DEFAULT_REGION'], hasDefault: always };
const AWS_SOURCES = [
  'AWS_ACCESS_KEY_ID',
  'AWS_PROFILE',
  'AWS_DEFAULT_PROFILE',
  'AWS_WEB_IDENTITY_TOKEN_FILE',
  'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
  'AWS_CONTAINER_CREDENTIALS_FULL_URI',
  'AWS_SHARED_CREDENTIALS_FILE',
];
const GOOGLE_SOURCES = ['GOOGLE_APPLICATION_CREDENTIALS', 'GOOGLE_OAUTH_ACCESS_TOKEN'];
const AZURE_SOURCES = ['AZURE_CLIENT_ID', 'AZURE_USERNAME', 'AZURE_FEDERATED_TOKEN_FILE'];

const NEEDS: Record<Provider, readonly Need[]> = {
  firstParty: [],
  gateway: [],
  bedrock: [
    AWS_REGION,
    {
      what: 'credentials',
      anyOf: ['AWS_BEARER_TOKEN_BEDROCK', ...AWS_SOURCES],
      skippedBy: 'CLAUDE_CODE_SKIP_BEDROCK_AUTH',
    },
  ],
  mantle: [
    AWS_REGION,
    {
      what: 'credentials',
      anyOf: ['AWS_BEARER_TOKEN_BEDROCK', ...AWS_SOURCES],
      skippedBy: 'CLAUDE_CODE_SKIP_MANTLE_AUTH',
    },
  ],
  anthropicAws: [
    {
      what: 'region',
      anyOf: ['AWS_REGION', 'AWS_DEFAULT_REGION', 'ANTHROPIC_AWS_BASE_URL'],
      hasDefault: (rules) => rules.awsRegionHasDefault,
    },
    { what: 'workspace', anyOf: ['ANTHROPIC_AWS_WORKSPACE_ID'] },
    {
      what: 'credentials',
      anyOf: ['ANTHROPIC_AWS_API_KEY', ...AWS_SOURCES],
      skippedBy: 'CLAUDE_CODE_SKIP_ANTHROPIC_AWS_AUTH',
    },
  ],
  anthropicGoogleCloud: [
    { what: 'project', anyOf: ['ANTHROPIC_GOOGLE_CLOUD_PROJECT', 'ANTHROPIC_GOOGLE_CLOUD_BASE_URL'] },
    { what: 'workspace', anyOf: ['ANTHROPIC_GOOGLE_CLOUD_WORKSPACE_ID'] },
    { what: 'credentials', anyOf: GOOGLE_SOURCES, skippedBy: 'CLAUDE_CODE_SKIP_ANTHROPIC_GOOGLE_CLOUD_AUTH' },
  ],
  vertex: [
    { what: 'region', anyOf: ['CLOUD_ML_REGION'], hasDefault: always },
    { what: 'project', anyOf: ['ANTHROPIC_VERTEX_PROJECT_ID', 'GOOGLE_CLOUD_PROJECT', 'GCLOUD_PROJECT'] },
    { what: 'credentials', anyOf: GOOGLE_SOURCES, skippedBy: 'CLAUDE_CODE_SKIP_VERTEX_AUTH' },
  ],
  foundry: [
    { what: 'base URL', anyOf: ['ANTHROPIC_FOUNDRY_RESOURCE', 'ANTHROPIC_FOUNDRY_BASE_URL'] },
    {
      what: 'credentials',
      anyOf: ['ANTHROPIC_FOUNDRY_API_KEY', ...AZURE_SOURCES],
      skippedBy: 'CLAUDE_CODE_SKIP_FOUNDRY_AUTH',
    },
  ],
};

/** Null when nothing is missing. Credentials kept in a cloud's own files are not looked at. */
export function providerLack(situation: Situation): ProviderLack | null {
  const { provider, variables, rules } = situation;
  if (provider === 'gateway') return isGatewayReady(situation) ? null : { provider, missing: ['sign-in (/login)'] };
  const missing = NEEDS[provider].filter((need) => isMissing(need, variables));
  // A default helps nobody who has set up nothing: then the whole list is told.
  if (missing.every((need) => need.hasDefault?.(rules))) return null;
  return { provider, missing: missing.map(({ what, anyOf }) => `${what} (${anyOf.slice(0, 2).join(' or ')})`) };
}

function isMissing({ anyOf, skippedBy }: Need, variables: Variables): boolean {
  if (skippedBy && variables.on(skippedBy)) return false;
  return anyOf.every((name) => (variables.fact(name)?.state ?? 'empty') !== 'set');
}

interface CloudKey {
  variable: string;
  kind: CredentialKind;
  header: keyof Headers;
}

const AWS_BEARER: CloudKey = { variable: 'AWS_BEARER_TOKEN_BEDROCK', kind: 'auth-token', header: 'authorization' };

/** Other ways to sign a request leave no key in either header. */
export const CLOUD_KEYS: Partial<Record<Provider, CloudKey>> = {
  bedrock: AWS_BEARER,
  mantle: AWS_BEARER,
  anthropicAws: { variable: 'ANTHROPIC_AWS_API_KEY', kind: 'api-key', header: 'xApiKey' },
  foundry: { variable: 'ANTHROPIC_FOUNDRY_API_KEY', kind: 'api-key', header: 'xApiKey' },
};

export function cloudHeaders(provider: Provider, variables: Variables): Headers {
  const key = CLOUD_KEYS[provider];
  const fact = key ? variables.given(key.variable) : null;
  return key && fact?.state === 'set' ? { ...NO_HEADERS, [key.header]: fromVariable(key.kind, fact) } : NO_HEADERS;
}
