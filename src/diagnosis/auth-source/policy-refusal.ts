/** Whether an organization's managed settings stop a request. */
import { authToken, keyCredential, signInAllowed, signInCredential } from './choose-credentials.ts';
import { loginPolicy } from './sign-in-policy.ts';
import { helperFile, type Situation } from './situation.ts';

/** Does the policy stop a request, for want of a login or because it belongs to another organization? */
export function isRefusedByPolicy(situation: Situation): boolean {
  const { profile, variables, provider } = situation;
  const policy = loginPolicy(profile);
  if (!policy || provider !== 'firstParty' || variables.on('CLAUDE_CODE_PROVIDER_MANAGED_BY_HOST')) return false;
  if (!signInAllowed(situation)) return hasOwnCredential(situation);
  if (!policy.organizations || !signInCredential(situation)) return false;
  const own = profile.globalConfig.account?.organizationUuid;
  return own != null && !policy.organizations.includes(own);
}

function hasOwnCredential(situation: Situation): boolean {
  const handed = situation.variables.given('CLAUDE_CODE_API_KEY_FILE_DESCRIPTOR');
  return Boolean(keyCredential(situation) ?? authToken(situation) ?? helperFile(situation.profile) ?? handed);
}
