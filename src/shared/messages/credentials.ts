/** What credentials, places and providers are called, and why a credential is used or not. */
import type { Place } from '../facts.ts';
import type { CandidateReason } from '../ids.ts';
import type { CredentialKind, Provider } from '../verdict.ts';
import type { Message } from './message.ts';

/** In the middle of a sentence. */
export const CREDENTIAL_NAMES = {
  'custom-header': 'a header from ANTHROPIC_CUSTOM_HEADERS',
  'address-user': 'the user and password in ANTHROPIC_BASE_URL',
  'auth-token': 'the token in ANTHROPIC_AUTH_TOKEN',
  'api-key': 'the key in ANTHROPIC_API_KEY',
  'key-helper': 'the key from apiKeyHelper',
  'oauth-token': 'the token in CLAUDE_CODE_OAUTH_TOKEN',
  profile: 'workload identity federation',
  'sign-in': 'the Claude login',
  'saved-key': 'the API key that Claude Code saved',
} as const satisfies Record<CredentialKind, string>;

/** In place of one. */
export const NO_CREDENTIAL = 'no credential';

export const PLACE_NAMES = {
  process: 'the environment',
  'global-config': '.claude.json',
  'user-settings': 'your user settings',
  'project-settings': 'the project settings',
  'local-settings': 'the local project settings',
  'managed-settings': 'the managed settings',
  'shell-profile': 'your shell profile',
  'running-session': 'a running session',
  'credential-store': 'the credential store',
} as const satisfies Record<Place, string>;

export const PROVIDER_NAMES = {
  firstParty: 'Anthropic',
  gateway: 'a gateway',
  bedrock: 'Amazon Bedrock',
  foundry: 'Microsoft Foundry',
  anthropicAws: 'Claude on AWS',
  anthropicGoogleCloud: 'Claude on Google Cloud',
  mantle: 'Amazon Bedrock (Mantle)',
  vertex: 'Google Vertex AI',
} as const satisfies Record<Provider, string>;

/** `place`: where the value that counts is set. `winner`: the credential that is sent instead. */
export const REASONS = {
  sent: 'Claude Code sends it.',
  'sent-by-print': 'claude -p sends it; in a terminal, Claude Code asks first because this key is not approved.',
  'sent-in-terminal': 'Claude Code sends it in a terminal; claude -p uses something stronger.',
  overridden: ({ place }: { place: string }) => `Overridden by ${place}.`,
  empty: 'It is empty, which turns it off.',
  blank: 'It contains only white space.',
  unsendable: 'It contains a line break or a character that no request can carry.',
  cloud: 'A cloud provider is turned on, so no Anthropic credential is used.',
  bare: 'CLAUDE_CODE_SIMPLE leaves only ANTHROPIC_API_KEY and ANTHROPIC_AUTH_TOKEN.',
  'managed-by-host': 'CLAUDE_CODE_PROVIDER_MANAGED_BY_HOST sets it aside.',
  'scopes-crash': 'Its list of scopes is damaged: every Claude Code command stops with an error.',
  'login-ended': 'The login has ended: its token is blank.',
  'lacks-scope': 'It lacks the scope user:inference, so Claude Code ignores it.',
  'no-identity': 'It has no identity to get a token with, so every request ends with an error.',
  'server-unknown':
    'CLAUDE_CODE_CUSTOM_OAUTH_URL names a server that Claude Code does not accept, so this is not sent.',
  'not-approved': 'It is not approved in Claude Code.',
  beaten: ({ winner }: { winner: string }) => `Overridden by ${winner}.`,
  'not-used': 'Claude Code does not use it.',
} as const satisfies Record<CandidateReason, Message>;
