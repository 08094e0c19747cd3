/** Values that no request can carry: Claude Code stops with an error instead of leaving them out. */
import type { EnvVarFact } from '../../shared/facts.ts';
import type { CredentialRef } from '../../shared/verdict.ts';
import { customHeader, ownCredentials } from './choose-credentials.ts';
import type { Headers } from './headers.ts';
import type { ResolverContext } from './resolver-context.ts';

export function cannotBeSent(fact: EnvVarFact | null, { rules }: Pick<ResolverContext, 'rules'>): boolean {
  switch (fact?.unsendable) {
    case 'always':
      return true;
    case 'older':
      return rules.plainLettersOnly;
    case 'untrimmed':
      return !rules.trimsTokens;
    default:
      return false;
  }
}

/** True when a credential, also one that a header of one's own replaces, or any header of one's own cannot be sent. */
export function holdsUnsendable(situation: ResolverContext, headers: Headers): boolean {
  const isRefused = [headers.authorization, headers.xApiKey].some(
    (ref) => factOf(situation, ref)?.unsendable === 'refused',
  );
  if (isRefused) return true;
  const chosen = situation.provider === 'firstParty' ? [headers, ownCredentials(situation)] : [headers];
  const facts = [
    situation.variables.given('ANTHROPIC_CUSTOM_HEADERS'),
    ...chosen.map(({ xApiKey }) => factOf(situation, xApiKey)),
  ];
  const tokens = chosen.map(({ authorization }) => authorization);
  return (
    situation.variables.given('ANTHROPIC_CUSTOM_HEADERS')?.unsendable === 'refused' ||
    facts.some((fact) => cannotBeSent(fact, situation)) ||
    tokens.some((token) => isTokenUnsendable(token, situation))
  );
}

/** The stored login holds what no request can carry. */
export function isLoginUnsendable({ profile }: Pick<ResolverContext, 'profile'>): boolean {
  return profile.credentials.login?.unsendable === true;
}

/** Older versions look at the letters of a token only where no header of one's own takes its place. */
function isTokenUnsendable(token: CredentialRef | null, situation: ResolverContext): boolean {
  if (token?.kind === 'sign-in') return isLoginUnsendable(situation);
  const fact = factOf(situation, token);
  const replaced = token?.kind === 'oauth-token' && customHeader(situation, 'authorization') !== null;
  return replaced ? fact?.unsendable === 'always' : cannotBeSent(fact, situation);
}

/** Null for what is no variable: a login, a helper, a profile. */
function factOf({ variables, profile }: ResolverContext, ref: CredentialRef | null): EnvVarFact | null {
  if (ref?.kind === 'saved-key') return profile.globalConfig.savedKey;
  // The one that was chosen: a stronger place may set it empty.
  return ref && (variables.all(ref.name).findLast(({ place }) => place === ref.place) ?? variables.fact(ref.name));
}
