/** One plain sentence for each candidate: why it wins, or what keeps it from being used. */
import type { AuthSource, CredentialRef } from '../../shared/verdict.ts';
import type { Found } from './candidates.ts';
import { isApproved, stuckProfile } from './choose-credentials.ts';
import { sameCredential } from './headers.ts';
import { isBare, isManagedByHost, type ResolverContext } from './resolver-context.ts';
import { cannotBeSent, isLoginUnsendable } from './unsendable.ts';

export const CREDENTIAL_WORDS = {
  'custom-header': 'a header from ANTHROPIC_CUSTOM_HEADERS',
  'auth-token': 'the token in ANTHROPIC_AUTH_TOKEN',
  'api-key': 'the key in ANTHROPIC_API_KEY',
  'key-helper': 'the key from apiKeyHelper',
  'oauth-token': 'the token in CLAUDE_CODE_OAUTH_TOKEN',
  profile: 'workload identity federation',
  'sign-in': 'the Claude login',
  'saved-key': 'the API key that Claude Code saved',
} as const satisfies Record<CredentialRef['kind'], string>;

export const PLACE_WORDS = {
  process: 'the environment',
  'global-config': '.claude.json',
  'user-settings': 'the user settings',
  'project-settings': "the project's settings",
  'local-settings': "the project's local settings",
  'managed-settings': 'the managed settings',
  'shell-profile': 'the shell profile',
  'running-session': 'a running session',
  'credential-store': 'the credential store',
} as const satisfies Record<CredentialRef['place'], string>;

/** Why a value that is set sends nothing, and stops what else would be sent. */
export const UNSENDABLE = 'It holds a line break or a character that no request can carry.';

/** Why a profile that is chosen sends nothing. */
export const NO_IDENTITY = 'It has no identity to get a token with, so every request ends with an error.';

interface Wins {
  print: boolean;
  interactive: boolean;
}

export function explainCandidate(situation: ResolverContext, found: Found, wins: Wins, print: AuthSource): string {
  if (wins.print && wins.interactive) return 'Claude Code sends it.';
  if (wins.print) return 'claude -p sends it; in a terminal Claude Code asks first, because this key is not approved.';
  if (wins.interactive) return 'Claude Code sends it in a terminal; claude -p uses something stronger.';
  return reasonAgainst(situation, found, print);
}

function reasonAgainst(situation: ResolverContext, found: Found, print: AuthSource): string {
  const { variables, provider } = situation;
  const counts = found.fact && found.credential.kind !== 'saved-key' ? variables.fact(found.fact.name) : null;
  if (counts && counts !== found.fact) return `Overridden by ${PLACE_WORDS[counts.place]}.`;
  if (found.fact?.state === 'empty') return 'It is empty, which switches it off.';
  if (found.fact?.state === 'blank') return 'It holds only white space.';
  const isLogin = found.credential.kind === 'sign-in';
  if (cannotBeSent(found.fact, situation) || (isLogin && isLoginUnsendable(situation))) return UNSENDABLE;
  if (provider !== 'firstParty') return 'A cloud provider is switched on, so that no Anthropic credential is used.';
  if (isBare(situation)) return 'CLAUDE_CODE_SIMPLE leaves only ANTHROPIC_API_KEY and ANTHROPIC_AUTH_TOKEN.';
  if (isManagedByHost(situation)) return 'CLAUDE_CODE_PROVIDER_MANAGED_BY_HOST sets it aside.';
  const own = ownReason(situation, found);
  if (own) return own;
  const winner = print.authorization ?? print.xApiKey;
  return winner ? `${capitalise(CREDENTIAL_WORDS[winner.kind])} wins over it.` : 'Claude Code does not use it.';
}

function ownReason(situation: ResolverContext, found: Found): string | null {
  const { profile } = situation;
  const { login } = profile.credentials;
  if (found.credential.kind === 'sign-in' && login) {
    if (login.scopesCrash) return 'Its list of scopes is damaged: every Claude Code command stops with an error.';
    if (login.accessToken === 'empty' || login.accessToken === 'missing')
      return 'The login has ended: its token is blank.';
    if (!login.scopes?.includes('user:inference'))
      return 'It lacks the scope user:inference, so Claude Code ignores it.';
  }
  const stuck = stuckProfile(situation);
  if (stuck && sameCredential(stuck, found.credential)) return NO_IDENTITY;
  if (found.credential.kind === 'api-key' && situation.mode === 'interactive' && !isApproved(situation)) {
    return 'It is not approved in Claude Code.';
  }
  return null;
}

export function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
