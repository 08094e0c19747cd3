/** Title and meaning of every error in the catalogue. */
import type { ErrorText } from './errors.ts';

const text = (title: string, meaning: string): ErrorText => ({ title, meaning });

export const ERROR_TEXTS = {
  // Signed out, and signing in
  'auth-status-not-logged-in': text('Not logged in', 'Claude Code finds no login it can use.'),
  'not-logged-in': text(
    'Not logged in',
    'Claude Code finds no login it can use: there is none, its file cannot be read, or a saved Console key was refused.',
  ),
  'auth-required-host': text('Authentication required', 'The app that started Claude Code has no valid sign-in.'),
  'login-time-limit-p': text(
    'Login reached its time limit',
    'A login lasts for a limited time, and this one is over. It cannot renew itself anymore.',
  ),
  'login-expired-p': text(
    'OAuth session expired',
    'The login could not be renewed and has been cleared. Claude Code sends nothing until you sign in.',
  ),
  'login-expired-i': text('Login expired', 'The login has ended and cannot renew itself.'),
  'login-expired-console-key': text(
    'claude.ai login expired',
    'Your plan’s login ended, Claude Code tried a saved Console key instead, and that key has no credit. Your plan is not the problem.',
  ),
  'login-expiring': text(
    'Your login expires soon',
    'The login still works and will end on its own within a few days. Nothing is broken.',
  ),
  '401-expired': text(
    'OAuth token has expired',
    'The access token is over and Claude Code did not get a new one. Claude Code prints the same words when Anthropic’s sign-in does not answer.',
  ),
  '401-revoked': text(
    'OAuth token has been revoked',
    'This login was ended elsewhere: somebody signed out everywhere, or an administrator removed it.',
  ),
  '403-revoked-p': text(
    'OAuth token revoked',
    'This login was ended elsewhere: somebody signed out everywhere, or an administrator removed it.',
  ),
  '403-no-access-197': text(
    'Your account does not have access to Claude',
    'The server no longer accepts this login for Claude Code.',
  ),
  '403-not-a-member': text(
    'No longer a member of the organization',
    'Your organization no longer lists this account. Signing in again with the same account will not help.',
  ),
  '401-invalid-bearer': text(
    'Invalid bearer token',
    'The server does not know the token it was sent. Most often a token variable or a gateway address stands in front of the real login.',
  ),
  '401-oauth-not-supported': text(
    'OAuth authentication is currently not supported',
    'The request lost what marks it as a login on its way, as happens behind a proxy or gateway or with an old Claude Code.',
  ),
  '401-invalid-oauth-token': text(
    'Invalid OAuth token',
    'The server does not find this token. It has been seen during outages, too.',
  ),
  '401-invalid-credentials': text(
    'Invalid authentication credentials',
    'The credential looks right, but the account or organization behind it is not accepted anymore.',
  ),
  '403-scope': text(
    'Token does not meet scope requirement',
    'This token was made for something else and lacks a permission.',
  ),
  '401-generic-p': text('API Error: 401', 'The server refused the credential Claude Code sent.'),
  '401-generic-i': text('API Error: 401', 'The server refused the credential Claude Code sent.'),
  'http-401': text('401 Unauthorized', 'The server refused the credential it was sent.'),
  unauthorized: text('Unauthorized', 'Something refused a credential; the text does not say which.'),
  'run-login': text('Please run /login', 'Claude Code asks you to sign in; the text does not say why.'),
  'refresh-busy-i': text(
    'Another Claude Code process is refreshing the login',
    'Two sessions wanted to renew the login at once, or one of them ended in the middle. This usually passes by itself.',
  ),
  'refresh-lock-p': text(
    'Another Claude Code process is refreshing the login',
    'Two sessions wanted to renew the login at once, or one of them ended in the middle. This usually passes by itself.',
  ),
  'code-incomplete': text(
    'That doesn’t look like the full code',
    'The pasted code was cut short. Claude Code is still waiting for the whole one.',
  ),
  'code-rejected': text(
    'That code wasn’t accepted',
    'The code is incomplete, too old, used already, or from an earlier attempt.',
  ),
  'login-timeout': text(
    'Signing in timed out',
    'The sign-in page did not answer in time. That is a usual sign of an outage of sign-in, or of a slow network.',
  ),
  'login-http': text(
    'OAuth error',
    'Anthropic’s sign-in answered with an error: 403 points to your network or region, 429 asks you to wait, 5xx is an outage.',
  ),
  'login-scopes-missing': text(
    'CLAUDE_CODE_OAUTH_SCOPES is required',
    'A refresh token in a variable needs its scopes in another variable.',
  ),
  'login-denied': text('Access denied while signing in', 'Signing in was declined in the browser, or given up.'),
  'login-callback-port': text(
    'The sign-in port is taken',
    'Another program, or an earlier sign-in that still runs, listens where the browser’s answer should arrive.',
  ),
  'no-browser': text(
    'The browser did not open',
    'Claude Code could not open a browser here. The sign-in link works in any browser, on any device.',
  ),
  'logout-unconfirmed': text(
    'Logged out only on this computer',
    'The login is gone here, but Anthropic did not confirm that it was revoked.',
  ),
  'login-failed': text('Login failed', 'Signing in did not work.'),

  // Keys and variables
  'key-invalid': text(
    'Invalid API key',
    'The API key Claude Code was given is not accepted. While a key is set, your plan’s login is not used.',
  ),
  'key-of-another-service': text(
    'Incorrect API key provided',
    'This answer is not Anthropic’s: another provider or a gateway refused the key.',
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

  // Account and organization
  '403-sub-past-due': text(
    'Can’t use your Claude subscription',
    'The plan is not accepted right now, usually because a payment is due. Signing in again does not help.',
  ),
  '403-sub-disabled': text(
    'Subscription access is disabled',
    'Your organization does not allow Claude plans in Claude Code. Signing in again does not help.',
  ),
  '403-oauth-org': text(
    'OAuth is not allowed for this organization',
    'This organization or plan may not use a login with Claude Code: by its rules, or because a payment is due.',
  ),
  'org-disabled': text(
    'This organization has been disabled',
    'The organization behind the credential is disabled. Beside a personal plan that usually means a leftover key.',
  ),
  'account-disabled': text(
    'Your account has been disabled',
    'Anthropic has restricted this account. Signing in again does not help.',
  ),
  'account-hold': text(
    'Your account is on hold',
    'Anthropic has put this account on hold. Signing in again does not help.',
  ),
  'pro-opus': text(
    'Not available with your plan',
    'Your plan does not include this model. After an upgrade, sign out and in once.',
  ),
  'credits-1m': text('Usage credits required', 'The long context is not part of your plan and needs usage credits.'),
  'org-pin': text(
    'This machine requires another organization',
    'This computer is set up for one organization, and the login belongs to another.',
  ),
  'org-verify': text(
    'Unable to verify organization',
    'Claude Code could not check whether the login belongs to the organization this computer is set up for.',
  ),
  'managed-unreadable': text(
    'Managed settings cannot be read',
    'The settings your organization put on this computer are broken, so Claude Code refuses to start.',
  ),
  'managed-first-party': text(
    'Managed settings require a login',
    'Your organization requires a login here, and a key or token is set.',
  ),
  'gateway-login': text(
    'A Cloud gateway sign-in is required',
    'Your organization set this computer up for its own gateway; that sign-in works inside Claude Code only.',
  ),
  'credit-low': text(
    'Credit balance is too low',
    'The key’s prepaid credit is used up. If you have a plan, a key is overriding it.',
  ),
  '402': text('402 Payment Required', 'The account has a billing problem.'),
  'limit-5h': text('You’ve hit your limit', 'Your plan’s allowance is used up until it resets. Your login is fine.'),
  'usage-old': text('Usage limit reached', 'Your plan’s allowance is used up until it resets. Your login is fine.'),
  'spend-limit': text(
    'Spend limit reached',
    'A spending limit set by you or your organization is reached. Your login is fine.',
  ),
  '429-temp': text(
    'Server is temporarily limiting requests',
    'Anthropic is slowing requests down for a moment. It is not your usage limit and not your login.',
  ),
  '429-rejected': text(
    'Request rejected (429)',
    'Too many requests for this key in a short time. The key itself is fine.',
  ),
  'usage-429': text(
    'Failed to load usage data',
    'Only the usage display was asked too often. It says nothing about your login.',
  ),
  'http-429': text('429 Too Many Requests', 'Too many requests in a short time. The credential itself is fine.'),
  '403-generic': text('403 Forbidden', 'The server knows who asked and does not allow it.'),
  forbidden: text('Access denied', 'Something was not allowed; the text does not say by whom.'),

  // Service and network
  '529-repeated': text('Repeated 529 Overloaded', 'Anthropic’s servers are overloaded. Nothing is wrong on your side.'),
  'model-load': text('Experiencing high load', 'This model is overloaded right now. Nothing is wrong on your side.'),
  '5xx': text(
    'Server error',
    'Anthropic’s servers answered with an error of their own. Nothing is wrong on your side.',
  ),
  'api-error': text('API error', 'Something went wrong while the server was answering.'),
  timeout: text('Request timed out', 'No answer came in time: the network, a proxy, or the service is slow or silent.'),
  'proxy-tunnel': text('Couldn’t connect through your proxy', 'The proxy did not let the request through.'),
  dns: text(
    'Can’t reach the API server',
    'This computer does not reach Anthropic: no connection, or the name cannot be looked up.',
  ),
  'conn-refused': text(
    'Connection refused',
    'Nothing answers at the address Claude Code tried, as when a local gateway or proxy is not running.',
  ),
  tls: text(
    'Certificate error',
    'The connection’s certificate is not trusted here: company inspection, a missing certificate file, or a wrong clock.',
  ),
  preflight: text('Failed to connect to Anthropic', 'The check Claude Code makes at its start did not get through.'),
  'conn-dropped': text('Connection dropped', 'The connection was cut on the way: proxy, VPN, Wi-Fi, or sleep.'),
  '403-edge-blocked': text(
    'Blocked before it reached Anthropic',
    'Requests from this network or country are not let through. It is not about your login.',
  ),
  '403-cloudflare': text(
    'Just a moment…',
    'A protection page answered instead of the API: your network’s address is mistrusted. It is not about your login.',
  ),
  'page-for-answer': text(
    'A web page in place of an answer',
    'A proxy, a firewall, a VPN or the protection in front of the service answered with a web page of its own. It says nothing about your login.',
  ),
  'captive-portal': text(
    'A web page instead of an answer',
    'Something in between answered with a web page: a network’s sign-in page, a proxy, or a wrong address.',
  ),
  'connect-generic': text('Unable to connect', 'The connection to Anthropic did not come about.'),

  // This computer, providers, models
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
} as const satisfies Readonly<Record<string, ErrorText>>;
