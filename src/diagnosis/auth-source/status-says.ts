/** What `claude auth status --json` prints: not always the credential that is sent. */
import type { CredentialRef, StatusSays } from '../../shared/verdict.ts';
import {
  authToken,
  keyCredential,
  profileCredential,
  signInAllowed,
  signInCredential,
  tokenVariable,
} from './choose-credentials.ts';
import { isGatewayReady, isGatewayRefused, providerWithoutGateway } from './provider.ts';
import { refusesToAnswer } from './refusals.ts';
import { activeHelper, isBare, isLoginHandedOver, isRemote, type ResolverContext } from './resolver-context.ts';

type TokenSource = 'none' | 'auth-token' | 'oauth-token' | 'key-helper' | 'profile' | 'sign-in';

/** @returns null when this version refuses to answer */
export function statusSays(asked: ResolverContext): StatusSays | null {
  if (refusesToAnswer(asked)) return null;
  // A gateway that it would not start with is none to it.
  const isRefused = isGatewayRefused(asked);
  const provider = isRefused ? providerWithoutGateway(asked) : asked.provider;
  const situation = { ...asked, provider };
  const { variables } = situation;
  const token = tokenSource(situation);
  const key = keyCredential(situation);
  // The printed source looks at the raw variable, so that white space counts here in every version.
  const rawKey = (variables.fact('ANTHROPIC_API_KEY')?.state ?? 'empty') !== 'empty';
  const apiKeySource = key ? keySourceWord(key) : rawKey ? 'ANTHROPIC_API_KEY' : null;
  const thirdParty = provider !== 'firstParty';
  if (provider === 'gateway' && (isRefused || !isGatewayReady(situation))) {
    return { loggedIn: false, authMethod: 'none', apiKeySource, apiProvider: provider };
  }
  return {
    loggedIn: token !== 'none' || apiKeySource !== null || thirdParty,
    authMethod: thirdParty ? 'third_party' : authMethod(situation, token, apiKeySource, rawKey),
    apiKeySource,
    apiProvider: provider,
  };
}

function keySourceWord(key: CredentialRef): string {
  if (key.kind === 'key-helper') return 'apiKeyHelper';
  return key.kind === 'saved-key' ? '/login managed key' : 'ANTHROPIC_API_KEY';
}

function tokenSource(situation: ResolverContext): TokenSource {
  if (isBare(situation)) return 'none';
  if (authToken(situation) && !isLoginHandedOver(situation)) return 'auth-token';
  if (tokenVariable(situation)) return 'oauth-token';
  if (activeHelper(situation) && !isRemote(situation)) return 'key-helper';
  if (profileCredential(situation)) return 'profile';
  return signInCredential(situation)?.inference ? 'sign-in' : 'none';
}

function authMethod(
  situation: ResolverContext,
  stored: TokenSource,
  apiKeySource: string | null,
  rawKey: boolean,
): string {
  const { rules } = situation;
  const token = rules.statusFollowsRequest ? requestSource(situation, stored) : stored;
  if (token === 'sign-in') return 'claude.ai';
  if (token === 'key-helper') return 'api_key_helper';
  if (token !== 'none') return 'oauth_token';
  if (apiKeySource === 'ANTHROPIC_API_KEY' || rawKey) return 'api_key';
  if (apiKeySource === '/login managed key') return rules.statusNamesSavedKey ? 'api_key' : 'claude.ai';
  return apiKeySource === 'apiKeyHelper' &&
    rules.statusFollowsRequest &&
    (stored === 'sign-in' || stored === 'oauth-token')
    ? 'api_key_helper'
    : 'none';
}

/** Newer versions drop a login that a key keeps from being used. */
function requestSource(situation: ResolverContext, stored: TokenSource): TokenSource {
  if (keyCredential(situation) === null) return stored;
  if (stored === 'profile') return 'none';
  if (stored !== 'sign-in' && stored !== 'oauth-token') return stored;
  return signInAllowed(situation) && signInCredential(situation)?.inference ? stored : 'none';
}
