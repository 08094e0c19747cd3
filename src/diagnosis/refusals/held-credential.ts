import type { CredentialFacts, ProfileFacts } from '../../shared/facts.ts';
import type { AuthSource, ProfileAuth } from '../../shared/verdict.ts';
import type { EpochMs } from '../../shared/vocabulary.ts';
import { ACCESS_TOKEN_LIFE_MS } from '../sign-in/access-token-life.ts';
import type { HeldCredential, Sends } from './judge-refusals.ts';

/** What the next requests of a profile carry, as far as a refusal is judged by it. Pure. */
export function heldCredential({ credentials, globalConfig }: ProfileFacts, auth: ProfileAuth): HeldCredential {
  const sends = [...new Set([sendsOf(auth.interactive), sendsOf(auth.print)].filter((one) => one !== null))];
  const isSignIn = sends.includes('sign-in');
  return {
    sends,
    changedAt: isSignIn ? renewedAt(credentials) : null,
    accessTokenExpiresAt: isSignIn ? credentials.login?.accessTokenExpiresAt || null : null,
    account: globalConfig.account?.accountUuid ?? null,
  };
}

/** What is written within this time of a renewal is the renewal. */
const SAME_MS = 5 * 60_000;

/** The store also changes when an MCP server's login is renewed, or when it is copied: how long the token still has tells. */
function renewedAt({ changedAt, login }: CredentialFacts): EpochMs | null {
  const expiresAt = login?.accessTokenExpiresAt;
  if (changedAt === null || !expiresAt) return changedAt;
  const givenAt = expiresAt - ACCESS_TOKEN_LIFE_MS;
  return changedAt - givenAt <= SAME_MS ? changedAt : givenAt;
}

function sendsOf({ provider, authorization, xApiKey }: AuthSource): Sends | null {
  if (provider !== 'firstParty' && provider !== 'gateway') return 'cloud';
  if (authorization?.kind === 'sign-in') return 'sign-in';
  if (authorization !== null && authorization.kind !== 'key-helper') return 'token';
  return authorization !== null || xApiKey !== null ? 'key' : null;
}
