/** Errors of keys and variables. */
import { errorText as text } from '../errors.ts';

export const KEY_ERROR_TEXTS = {
  'key-invalid': text(
    'Invalid API key',
    'The API key Claude Code was given is not accepted. While a key is set, your plan’s login is not used.',
  ),
  'key-of-another-service': text(
    'Incorrect API key provided',
    'This answer is not Anthropic’s: another provider or a gateway refused the key.',
  ),
  'key-of-gateway': text(
    'The gateway does not know the key',
    'The gateway between Claude Code and Anthropic (LiteLLM, say) refused the key it was given. It wants one of its own.',
  ),
  'key-not-found': text('API key not found', 'No usable API key was sent: none is set, or it was deleted.'),
  '403-key-disabled': text('This API key has been disabled', 'Somebody disabled this key in the Claude Console.'),
  '403-api-key-auth-disabled': text(
    'Your organization has disabled API keys',
    'Your organization does not allow API keys here, and one is set.',
  ),
  'org-disabled-key': text(
    'API key of a disabled organization',
    'A leftover key of an organization that was disabled stands in front of your login.',
  ),
  'helper-failing': text(
    'apiKeyHelper is failing',
    'The command that should print the key failed, took too long, or printed nothing. Signing in does not help while it is set.',
  ),
  'token-header-invalid': text(
    'Invalid auth token',
    'The token variable holds a line break or a character no request can carry.',
  ),
  'custom-headers-invalid': text(
    'Invalid ANTHROPIC_CUSTOM_HEADERS',
    'One of the headers in that variable is not well formed.',
  ),
  'env-header-invalid': text(
    'Invalid request header',
    'A variable that becomes part of the request holds a character no request can carry.',
  ),
  'base-url-invalid': text('Invalid URL', 'The address requests should go to is not a valid one.'),
  'key-required-ci': text(
    'ANTHROPIC_API_KEY … required',
    'Claude Code runs in an automatic environment (CI) and expects a credential in a variable there.',
  ),
  'no-auth-method': text(
    'Could not resolve authentication method',
    'Claude Code or its SDK was started without any credential.',
  ),
  'connectors-disabled': text(
    'Another credential takes precedence',
    'An API key, token, or helper is set and overrides your claude.ai login.',
  ),
  'auth-conflict': text('Auth conflict', 'Two credentials are set at once, and Claude Code says which one it uses.'),
  'oauth-token-env-wins': text(
    'CLAUDE_CODE_OAUTH_TOKEN is kept',
    'The token in that variable was refused, and Claude Code does not fall back to the stored login.',
  ),
} as const;
