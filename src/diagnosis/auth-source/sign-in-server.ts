/** Whether the sign-in server that CLAUDE_CODE_CUSTOM_OAUTH_URL names keeps a request from being sent. */
import type { CredentialRef } from '../../shared/verdict.ts';
import { customHeader, signInAllowed, signInCredential } from './choose-credentials.ts';
import { sameCredential } from './headers.ts';
import { isFirstPartyAddress } from './provider.ts';
import type { ResolverContext } from './resolver-context.ts';

/** Claude Code does not know the server, and ends with an error where it needs one. */
export function isStoppedByServer(situation: ResolverContext): boolean {
  return isAskedForAddress(situation) || loginRefused(situation) !== null;
}

/** Is it this server that keeps the credential from being sent? */
export function isRefusedByServer(situation: ResolverContext, ref: CredentialRef): boolean {
  const login = loginRefused(situation);
  return isAskedForAddress(situation) || (login !== null && sameCredential(login, ref));
}

/** Without an address of its own a request would go where the server says. */
function isAskedForAddress({ provider, variables }: ResolverContext): boolean {
  const address = variables.fact('ANTHROPIC_BASE_URL')?.state ?? 'empty';
  return provider === 'firstParty' && isServerUnknown({ variables }) && address === 'empty';
}

/**
 * The login or token that a request would carry, where newer versions do not let it go: it is not meant for the address
 * of an organization that gives a key helper, and which address that is they ask the server. null: it may go.
 */
function loginRefused(situation: ResolverContext): CredentialRef | null {
  if (!situation.rules.helperBarsLogin || !isServerUnknown(situation) || !managedHelper(situation)) return null;
  if (isAnthropicsOwn(situation) || customHeader(situation, 'authorization')) return null;
  const login = signInAllowed(situation) ? signInCredential(situation) : null;
  return login?.sent ? login.ref : null;
}

function isServerUnknown({ variables }: Pick<ResolverContext, 'variables'>): boolean {
  return variables.fact('CLAUDE_CODE_CUSTOM_OAUTH_URL')?.unknownServer === true;
}

/** Whatever other settings say: only one of white space is none. */
function managedHelper({ profile }: ResolverContext): boolean {
  const managed = profile.settings.filter((file) => file.place === 'managed-settings');
  return managed.findLast((file) => file.apiKeyHelper !== null)?.apiKeyHelper?.state === 'set';
}

/** By https alone. */
function isAnthropicsOwn(situation: ResolverContext): boolean {
  return isFirstPartyAddress(situation) && situation.variables.fact('ANTHROPIC_BASE_URL')?.noGateway !== true;
}
