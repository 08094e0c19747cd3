/** What an organization's managed settings say about how one may sign in. */
import type { ProfileFacts, SettingsFileFacts } from '../../shared/facts.ts';

export interface LoginPolicy {
  method: string | null;
  /** Organizations one may sign in to; null: any. */
  organizations: readonly string[] | null;
  file: SettingsFileFacts;
}

/** null: nothing is required. Only managed settings bind; in others these keys merely preselect a way to sign in. */
export function loginPolicy(profile: ProfileFacts): LoginPolicy | null {
  const binding = profile.settings.filter((file) => file.place === 'managed-settings');
  const method = binding.findLast((file) => file.forceLoginMethod !== null);
  const organization = binding.findLast((file) => file.forceLoginOrg !== null);
  const file = organization ?? method;
  if (!file) return null;
  const organizations = organization?.forceLoginOrg?.split(' ').filter(Boolean) ?? null;
  return { method: method?.forceLoginMethod ?? null, organizations, file };
}

/** Newer versions reach Anthropic through the organization's gateway only, when the policy says so. */
export function requiresGateway(profile: ProfileFacts, knowsGatewayPolicy: boolean): boolean {
  return knowsGatewayPolicy && loginPolicy(profile)?.method === 'gateway';
}
