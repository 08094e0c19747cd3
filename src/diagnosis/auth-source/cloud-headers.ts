/**
 * Which credential goes into which header of a request to a cloud. As a rule the cloud's own; where something in between
 * signs (`CLAUDE_CODE_SKIP_…_AUTH`), what would go to Anthropic goes there. Measured with both CLIs.
 */
import type { CredentialKind, CredentialRef, Provider } from '../../shared/verdict.ts';
import type { VersionRules } from '../version-rules.ts';
import { customHeader, isBlanked } from './choose-credentials.ts';
import { cannotAsk, frontCredential, hasSource, isSigningSkipped } from './cloud-setup.ts';
import { type Headers, NO_HEADERS } from './headers.ts';
import { fromVariable, type ResolverContext } from './resolver-context.ts';

/**
 * What a header may carry. `own` is the cloud's key or token, `custom` a header of one's own, `front`
 * ANTHROPIC_AUTH_TOKEN, else the helper's key, else a header of one's own; `key` is
 * ANTHROPIC_API_KEY, `keyBeside` the same beside an `Authorization`.
 */
type Way = 'own' | 'custom' | 'front' | 'key' | 'keyBeside';

/** The first way that leads anywhere counts. */
interface Ways {
  authorization: readonly Way[];
  xApiKey: readonly Way[];
}

interface CloudWays {
  signed: Ways;
  /** null: this version cannot do without signing. */
  skipped: Ways | null;
}

type Cloud = Exclude<Provider, 'firstParty' | 'gateway'>;

const OWN_TOKEN: Ways = { authorization: ['own'], xApiKey: ['custom'] };
const NOTHING_OWN: Ways = { authorization: [], xApiKey: ['custom'] };

/** In the newest version. */
const NEW: Readonly<Record<Cloud, CloudWays>> = {
  bedrock: { signed: OWN_TOKEN, skipped: { authorization: ['own', 'front'], xApiKey: ['custom', 'keyBeside'] } },
  mantle: { signed: OWN_TOKEN, skipped: { authorization: ['front', 'own'], xApiKey: ['custom'] } },
  anthropicAws: {
    signed: { authorization: [], xApiKey: ['custom', 'own'] },
    skipped: { authorization: ['front'], xApiKey: ['custom', 'front'] },
  },
  foundry: {
    signed: { authorization: ['own'], xApiKey: ['custom', 'own'] },
    skipped: { authorization: ['front'], xApiKey: ['custom'] },
  },
  vertex: { signed: NOTHING_OWN, skipped: { authorization: ['front'], xApiKey: ['custom', 'key'] } },
  anthropicGoogleCloud: { signed: NOTHING_OWN, skipped: { authorization: ['front'], xApiKey: ['custom'] } },
};

const CARRYING_MORE: Readonly<Pick<Record<Cloud, CloudWays>, 'bedrock' | 'vertex'>> = {
  bedrock: {
    signed: { authorization: ['own'], xApiKey: ['custom', 'key'] },
    skipped: { authorization: ['own', 'front'], xApiKey: ['custom', 'key'] },
  },
  vertex: { ...NEW.vertex, signed: { authorization: [], xApiKey: ['custom', 'key'] } },
};

const FOUNDRY_CARRYING_MORE: Ways = { authorization: ['own', 'front'], xApiKey: ['custom', 'own'] };

/** What each cloud's request carries in this version. */
function cloudWays(rules: VersionRules): Readonly<Record<Cloud, CloudWays>> {
  const { signed, skipped } = NEW.foundry;
  const foundry = {
    signed: rules.foundryCarriesMore ? FOUNDRY_CARRYING_MORE : signed,
    skipped: rules.foundrySkipsSigning ? skipped : null,
  };
  const bedrock = {
    signed: (rules.cloudsCarryMore ? CARRYING_MORE : NEW).bedrock.signed,
    skipped: (rules.unsignedBedrockCarriesKey ? CARRYING_MORE : NEW).bedrock.skipped,
  };
  const { vertex } = rules.cloudsCarryMore ? CARRYING_MORE : NEW;
  return { ...NEW, bedrock, foundry, vertex };
}

interface OwnCredential {
  variable: string;
  kind: CredentialKind;
  header: keyof Headers;
}

const AWS_BEARER: OwnCredential = {
  variable: 'AWS_BEARER_TOKEN_BEDROCK',
  kind: 'auth-token',
  header: 'authorization',
};

/** Strongest first. Other ways to sign a request leave no key in either header. */
export const OWN_CREDENTIALS: Readonly<Partial<Record<Provider, readonly OwnCredential[]>>> = {
  bedrock: [AWS_BEARER],
  mantle: [AWS_BEARER],
  anthropicAws: [{ variable: 'ANTHROPIC_AWS_API_KEY', kind: 'api-key', header: 'xApiKey' }],
  foundry: [
    { variable: 'ANTHROPIC_FOUNDRY_AUTH_TOKEN', kind: 'auth-token', header: 'authorization' },
    { variable: 'ANTHROPIC_FOUNDRY_API_KEY', kind: 'api-key', header: 'xApiKey' },
  ],
};

export function cloudHeaders(situation: ResolverContext): Headers {
  const ways = waysOf(situation);
  if (!ways || cannotAsk(situation)) return NO_HEADERS;
  const follow = (header: keyof Headers) => firstOf(situation, ways[header], header);
  const authorization = follow('authorization');
  // Of one's own and without a value, it takes the place of every key; the other one only adds what a cloud has not.
  if (isBlanked(situation, 'xApiKey')) return { authorization, xApiKey: null };
  const beside = authorization ? ways.xApiKey : ways.xApiKey.filter((way) => way !== 'keyBeside');
  return { authorization, xApiKey: firstOf(situation, beside, 'xApiKey') };
}

/** null: there is nothing to sign with, and nothing goes out. Foundry's own key stands above its switch. */
function waysOf(situation: ResolverContext): Ways | null {
  const { provider, rules } = situation;
  if (provider === 'firstParty' || provider === 'gateway') return null;
  const { signed, skipped } = cloudWays(rules)[provider];
  const own = ownCredential(situation);
  if (isSigningSkipped(situation) && !(provider === 'foundry' && own)) return skipped;
  return own || hasSource(situation) ? signed : null;
}

function firstOf(situation: ResolverContext, ways: readonly Way[], header: keyof Headers): CredentialRef | null {
  for (const way of ways) {
    const found = CREDENTIAL_OF[way](situation, header);
    if (found) return found;
  }
  return null;
}

const environmentKey = ({ variables }: ResolverContext): CredentialRef | null => {
  const fact = variables.fact('ANTHROPIC_API_KEY');
  return fact?.state === 'set' ? fromVariable('api-key', fact) : null;
};

const CREDENTIAL_OF = {
  own: (situation, header) => {
    const own = ownCredential(situation);
    return own?.header === header ? own.ref : null;
  },
  custom: (situation, header) => customHeader(situation, header),
  front: frontCredential,
  key: environmentKey,
  keyBeside: environmentKey,
} as const satisfies Record<Way, (situation: ResolverContext, header: keyof Headers) => CredentialRef | null>;

function ownCredential({ provider, variables, rules }: ResolverContext) {
  for (const { variable, kind, header } of OWN_CREDENTIALS[provider] ?? []) {
    const fact = variables.given(variable);
    const known = rules.knowsFoundryToken || variable !== 'ANTHROPIC_FOUNDRY_AUTH_TOKEN';
    if (known && fact?.state === 'set') return { ref: fromVariable(kind, fact), header };
  }
  return null;
}
