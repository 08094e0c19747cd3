/** What is worth knowing about the credential that Claude Code would send. Pure. */
import type { EnvVarFact, MachineFacts, ProfileFacts } from '../../shared/facts.ts';
import type { Candidate, CredentialRef, Evidence, Finding, ProfileAuth } from '../../shared/verdict.ts';
import { CREDENTIAL_WORDS, PLACE_WORDS } from '../auth-source/explain.ts';
import { PROVIDER_NAMES, PROVIDER_SWITCHES } from '../auth-source/provider.ts';
import { loginPolicy } from '../auth-source/sign-in-policy.ts';
import { layerVariables, type Variables } from '../auth-source/variables.ts';
import { versionRules } from '../auth-source/version-rules.ts';
import { startFindings } from './start-findings.ts';

export interface AuthFindingsInput {
  machine: MachineFacts;
  profile: ProfileFacts;
  profileId: string;
  auth: ProfileAuth;
  /** Version of the CLI that a terminal starts; null: unknown, taken as a new one. */
  version: string | null;
}

type Said = Omit<Finding, 'profile' | 'evidence'> & { evidence: readonly Evidence[] };
type Rule = (input: AuthFindingsInput) => Said | null;

/** Findings about one profile's auth source, the costly ones first. */
export function authFindings(input: AuthFindingsInput): Finding[] {
  const own = RULES.flatMap((rule) => rule(input) ?? []);
  return [...own, ...startFindings(input)].map((said) => ({ ...said, profile: input.profileId }));
}

const RULES: readonly Rule[] = [
  policyStopsRequests,
  providerLacksSomething,
  blankKeyBreaks,
  keyBeatsPlan,
  tokenShadowsLogin,
  headerOverridesLogin,
  addressReceivesLogin,
  savedKeyTakesOver,
  keyNotApproved,
];

function keyBeatsPlan(input: AuthFindingsInput): Said | null {
  const { auth, profile } = input;
  const key = auth.print.xApiKey ?? auth.print.authorization;
  if (
    auth.print.provider !== 'firstParty' ||
    !key ||
    !(key.kind === 'api-key' || key.kind === 'key-helper') ||
    !hasLogin(profile)
  )
    return null;
  return {
    id: 'api-key-beats-plan',
    severity: 'warning',
    cause: 'machine',
    title: isForScriptsOnly(auth)
      ? `An API key wins over your ${planName(profile)} in claude -p`
      : `An API key wins over your ${planName(profile)}`,
    detail: `${isForScriptsOnly(auth) ? 'claude -p' : 'Claude Code'} sends ${CREDENTIAL_WORDS[key.kind]} instead of your login: you pay per token. Remove it from ${PLACE_WORDS[key.place]} to use your plan again.`,
    evidence: evidenceFor(input, key),
    remedies: removeFrom(key),
  };
}

function tokenShadowsLogin(input: AuthFindingsInput): Said | null {
  const { auth, profile } = input;
  const token = auth.print.authorization;
  if (
    auth.print.provider !== 'firstParty' ||
    !token ||
    !(token.kind === 'auth-token' || token.kind === 'oauth-token') ||
    !hasLogin(profile)
  )
    return null;
  return {
    id: 'token-shadows-login',
    severity: 'warning',
    cause: 'machine',
    title: `${token.name} stands above your login`,
    detail: `Claude Code sends ${CREDENTIAL_WORDS[token.kind]}, set in ${PLACE_WORDS[token.place]}. Signing in again changes nothing while it is there.`,
    evidence: evidenceFor(input, token),
    remedies: removeFrom(token),
  };
}

function headerOverridesLogin(input: AuthFindingsInput): Said | null {
  const { auth, profile } = input;
  const header = [auth.print.authorization, auth.print.xApiKey].find((ref) => ref?.kind === 'custom-header');
  if (!header || !hasLogin(profile)) return null;
  return {
    id: 'custom-header-overrides-login',
    severity: 'warning',
    cause: 'machine',
    title: 'A custom header takes the place of your login',
    detail:
      'ANTHROPIC_CUSTOM_HEADERS sets a header that carries a credential. It is sent instead of your login or beside it, and Claude Code’s own status does not show it.',
    evidence: evidenceFor(input, header),
    remedies: removeFrom(header),
  };
}

function addressReceivesLogin(input: AuthFindingsInput): Said | null {
  const { authorization, host, provider } = input.auth.print;
  if (authorization?.kind !== 'sign-in' || provider !== 'firstParty' || !host || isAnthropic(host)) return null;
  const address = variablesOf(input).fact('ANTHROPIC_BASE_URL');
  const there = address?.host ?? host;
  return {
    id: 'custom-address-receives-login',
    severity: 'warning',
    cause: 'machine',
    title: `Your login is sent to ${there}`,
    detail: `ANTHROPIC_BASE_URL points Claude Code to ${there}, and every request carries your Claude login there. Remove the variable unless you trust that address.`,
    evidence: [placeOf(address, `ANTHROPIC_BASE_URL points to ${there}`)],
    remedies: address?.file ? ['unset-variable', 'open-file'] : ['unset-variable'],
  };
}

function savedKeyTakesOver(input: AuthFindingsInput): Said | null {
  const { auth, profile } = input;
  const key = auth.print.xApiKey;
  if (key?.kind !== 'saved-key' || !profile.credentials.login) return null;
  return {
    id: 'saved-key-takes-over',
    severity: 'warning',
    cause: 'account',
    title: 'Claude Code now bills an API key',
    detail:
      'Your login no longer counts, and Claude Code quietly uses the API key that an earlier Console sign-in saved: you pay per token. Sign in again to use your plan.',
    evidence: evidenceFor(input, key),
    remedies: ['sign-in', 'open-file'],
  };
}

function keyNotApproved(input: AuthFindingsInput): Said | null {
  const { auth, profile } = input;
  const key = auth.print.xApiKey;
  if (key?.name !== 'ANTHROPIC_API_KEY' || key.kind !== 'api-key' || auth.interactive.xApiKey?.name === key.name)
    return null;
  // With a login the finding about the plan has said so.
  if (isForScriptsOnly(auth)) return null;
  const fingerprint = variablesOf(input).given(key.name)?.fingerprint;
  const rejected = fingerprint != null && profile.globalConfig.rejected.includes(fingerprint);
  return {
    id: rejected ? 'api-key-rejected' : 'api-key-not-approved',
    severity: 'info',
    cause: 'machine',
    title: rejected
      ? 'You rejected this API key, but claude -p still sends it'
      : 'The API key is used by claude -p only',
    detail: rejected
      ? 'In a terminal Claude Code leaves the key in ANTHROPIC_API_KEY alone, as you chose. Scripts that run claude -p send it all the same and pay per token.'
      : 'In a terminal Claude Code asks before it uses the key in ANTHROPIC_API_KEY; claude -p sends it without asking. The two may be billed differently.',
    evidence: evidenceFor(input, key),
    remedies: removeFrom(key),
  };
}

function blankKeyBreaks({ auth, version }: AuthFindingsInput): Said | null {
  if (!versionRules(version).blankCounts || auth.print.authorization || auth.print.xApiKey) return null;
  const key = auth.candidates.find(({ credential }) => credential.name === 'ANTHROPIC_API_KEY');
  if (!key?.why.includes('white space')) return null;
  return {
    id: 'blank-key-breaks',
    severity: 'error',
    cause: 'machine',
    title: 'A blank API key stops Claude Code',
    detail:
      'ANTHROPIC_API_KEY holds only white space. This version of Claude Code takes it for a key and answers “Invalid API key”. Remove the variable, or update Claude Code.',
    evidence: [evidenceOf(key)],
    remedies: ['unset-variable', 'update-claude'],
  };
}

function providerLacksSomething(input: AuthFindingsInput): Said | null {
  const { auth } = input;
  if (!auth.lacks) return null;
  const name = PROVIDER_NAMES[auth.lacks.provider];
  const variables = variablesOf(input);
  const on = PROVIDER_SWITCHES.find(
    ({ provider, variable }) => provider === auth.lacks?.provider && variables.on(variable),
  );
  const fact = on ? variables.fact(on.variable) : null;
  return {
    id: 'provider-lacks',
    severity: 'warning',
    cause: 'machine',
    title: `${name} is switched on but not set up`,
    detail: `Claude Code sends its requests to ${name}, and your Claude login is not used. No setting was found here for: ${auth.lacks.missing.join(', ')}. The cloud’s own files, which may hold credentials, were not looked at.`,
    evidence: fact ? [placeOf(fact, `${fact.name} is on`)] : [],
    remedies: ['unset-variable', 'open-file'],
  };
}

function policyStopsRequests({ auth, profile }: AuthFindingsInput): Said | null {
  const policy = loginPolicy(profile);
  const { provider, authorization, xApiKey, statusSays } = auth.print;
  if (!policy || provider !== 'firstParty' || authorization || xApiKey || !statusSays?.loggedIn) return null;
  return {
    id: 'policy-stops-requests',
    severity: 'error',
    cause: 'account',
    title: 'Your organization’s settings stop Claude Code',
    detail:
      'Managed settings require a login of your organization. A key or token that is set here, or a login of another organization, makes claude -p end with an error, although its status says you are signed in.',
    evidence: [
      { file: policy.file.path, line: null, column: null, note: 'forceLoginMethod or forceLoginOrgUUID is set' },
      ...auth.candidates.filter(({ credential }) => credential.kind !== 'sign-in').map(evidenceOf),
    ],
    remedies: ['unset-variable', 'sign-in'],
  };
}

/** In a terminal the login is used all the same: the key was not approved there. */
function isForScriptsOnly({ interactive }: ProfileAuth): boolean {
  return interactive.authorization?.kind === 'sign-in';
}

function hasLogin({ credentials: { login } }: ProfileFacts): boolean {
  return login?.accessToken === 'set' && (login.scopes?.includes('user:inference') ?? false);
}

function planName({ credentials }: ProfileFacts): string {
  const plan = credentials.login?.plan;
  return plan ? `${plan.charAt(0).toUpperCase()}${plan.slice(1)} plan` : 'Claude login';
}

function isAnthropic(host: string): boolean {
  return /(^|\.)anthropic\.com$/.test(host);
}

/** What a person can do about a credential at this place. */
function removeFrom(ref: CredentialRef): Finding['remedies'] {
  if (ref.place === 'managed-settings') return [];
  return ref.place === 'process' ? ['unset-variable'] : ['unset-variable', 'open-file'];
}

/** Where it is set; for a variable of the own process also the line of the shell profile that brought it there. */
function evidenceFor(input: AuthFindingsInput, ref: CredentialRef): Evidence[] {
  const found = input.auth.candidates.find(({ credential, wins }) => wins.print && credential.name === ref.name);
  const here = found ? evidenceOf(found) : { file: null, line: null, column: null, note: `${ref.name} is set` };
  return [...(ref.place === 'process' ? originsOf(input, ref.name) : []), here];
}

function originsOf({ machine }: AuthFindingsInput, name: string): Evidence[] {
  const here = machine.processEnv.findLast((fact) => fact.name === name);
  const isSame = (fact: EnvVarFact) => fact.computed || fact.fingerprint === here?.fingerprint;
  return machine.shellEnv
    .filter((fact) => fact.name === name && fact.state !== 'empty' && isSame(fact))
    .map((fact) => placeOf(fact, `${name} is set here for every new terminal`));
}

function evidenceOf({ credential, file, line, tail }: Candidate): Evidence {
  const where = file ? '' : ` in ${PLACE_WORDS[credential.place]}`;
  return { file, line, column: null, note: `${credential.name} is set${tail ? ` (ends in ${tail})` : ''}${where}` };
}

function placeOf(fact: EnvVarFact | null, note: string): Evidence {
  return { file: fact?.file ?? null, line: fact?.line ?? null, column: null, note };
}

function variablesOf({ machine, profile, version }: AuthFindingsInput): Variables {
  return layerVariables(machine, profile, versionRules(version));
}
