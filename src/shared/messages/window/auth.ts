/** Billing. */
import type { Place } from '../../facts.ts';
import type { CredentialKind, Provider } from '../../verdict.ts';

export const AUTH = {
  title: 'Billing',
  nobody: 'Nothing is sent: no sign-in, key or provider is set.',
  print: 'With claude -p',
  interactive: 'In a terminal session',
  all: (count: number) => (count === 1 ? 'The one candidate' : `All ${count} candidates, in Claude Code’s order`),
  used: 'used',
  onlyPrint: 'used by claude -p',
  onlyInteractive: 'used in sessions',
  sentTo: (host: string) => `Sent to ${host}`,
  tail: (tail: string) => `…${tail}`,
  lacks: (provider: string, missing: string) => `${provider} is turned on but lacks ${missing}.`,
  plan: (plan: string | null) => (plan ? `Your ${plan} plan` : 'Your plan'),
  keyPays: 'Your API key’s account, per token',
};

export const CREDENTIAL = {
  'auth-token': 'A gateway token',
  'api-key': AUTH.keyPays,
  'key-helper': 'A key from your helper, per token',
  'oauth-token': 'A long-lived plan token',
  profile: 'A federated identity',
  'sign-in': 'Your plan',
  'saved-key': 'The Console key you saved, per token',
  'custom-header': 'A header of your own',
  'address-user': 'A user and password in the address',
} as const satisfies Record<CredentialKind, string>;

export const PROVIDER = {
  firstParty: 'Anthropic',
  gateway: 'Your gateway',
  bedrock: 'Amazon Bedrock',
  foundry: 'Microsoft Foundry',
  anthropicAws: 'Claude on AWS',
  anthropicGoogleCloud: 'Claude on Google Cloud',
  mantle: 'Amazon Bedrock (Mantle)',
  vertex: 'Google Vertex AI',
} as const satisfies Record<Provider, string>;

export const PLACE = {
  process: 'environment',
  'global-config': '.claude.json',
  'user-settings': 'user settings',
  'project-settings': 'project settings',
  'local-settings': 'local settings',
  'managed-settings': 'managed settings',
  'shell-profile': 'shell profile',
  'running-session': 'a running session',
  'credential-store': 'credential store',
} as const satisfies Record<Place, string>;
