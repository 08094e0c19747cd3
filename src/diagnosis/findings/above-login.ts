/** What stands above the Claude login, or receives it. Pure. */

import type { ProfileFacts } from '../../shared/facts.ts';
import { CREDENTIAL_NAMES, PLACE_NAMES } from '../../shared/messages/credentials.ts';
import { EVIDENCE } from '../../shared/messages/evidence.ts';
import { sayPlan } from '../../shared/messages/phrasing.ts';
import type { ProfileAuth } from '../../shared/verdict.ts';
import { isAnthropicHost } from '../anthropic-host.ts';
import { evidenceFor, placeOf, removalOf, variablesOf } from './auth-evidence.ts';
import type { AuthFindingsInput } from './auth-rule.ts';
import type { FindingDraft } from './finding.ts';

const ADDRESS = 'ANTHROPIC_BASE_URL';

export function keyBeatsPlan(input: AuthFindingsInput): FindingDraft | null {
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
    params: {
      plan: planName(profile),
      scriptsOnly: isForScriptsOnly(auth),
      credential: CREDENTIAL_NAMES[key.kind],
      place: PLACE_NAMES[key.place],
    },
    variable: key.name,
    severity: 'warning',
    cause: 'machine',
    evidence: evidenceFor(input, key),
    remedies: removalOf(key),
  };
}

export function tokenShadowsLogin(input: AuthFindingsInput): FindingDraft | null {
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
    params: { name: token.name, credential: CREDENTIAL_NAMES[token.kind], place: PLACE_NAMES[token.place] },
    variable: token.name,
    severity: 'warning',
    cause: 'machine',
    evidence: evidenceFor(input, token),
    remedies: removalOf(token),
  };
}

export function headerOverridesLogin(input: AuthFindingsInput): FindingDraft | null {
  const { auth, profile } = input;
  const header = [auth.print.authorization, auth.print.xApiKey].find((ref) => ref?.kind === 'custom-header');
  if (!header || !hasLogin(profile)) return null;
  return {
    id: 'custom-header-overrides-login',
    variable: header.name,
    severity: 'warning',
    cause: 'machine',
    evidence: evidenceFor(input, header),
    remedies: removalOf(header),
  };
}

export function addressReceivesLogin(input: AuthFindingsInput): FindingDraft | null {
  const { authorization, host, provider } = input.auth.print;
  if (authorization?.kind !== 'sign-in' || provider !== 'firstParty' || !host || isAnthropicHost(host)) return null;
  const address = variablesOf(input).fact(ADDRESS);
  const there = address?.host ?? host;
  return {
    id: 'custom-address-receives-login',
    params: { host: there },
    variable: ADDRESS,
    severity: 'warning',
    cause: 'machine',
    evidence: [placeOf(address, EVIDENCE.pointsTo({ name: ADDRESS, host: there }))],
    remedies: address ? removalOf(address) : ['unset-variable'],
  };
}

/** In a terminal the login is used all the same: the key was not approved there. */
export function isForScriptsOnly({ interactive }: ProfileAuth): boolean {
  return interactive.authorization?.kind === 'sign-in';
}

function hasLogin({ credentials: { login } }: ProfileFacts): boolean {
  return login?.accessToken === 'set' && (login.scopes?.includes('user:inference') ?? false);
}

function planName({ credentials }: ProfileFacts): string | null {
  const plan = credentials.login?.plan;
  return plan ? sayPlan(plan) : null;
}
