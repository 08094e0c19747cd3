/** Whether an organization's managed settings stop a request. */
import { authToken, keyCredential, profileCredential, signInAllowed, signInCredential } from './choose-credentials.ts';
import { helperFile, isBare, type ResolverContext } from './resolver-context.ts';
import { loginPolicy } from './sign-in-policy.ts';

/** Does the policy stop a request, for want of a login or because it belongs to another organization? */
export function isRefusedByPolicy(situation: ResolverContext): boolean {
  const { profile } = situation;
  const policy = loginPolicy(profile);
  if (!policy || isSignedInByStarter(situation)) return false;
  if (!signInAllowed(situation)) return hasOwnCredential(situation) || hasNothing(situation);
  if (!policy.organizations || !signInCredential(situation)) return false;
  const own = profile.globalConfig.account?.organizationUuid;
  return own != null && !policy.organizations.includes(own);
}

function isSignedInByStarter({ variables }: ResolverContext): boolean {
  return variables.on('CLAUDE_CODE_PROVIDER_MANAGED_BY_HOST') || variables.given('ANTHROPIC_UNIX_SOCKET') !== null;
}

/** Also beside a cloud provider, which does not use it. */
function hasOwnCredential(situation: ResolverContext): boolean {
  const handed = situation.variables.given('CLAUDE_CODE_API_KEY_FILE_DESCRIPTOR');
  const helper = isBare(situation) ? null : helperFile(situation.profile);
  return Boolean(keyCredential(situation) ?? authToken(situation) ?? helper ?? handed);
}

/** A login is out of the question, and nothing stands in its place. */
function hasNothing(situation: ResolverContext): boolean {
  return situation.provider === 'firstParty' && profileCredential(situation) === null;
}
