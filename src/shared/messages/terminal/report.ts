/** The report of `doctor` and `status`, without what the rest of the catalogue says. */
import type { CredentialKind, NextAction } from '../../verdict.ts';
import type { PageState, ProbeState } from '../../vocabulary.ts';

/** How the next step is done, where its few words do not say it. */
export const HOW: Readonly<Partial<Record<NextAction, string>>> = {
  'sign-in': 'Or start claude and type /login.',
  'try-sign-in': 'Or start claude and type /login. If that fails, the outage is why.',
  wait: 'Signing in may fail at the moment, so keep what you have until this is over.',
  'keep-sessions': 'What is signed in stays signed in; after signing out you may not get back in.',
  install: 'Or let Pilotlight run it: pilotlight install-claude',
  'open-portal': 'The network shows a page of its own instead of the one you ask for.',
};

export const CREDENTIAL_NAMES = {
  'auth-token': 'gateway token',
  'api-key': 'API key',
  'key-helper': 'key helper',
  'oauth-token': 'token variable',
  profile: 'Anthropic profile',
  'sign-in': 'your sign-in',
  'saved-key': 'saved Console key',
  'custom-header': 'custom header',
  'address-user': 'user in the address',
} as const satisfies Record<CredentialKind, string>;

export const PAGE_TEXTS = {
  CLEAR: 'reports no trouble',
  AUTH: 'reports that sign-in is failing',
  OUTAGE: 'reports an outage',
  PARTIAL: 'reports a partial outage',
  DEGRADED: 'reports that the service is slow or unsteady',
  RECOVERING: 'reports that the service is recovering',
  MAINT: 'reports planned maintenance',
  UNKNOWN: 'could not be read',
} as const satisfies Record<PageState, string>;

export const PROBE_TEXTS = {
  OK: 'the sign-in and API addresses answer',
  LOGIN_DOWN: 'the sign-in address does not answer as it should',
  API_DOWN: 'the API address does not answer as it should',
  REJECTED: 'the server refuses this login',
  THROTTLED: 'the addresses answer, and ask to be asked less often',
  UNKNOWN: null,
} as const satisfies Record<ProbeState, string | null>;

export const REPORT = {
  next: 'Next',
  nextInLine: 'next',
  seeBelow: 'see what it says below',
  nothingToDo: 'nothing to do',
  profile: 'Profile',
  signIn: 'Sign-in',
  plan: (plan: string) => `${plan} plan`,
  accessToken: (end: string) => `access token ${end}`,
  login: (end: string) => `login ${end}`,
  ends: (when: string) => `ends ${when}`,
  ended: (when: string) => `ended ${when}`,
  kept: (place: string) => `kept in ${place}`,
  wouldBeKept: (place: string) => `A login would be kept in ${place}`,
  billing: 'Billing',
  usage: 'Usage',
  endedSignIn: 'your sign-in, which has ended, still goes',
  credential: (kind: string, name: string, place: string) => `${kind} (${name} in ${place})`,
  provider: (name: string, host: string | null) => (host ? `${name}, sent to ${host}` : name),
  sent: (credentials: readonly string[], host: string | null) =>
    `${credentials.join(' and ')}${host ? ` to ${host}` : ''}`,
  nothingToSend: 'nothing to sign in with',
  doesNotStart: 'nothing: Claude Code does not get that far',
  service: 'Service',
  notKnown: 'not known',
  page: (says: string, probe: string | null) => `The status page ${says}${probe ? `; ${probe}` : ''}.`,
  network: 'Network',
  claude: 'Claude',
  noClaude: 'Claude Code was not found on this computer',
  noVersion: 'version unknown',
} as const;
