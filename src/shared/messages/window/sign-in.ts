/** The login, its deadlines, and the ways to sign in. */
import type { SignInMethod } from '../../commands.ts';
import type { SignInReport } from '../../verdict.ts';

export const SIGN_IN = {
  title: 'Sign-in',
  access: 'Access token',
  login: 'Login',
  keychain: 'Keychain',
  credentialManager: 'Credential Manager',
  renews: 'renews itself on next use',
  renewsLate: 'renewal due',
  lastRenewed: 'last renewed',
  endedSince: 'since',
  signInBefore: 'then sign in once more',
  signInNow: 'sign in soon, while it still works',
  signInAgain: 'sign in again to go on',
  hold: 'do not sign out now',
  account: 'Account',
  organization: 'Organization',
  plan: 'Plan',
  kept: 'Kept in',
  none: 'No profile has been found yet.',
  details: 'Account, and where it is kept',
  down: 'Sign-in is down at Anthropic',
} as const;

export const STORE = {
  file: '.credentials.json',
  keychain: SIGN_IN.keychain,
  'credential-manager': SIGN_IN.credentialManager,
} as const satisfies Record<SignInReport['store'], string>;

export const SIGN_IN_DIALOG = {
  title: 'Sign in',
  as: (name: string) => `Sign in as ${name}`,
  lines: [
    'Claude Code’s own sign-in starts and opens its page in your browser.',
    'Your settings, history and projects stay as they are.',
  ],
  more: 'Other ways to sign in',
  email: 'E-mail address',
  downLines: ['Signing in would fail now, and nothing is wrong on your side. Keep what you have until this is over.'],
  ways: { claudeai: 'With my plan', console: 'Console, per token', sso: 'Single sign-on' },
} as const satisfies Record<string, unknown> & { ways: Record<SignInMethod, string> };
