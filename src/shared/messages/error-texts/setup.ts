/** Errors of this computer, of providers and of models. */
import { errorText as text } from '../errors.ts';

export const SETUP_ERROR_TEXTS = {
  'refresh-keychain': text(
    'Can’t save to the Keychain',
    'The macOS Keychain is locked or out of reach, so Claude Code did not renew the login; the login is still good.',
  ),
  'refresh-disk-full': text(
    'The disk is full',
    'There is no room to save anything. The login is still good; signing in again does not help.',
  ),
  'save-login-failed': text('Couldn’t save your login', 'Signing in worked, but the result could not be stored.'),
  'tokens-save-failed': text('Failed to save the login', 'Claude Code may not write where the login is kept.'),
  'keychain-save-key': text(
    'Failed to save API key to Keychain',
    'The key could not be stored, because the Keychain is locked or out of reach.',
  ),
  'keychain-doctor': text(
    'Keychain is not writable',
    'The macOS Keychain is locked, or its password is not the one of your account anymore.',
  ),
  'claude-json-corrupt': text(
    '.claude.json is corrupted',
    'Claude Code’s own file is broken. Newer versions then refuse to start; older ones reset it.',
  ),
  'claude-json-empty': text(
    '.claude.json was empty',
    'Claude Code starts with default settings; your login is kept elsewhere.',
  ),
  'two-config-files': text('Two config files exist', 'An old file wins over the usual one.'),
  'settings-invalid': text('Settings did not load', 'A settings file has an error, so Claude Code ignores all of it.'),
  'mcp-json-invalid': text('MCP config is not valid JSON', 'The file that lists MCP servers is broken and is ignored.'),
  'creds-bad-scopes': text(
    'scopes.includes is not a function',
    'The stored login has a field of the wrong type, and Claude Code crashes on it.',
  ),
  'config-folder-nameless': text(
    'ENOENT: no such file or directory, mkdir',
    'Claude Code cannot make a folder that it needs to renew your login. Usually CLAUDE_CONFIG_DIR is set to nothing, or to a folder that cannot be made.',
  ),
  'claude-not-found': text(
    'claude: command not found',
    'Claude Code is not installed here, or its folder is not on PATH.',
  ),
  'aws-creds': text(
    'AWS credentials',
    'Claude Code is set up for Amazon Bedrock or AWS, and the sign-in there does not work. Your Claude login is not involved.',
  ),
  'gcp-creds': text(
    'Google Cloud credentials',
    'Claude Code is set up for Google Vertex AI, and the sign-in there does not work. Your Claude login is not involved.',
  ),
  'foundry-creds': text(
    'Microsoft Foundry credentials',
    'Claude Code is set up for Microsoft Foundry, and the sign-in there does not work. Your Claude login is not involved.',
  ),
  'foundry-config': text(
    'ANTHROPIC_FOUNDRY_RESOURCE',
    'Microsoft Foundry is switched on, and its resource name is not valid.',
  ),
  'profile-expired': text(
    'Anthropic profile login expired',
    'Claude Code uses a profile of Anthropic’s developer tools, and its login has ended.',
  ),
  'gateway-expired': text('Cloud gateway session expired', 'The sign-in to your organization’s gateway has ended.'),
  'organization-sign-in': text(
    'No sign-in to your organization’s gateway',
    'Claude Code reaches Anthropic through your organization’s gateway, and the sign-in to it did not come about.',
  ),
  'model-missing': text(
    'Issue with the selected model',
    'The chosen model does not exist at this address, or your account may not use it. Old versions of Claude Code also said this when a login had ended.',
  ),
  'http-404': text(
    '404 Not Found',
    'The address Claude Code asked does not exist there, as with a gateway address that is not right.',
  ),
  '413': text('Request too large', 'The request is too long. Your login is fine.'),
  'bad-request': text(
    '400 Bad Request',
    'The server did not understand the request. It is usually not about your login.',
  ),
  'no-file-rights': text(
    'Permission denied',
    'Your account may not read or change a file on this computer. It is not an answer from Anthropic.',
  ),
  'keychain-item-there': text(
    'The keychain item already exists',
    'A login from before is in the way, and the new one cannot be saved.',
  ),
  'keychain-item-missing': text(
    'Not found in the keychain',
    'Nothing is stored under that name. For the API key this is usual where you sign in with a plan.',
  ),
  'cloud-model': text(
    'The cloud provider does not have this model',
    'Your AWS, Google, or Azure account may not use this model, or knows it by another name. Your Claude login is not involved.',
  ),
  'workflow-token': text(
    'Could not fetch an OIDC token',
    'The GitHub workflow may not ask for an identity token, which the action signs in with.',
  ),
  'session-broken': text(
    'The conversation cannot go on',
    'What Claude Code sent does not fit together, as after an interrupted tool. Your login is fine.',
  ),
  'answer-too-long': text('The answer was too long', 'The answer reached the most that is allowed at once.'),
  'content-refused': text(
    'Blocked by a content rule',
    'The answer or the question met a rule about content. Your login is fine.',
  ),
  'image-refused': text('The image was refused', 'An image in the conversation is too large or cannot be read.'),
  aborted: text('Request was aborted', 'The request was stopped on this computer before it had an answer.'),
} as const;
