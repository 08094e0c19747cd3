/** Which credential goes into which header: the order in which Claude Code asks. */
import type { EnvVarFact } from '../../shared/facts.ts';
import type { CredentialRef } from '../../shared/verdict.ts';
import type { Headers } from './headers.ts';
import {
  activeHelper,
  asksBeforeKey,
  credential,
  descriptor,
  fromVariable,
  helperFile,
  isBare,
  isLoginHandedOver,
  isManagedByHost,
  isRemote,
  type ResolverContext,
} from './resolver-context.ts';

/** The credential of a first-party request, header by header. */
export function chooseCredentials(situation: ResolverContext): Headers {
  return overrideByCustomHeaders(situation, ownCredentials(situation));
}

/** What a request to Anthropic would carry without headers of one's own. */
export function ownCredentials(situation: ResolverContext): Headers {
  const login = signInCredential(situation);
  if (login?.sent && signInAllowed(situation)) return { authorization: login.ref, xApiKey: null };
  const helper = activeHelper(situation);
  const token = authToken(situation);
  const key = keyCredential(situation);
  const profile = profileInUse(situation);
  if (profile) return { authorization: profile, xApiKey: null };
  return { authorization: token ?? helper, xApiKey: key && goesOut(situation, key) ? key : null };
}

/** White space makes an empty header. */
function goesOut({ variables, profile }: ResolverContext, key: CredentialRef): boolean {
  if (key.kind === 'saved-key') return profile.globalConfig.savedKey?.state === 'set';
  return key.kind === 'key-helper' || key.name !== 'ANTHROPIC_API_KEY' || variables.given(key.name)?.state === 'set';
}

export function authToken({ variables }: ResolverContext): CredentialRef | null {
  const fact = variables.given('ANTHROPIC_AUTH_TOKEN');
  return fact && fromVariable('auth-token', fact);
}

/** What would go into `x-api-key`, were no login used. */
export function keyCredential(situation: ResolverContext): CredentialRef | null {
  const { variables } = situation;
  const fact = variables.given('ANTHROPIC_API_KEY');
  if (isBare(situation)) return fact && fromVariable('api-key', fact);
  if (fact && (!asksBeforeKey(situation) || isApproved(situation))) return fromVariable('api-key', fact);
  const handed = descriptor(variables, 'CLAUDE_CODE_API_KEY_FILE_DESCRIPTOR');
  if (handed) return fromVariable('api-key', handed);
  return activeHelper(situation) ?? savedKey(situation);
}

export function isApproved({ variables, profile }: ResolverContext): boolean {
  const fingerprint = variables.given('ANTHROPIC_API_KEY')?.fingerprint;
  return fingerprint != null && profile.globalConfig.approved.includes(fingerprint);
}

export function savedKey(situation: ResolverContext): CredentialRef | null {
  if (isBare(situation) || isManagedByHost(situation)) return null;
  const key = situation.profile.globalConfig.savedKey;
  return key && key.state !== 'empty' ? credential('saved-key', 'primaryApiKey', key.place) : null;
}

export interface SignInCredential {
  ref: CredentialRef;
  /** True when its scopes allow asking the model. */
  inference: boolean;
  /** True when it is sent: also with scopes in one text, which `auth status` takes for no login. */
  sent: boolean;
}

/** The login that would be used: a token variable first, then a handed-over token, then the stored login. */
export function signInCredential(situation: ResolverContext): SignInCredential | null {
  const { variables, profile } = situation;
  if (isBare(situation) || isKeptOut(situation)) return null;
  const token = tokenVariable(situation);
  if (token) {
    const inference = namedScopesAllow(variables.given('CLAUDE_CODE_OAUTH_SCOPES')?.plain);
    return { ref: token, inference, sent: inference };
  }
  const login = profile.credentials.login;
  if (isManagedByHost(situation) || !login) return null;
  if (login.accessToken !== 'set' && login.accessToken !== 'other') return null;
  const inference = login.scopes?.includes('user:inference') ?? false;
  const sent = inference || (login.scopesAsText ?? false);
  return { ref: credential('sign-in', 'claudeAiOauth', 'credential-store'), inference, sent };
}

/** Looked for at the start, and not again where there is a credential file. */
function isKeptOut({ early, profile, rules }: ResolverContext): boolean {
  const { status, store } = profile.credentials;
  return rules.bareKeepsLoginOut && early.on('CLAUDE_CODE_SIMPLE') && store === 'file' && status !== 'absent';
}

export function tokenVariable({ variables }: ResolverContext): CredentialRef | null {
  const fact = variables.given('CLAUDE_CODE_OAUTH_TOKEN');
  const handed = fact ?? descriptor(variables, 'CLAUDE_CODE_OAUTH_TOKEN_FILE_DESCRIPTOR');
  return handed && fromVariable('oauth-token', handed);
}

function namedScopesAllow(scopes: string | null | undefined): boolean {
  const named = scopes?.split(/\s+/).filter(Boolean) ?? [];
  return named.length === 0 || named.includes('user:inference');
}

/** Does anything stronger than a login speak against using it? */
export function signInAllowed(situation: ResolverContext): boolean {
  const { variables } = situation;
  if (isBare(situation) || situation.provider !== 'firstParty') return false;
  if (variables.given('ANTHROPIC_UNIX_SOCKET')) return variables.given('CLAUDE_CODE_OAUTH_TOKEN') !== null;
  if (profileCredential(situation)) return false;
  const key = keyCredential(situation);
  const strongKey = key?.kind === 'api-key' || key?.kind === 'key-helper';
  const remote = isRemote(situation);
  if ((authToken(situation) || strongKey) && !isLoginHandedOver(situation)) return false;
  // A helper that the starting app set aside still keeps a login from being used.
  const local = helperFile(situation.profile) ?? variables.given('CLAUDE_CODE_API_KEY_FILE_DESCRIPTOR');
  return !local || remote;
}

/** Workload identity by variables, or a profile of Anthropic's developer tools. */
export function profileCredential(situation: ResolverContext): CredentialRef | null {
  const { variables, provider, profile } = situation;
  if (isBare(situation) || provider !== 'firstParty' || isRemote(situation)) return null;
  if (isManagedByHost(situation) || variables.given('ANTHROPIC_UNIX_SOCKET')) return null;
  if (authToken(situation) || tokenVariable(situation) || activeHelper(situation)) return null;
  const file = profile.anthropicProfile?.kind ? profile.anthropicProfile : null;
  const named = variables.fact('ANTHROPIC_PROFILE');
  if (named?.state === 'set') return file?.explicit ? fromVariable('profile', named) : null;
  const rule = federationRule(situation);
  if (rule) return fromVariable('profile', rule);
  if (!file || (file.kind === 'user_oauth' && signInCredential(situation)?.inference)) return null;
  return credential('profile', file.name, 'credential-store');
}

/** The federation rule, when the organization is named too. */
function federationRule({ variables }: ResolverContext): EnvVarFact | null {
  const rule = variables.fact('ANTHROPIC_FEDERATION_RULE_ID');
  const organization = variables.fact('ANTHROPIC_ORGANIZATION_ID');
  return rule?.state === 'set' && organization?.state === 'set' ? rule : null;
}

/** A key keeps a profile from being used, though `auth status` may name it. */
function profileInUse(situation: ResolverContext): CredentialRef | null {
  return keyCredential(situation) ? null : profileCredential(situation);
}

/** The profile that is chosen but has no identity to exchange: the request stops there. */
export function stuckProfile(situation: ResolverContext): CredentialRef | null {
  const profile = profileInUse(situation);
  return profile && !canExchange(situation, profile) ? profile : null;
}

function canExchange({ variables, profile }: ResolverContext, ref: CredentialRef): boolean {
  if (ref.name !== 'ANTHROPIC_FEDERATION_RULE_ID') return profile.anthropicProfile?.complete ?? false;
  if (profile.identityFile) return profile.identityFile === 'there';
  // White space is none, with versions that count it elsewhere as well.
  return ['ANTHROPIC_IDENTITY_TOKEN', 'ANTHROPIC_IDENTITY_TOKEN_FILE'].some(
    (name) => variables.fact(name)?.state === 'set',
  );
}

/** Headers of one's own stand above a login and a key, and below a token, a helper or a profile. */
export function overrideByCustomHeaders(situation: ResolverContext, own: Headers): Headers {
  const setLater = own.authorization && ['auth-token', 'key-helper', 'profile'].includes(own.authorization.kind);
  return {
    authorization: setLater ? own.authorization : overridden(situation, 'authorization', own),
    xApiKey: overridden(situation, 'xApiKey', own),
  };
}

/** A header without a value takes the place of a credential, too. */
function overridden(situation: ResolverContext, header: keyof Headers, own: Headers): CredentialRef | null {
  return isBlanked(situation, header) ? null : (customHeader(situation, header) ?? own[header]);
}

/** ANTHROPIC_CUSTOM_HEADERS, where it sets this header to nothing. */
export function isBlanked({ variables }: ResolverContext, header: keyof Headers): boolean {
  const blank = variables.given('ANTHROPIC_CUSTOM_HEADERS')?.blankHeaders;
  return blank?.includes(HEADER_NAMES[header]) ?? false;
}

const HEADER_NAMES = { authorization: 'authorization', xApiKey: 'x-api-key' } as const;

/** ANTHROPIC_CUSTOM_HEADERS, where it sets this header. */
export function customHeader({ variables }: ResolverContext, header: keyof Headers): CredentialRef | null {
  const custom = variables.given('ANTHROPIC_CUSTOM_HEADERS');
  return custom?.headers?.includes(HEADER_NAMES[header]) ? fromVariable('custom-header', custom) : null;
}
