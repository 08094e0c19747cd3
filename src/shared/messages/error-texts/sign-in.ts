/** Errors of somebody signed out, and of signing in. */
import { errorText as text } from '../errors.ts';

export const SIGN_IN_ERROR_TEXTS = {
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
  'callback-unreachable': text(
    'The browser does not reach Claude Code',
    'After signing in, the browser hands a code to Claude Code on the same computer, and nobody was listening there, as when Claude Code runs over SSH or in a container.',
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
  'login-link-cut': text(
    'Invalid OAuth request',
    'The sign-in link reached the browser with a part missing or changed, as when a terminal wraps it into several lines.',
  ),
  'login-page-failed': text(
    'Authorization failed',
    'Anthropic’s sign-in page could not finish. Nothing on this computer is wrong.',
  ),
  'login-account-unread': text(
    'OAuth account information not found',
    'The sign-in went through and the account behind it could not be read, as with the Console way to sign in instead of the plan’s.',
  ),
  'login-not-allowed': text(
    'Unable to access Claude Code',
    'The account in the browser may not use Claude Code: it has no plan for it, or its organization does not allow it.',
  ),
  'login-method-asked': text(
    'Select login method',
    'Claude Code is not signed in here. In a container it also asks when its own settings file is missing, although a token is set.',
  ),
} as const;
