/** What a cloud provider needs, and what it still lacks. Measured with both CLIs. */
import { CLOUD_NEEDS, type CloudNeed, sayNeed } from '../../shared/messages/cloud-needs.ts';
import type { CredentialRef, Provider, ProviderLack } from '../../shared/verdict.ts';
import type { VersionRules } from '../version-rules.ts';
import { authToken, customHeader } from './choose-credentials.ts';
import { isGatewayReady } from './provider.ts';
import { activeHelper, type ResolverContext } from './resolver-context.ts';

interface Need {
  what: CloudNeed;
  /** One of these is enough. */
  anyOf: readonly string[];
  /** Switch that makes it unnecessary: something in between takes care of it. */
  skippedBy?: string;
  /** What signs may name it as well. */
  bySignature?: true;
  /** There is a default, so that its absence alone stops nothing. */
  hasDefault?: (rules: VersionRules) => boolean;
  /** One of `enough` will do as well where nothing has to be signed: signing is skipped, or `key` is set. */
  unsigned?: { key: string; enough: readonly string[] };
  /** Where signing is skipped, needed only beside what goes into `Authorization`. */
  besideFront?: true;
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
      anyOf: ['AWS_REGION', 'AWS_DEFAULT_REGION'],
      hasDefault: (rules) => rules.awsRegionHasDefault,
      unsigned: { key: 'ANTHROPIC_AWS_API_KEY', enough: ['ANTHROPIC_AWS_BASE_URL'] },
    },
    { what: 'workspace', anyOf: ['ANTHROPIC_AWS_WORKSPACE_ID'], besideFront: true },
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
    // GOOGLE_CLOUD_PROJECT is read, and then not sent: requests end with “No projectId was given”.
    { what: 'project', anyOf: ['ANTHROPIC_VERTEX_PROJECT_ID'], bySignature: true },
    { what: 'credentials', anyOf: GOOGLE_SOURCES, skippedBy: 'CLAUDE_CODE_SKIP_VERTEX_AUTH' },
  ],
  foundry: [
    { what: 'address', anyOf: ['ANTHROPIC_FOUNDRY_RESOURCE', 'ANTHROPIC_FOUNDRY_BASE_URL'] },
    {
      what: 'credentials',
      anyOf: ['ANTHROPIC_FOUNDRY_API_KEY', 'ANTHROPIC_FOUNDRY_AUTH_TOKEN', ...AZURE_SOURCES],
      skippedBy: 'CLAUDE_CODE_SKIP_FOUNDRY_AUTH',
    },
  ],
};

/** Null when nothing is missing. */
export function providerLack(situation: ResolverContext): ProviderLack | null {
  const { provider, rules } = situation;
  if (provider === 'gateway') return isGatewayReady(situation) ? null : { provider, missing: [CLOUD_NEEDS['sign-in']] };
  const missing = NEEDS[provider].filter((need) => isMissing(need, situation));
  // A default helps nobody who has set up nothing: then the whole list is told.
  if (missing.every((need) => need.hasDefault?.(rules))) return null;
  return { provider, missing: missing.map((need) => sayNeed(need.what, wantedOf(need, situation))) };
}

/** The usual ones; of a pair that is half there, the other half. */
function wantedOf({ anyOf }: Need, { variables }: ResolverContext): readonly string[] {
  const isHalf = anyOf.includes('AWS_ACCESS_KEY_ID') && variables.fact('AWS_ACCESS_KEY_ID')?.state === 'set';
  return isHalf ? ['AWS_SECRET_ACCESS_KEY'] : anyOf.slice(0, 2);
}

/** Something without which no request can be made up, credentials aside. */
export function cannotAsk(situation: ResolverContext): boolean {
  return NEEDS[situation.provider].some(
    (need) => need.what !== 'credentials' && !need.hasDefault?.(situation.rules) && isMissing(need, situation),
  );
}

/** Something to sign requests with is named in the variables. */
export function hasSource(situation: ResolverContext): boolean {
  const need = NEEDS[situation.provider].find(({ what }) => what === 'credentials');
  return need !== undefined && isCovered(need, situation);
}

/** Something in between takes care of signing. */
export function isSigningSkipped({ provider, variables }: Pick<ResolverContext, 'provider' | 'variables'>): boolean {
  return NEEDS[provider].some(({ skippedBy }) => skippedBy !== undefined && variables.on(skippedBy));
}

/** What would go to Anthropic as `Authorization`, for what stands in between. */
export function frontCredential(situation: ResolverContext): CredentialRef | null {
  return authToken(situation) ?? activeHelper(situation) ?? customHeader(situation, 'authorization');
}

function isMissing(need: Need, situation: ResolverContext): boolean {
  if (need.besideFront && isSigningSkipped(situation) && frontCredential(situation) === null) return false;
  if (need.skippedBy && situation.variables.on(need.skippedBy)) return false;
  return !isCovered(need, situation) && !(need.unsigned && isEnoughUnsigned(need.unsigned, situation));
}

/** Credentials may also lie in a cloud's own files, or come from a command; the file that signs may name a project as well. */
function isCovered(need: Need, situation: ResolverContext): boolean {
  const { cloud } = situation.profile;
  const inFiles = need.what === 'credentials' && cloud?.hasCredentials === true;
  const bySignature = need.bySignature && cloud?.namesProject === true && !isSigningSkipped(situation);
  return inFiles || bySignature || isAnySet(need, situation);
}

function isEnoughUnsigned({ key, enough }: NonNullable<Need['unsigned']>, situation: ResolverContext): boolean {
  const isUnsigned = isSigningSkipped(situation) || isAnySet({ anyOf: [key] }, situation);
  return isUnsigned && isAnySet({ anyOf: enough }, situation);
}

function isAnySet({ anyOf }: Pick<Need, 'anyOf'>, { variables, rules }: ResolverContext): boolean {
  const known = anyOf.filter((name) => rules.knowsFoundryToken || name !== 'ANTHROPIC_FOUNDRY_AUTH_TOKEN');
  const isSet = (name: string) => variables.fact(name)?.state === 'set';
  return known.some((name) => isSet(name) && (name !== 'AWS_ACCESS_KEY_ID' || isSet('AWS_SECRET_ACCESS_KEY')));
}
