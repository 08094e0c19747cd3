/** What stands above the Claude login, or receives it. Pure. */

import type { ProfileFacts } from '../../shared/facts.ts';
import type { ProfileAuth } from '../../shared/verdict.ts';
import { CREDENTIAL_WORDS, PLACE_WORDS } from '../auth-source/explain.ts';
import { evidenceFor, placeOf, removeFrom, variablesOf } from './auth-evidence.ts';
import type { AuthFindingsInput, FindingDraft } from './auth-rule.ts';

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
    severity: 'warning',
    cause: 'machine',
    title: `${token.name} stands above your login`,
    detail: `Claude Code sends ${CREDENTIAL_WORDS[token.kind]}, set in ${PLACE_WORDS[token.place]}. Signing in again changes nothing while it is there.`,
    evidence: evidenceFor(input, token),
    remedies: removeFrom(token),
  };
}

export function headerOverridesLogin(input: AuthFindingsInput): FindingDraft | null {
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

export function addressReceivesLogin(input: AuthFindingsInput): FindingDraft | null {
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

/** In a terminal the login is used all the same: the key was not approved there. */
export function isForScriptsOnly({ interactive }: ProfileAuth): boolean {
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
