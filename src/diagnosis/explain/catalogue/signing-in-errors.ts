import type { ErrorTable } from '../known-error.ts';

/** Renewing a login, and signing in itself. */
export const SIGNING_IN_ERRORS = {
  'refresh-busy-i': {
    kind: 'refresh_lock',
    cause: 'machine',
    phrases: [
      'Could not refresh your login because another Claude Code process is refreshing it',
      'Could not refresh your login because another',
    ],
    next: 'wait-a-minute',
  },
  'refresh-lock-p': {
    kind: 'refresh_lock',
    cause: 'machine',
    phrases: ['another Claude Code process is refreshing it', 'oauth refresh lock'],
    next: 'wait-a-minute',
  },
  'code-incomplete': {
    kind: 'login_flow',
    cause: 'account',
    phrases: ["doesn't look like the full code", 'Invalid code. Please make sure the full code was copied'],
    next: 'paste-whole-code',
  },
  'code-rejected': {
    kind: 'login_flow',
    cause: 'account',
    phrases: [
      "code wasn't accepted",
      'Login failed: Request failed with status code 400',
      '(authorization code|login code) … (expired|invalid|already used)',
      'invalid_grant',
      'state mismatch',
      'Invalid state parameter',
    ],
    next: 'sign-in-anew',
  },
  'login-timeout': {
    kind: 'login_flow',
    cause: 'service',
    phrases: [
      '(login|sign in|OAuth error|authorization) … timeout of #ms exceeded',
      '(login|sign-in|OAuth flow|authentication|authorization) timed out',
      'timed out waiting for (login|the browser|authorization|authentication)',
    ],
    next: 'try-sign-in-later',
    links: ['status-page'],
  },
  'login-http': {
    kind: 'login_flow',
    cause: 'service',
    phrases: [
      'OAuth error: Request failed with status code #',
      'OAuth error: … status code #',
      'Token exchange failed',
      'Failed to exchange (authorization code|code)',
      'Login failed: Request failed with status code #',
    ],
    next: 'try-sign-in-later',
    links: ['status-page'],
  },
  'login-scopes-missing': {
    kind: 'login_flow',
    cause: 'machine',
    phrases: ['CLAUDE_CODE_OAUTH_SCOPES is required'],
    next: 'set-scopes',
  },
  'login-denied': {
    kind: 'login_flow',
    cause: 'account',
    phrases: ['access_denied', 'the user denied', 'login (was canceled|was cancelled|canceled|cancelled)'],
    next: 'sign-in-anew',
  },
  'login-callback-port': {
    kind: 'login_flow',
    cause: 'machine',
    phrases: ['(callback server|local server|OAuth server|callback) … EADDRINUSE', 'EADDRINUSE … callback'],
    next: 'sign-in-anew',
  },
  'no-browser': {
    kind: 'login_flow',
    cause: 'machine',
    phrases: [
      "Browser didn't open",
      '(could not|couldnt|failed to|unable to) open (a browser|the browser|browser)',
      'xdg-open … not found',
      "Couldn't find a suitable web browser",
    ],
    next: 'open-link-by-hand',
  },
  'logout-unconfirmed': {
    kind: 'login_flow',
    cause: 'service',
    phrases: ["didn't confirm the login was revoked"],
    next: 'revoke-by-hand',
  },
  'login-failed': {
    kind: 'login_flow',
    cause: 'account',
    phrases: ["Couldn't log in", 'Login failed', 'OAuth error', 'OAuth login failed', 'Sign-in failed'],
    next: 'sign-in-anew',
    reach: 'broad',
    yieldsTo: [
      'login_flow',
      'network',
      'network_tls',
      'network_proxy',
      'managed_policy',
      'auth_revoked',
      'outage',
      'account',
    ],
  },
} as const satisfies ErrorTable;
