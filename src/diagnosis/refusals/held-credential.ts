import type { ProfileFacts } from '../../shared/facts.ts';
import type { AuthSource, ProfileAuth } from '../../shared/verdict.ts';
import type { HeldCredential, Sends } from './judge-refusals.ts';

/** What the next requests of a profile carry, as far as a refusal is judged by it. Pure. */
export function heldCredential({ credentials, globalConfig }: ProfileFacts, auth: ProfileAuth): HeldCredential {
  const sends = [...new Set([sendsOf(auth.interactive), sendsOf(auth.print)].filter((one) => one !== null))];
  const isSignIn = sends.includes('sign-in');
  return {
    sends,
    changedAt: isSignIn ? credentials.changedAt : null,
    accessTokenExpiresAt: isSignIn ? credentials.login?.accessTokenExpiresAt || null : null,
    account: globalConfig.account?.accountUuid ?? null,
  };
}

function sendsOf({ provider, authorization, xApiKey }: AuthSource): Sends | null {
  if (provider !== 'firstParty' && provider !== 'gateway') return 'cloud';
  if (authorization?.kind === 'sign-in') return 'sign-in';
  if (authorization !== null && authorization.kind !== 'key-helper') return 'token';
  return authorization !== null || xApiKey !== null ? 'key' : null;
}
