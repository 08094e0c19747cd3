/** Every sentence of the window, in one place: to translate the window, translate this file; headlines come spoken, from shared/headlines.ts. */
import type { PlannableRemedy, SignInWay } from '../shared/commands.ts';
import type { Place } from '../shared/facts.ts';
import type { HistoryKind, NoticeKind, RemedyRun } from '../shared/snapshot.ts';
import type { ComponentReport, CredentialKind, NextAction, Provider, SignInReport } from '../shared/verdict.ts';
import type { Cause, ServiceState, Severity, SignInState } from '../shared/words.ts';

/** Units of time, longest first. */
export const UNITS = { day: 'd', hour: 'h', minute: 'min', second: 's' } as const;

export const TIME = {
  now: 'just now',
  ago: (span: string) => `${span} ago`,
  left: (span: string) => `${span} left`,
  in: (span: string) => `in ${span}`,
  endedNow: 'just ended',
  ended: (span: string) => `ended ${span} ago`,
};

export const WHOSE_SIDE = {
  machine: 'It is this machine, not Anthropic',
  account: 'It is your login, not Anthropic',
  service: 'It is Anthropic, not you',
  network: 'It is your network, not Anthropic',
} as const satisfies Record<Cause, string>;

/** What to do, as a title and a sentence; null: the table's or finding's own words say it. */
export const STEPS = {
  none: null,
  'see-finding': null,
  'sign-in': {
    title: 'Sign in again',
    text: 'Start claude in a terminal and type /login. Your settings, history and projects stay as they are.',
  },
  'try-sign-in': {
    title: 'Try to sign in',
    text: 'Start claude in a terminal and type /login. If that fails, the outage is why: try again in ten minutes.',
  },
  wait: {
    title: 'Wait, and do not sign out',
    text: 'Signing in may fail at the moment, so keep what you have until this is over.',
  },
  'keep-sessions': {
    title: 'Keep your sessions open',
    text: 'There is nothing to fix here. Do not sign out: you may not get back in.',
  },
  'fix-access': {
    title: 'Let Claude Code read its login',
    text: 'The login is there but cannot be read, which is not the same as signed out.',
  },
  'check-network': {
    title: 'Check your network',
    text: 'Nothing can be asked at the moment. Pilotlight looks again as soon as the network is back.',
  },
  'open-portal': {
    title: 'Sign in to this network',
    text: 'The network answers with a page of its own instead of Anthropic’s. Open any web page and sign in there.',
  },
  'check-proxy': {
    title: 'Check proxy, VPN and DNS',
    text: 'Other addresses can be reached but Anthropic’s cannot. A proxy, VPN, firewall or name server is in the way.',
  },
  'open-status-page': {
    title: 'See what Anthropic says',
    text: 'There is nothing to fix here. The status page tells how far they are.',
  },
  'check-key': {
    title: 'Check your API key',
    text: 'Anthropic refused the key. See in the Claude Console whether it still exists and has credit.',
  },
} as const satisfies Record<NextAction, { title: string; text: string } | null>;

/** The other side of the story, under the headline. */
export const SIGN_IN_ASIDE = {
  OK: 'your login is fine',
  STALE: 'your login is fine',
  ENDING: 'your login ends soon',
  DEAD: 'your login has ended',
  NONE: 'no login is stored',
  UNREADABLE: 'your login cannot be read',
  OTHER: 'not on your plan',
} as const satisfies Record<SignInState, string>;

/** The same in two words, for what was last known. */
export const SIGN_IN_SHORT = {
  OK: 'signed in',
  STALE: 'signed in',
  ENDING: 'login ends soon',
  DEAD: 'signed out',
  NONE: 'not signed in',
  UNREADABLE: 'login unreadable',
  OTHER: 'not on your plan',
} as const satisfies Record<SignInState, string>;

export const SERVICE_ASIDE = {
  UP: 'service is fine',
  DEGRADED: 'service is slow',
  PARTIAL: 'partial outage',
  RECOVERING: 'service is recovering',
  MAINT: 'planned maintenance',
  REJECTING: 'service refuses logins',
  'LOGIN_DOWN?': 'sign-in does not answer',
  LOGIN_DOWN: 'sign-in is down',
  'DOWN?': 'service does not answer',
  DOWN: 'service is down',
  UNKNOWN: 'service was not asked',
} as const satisfies Record<ServiceState, string>;

export const HEADER = {
  plan: (plan: string) => `${plan} plan`,
  nothingToFix: 'nothing to fix here',
  checked: (ago: string) => `checked ${ago}`,
  lastKnown: (facts: string) => `Last known: ${facts}`,
  payPerToken: 'pay per token',
  settling: 'The network is settling; this is the last thing known.',
  loading: 'Looking…',
  lamp: (word: string) => `Lamp: ${word}`,
};

export const SIGN_IN = {
  title: 'Sign-in',
  profile: 'Profile',
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
} as const;

export const STORE = {
  file: '.credentials.json',
  keychain: SIGN_IN.keychain,
  'credential-manager': SIGN_IN.credentialManager,
} as const satisfies Record<SignInReport['store'], string>;

export const AUTH = {
  title: 'Who pays',
  nobody: 'Nothing is sent: no sign-in, key or provider is set.',
  print: 'With claude -p',
  interactive: 'In a terminal session',
  all: (count: number) => (count === 1 ? 'The one candidate' : `All ${count} candidates, in Claude Code’s order`),
  used: 'used',
  onlyPrint: 'used by claude -p',
  onlyInteractive: 'used in sessions',
  sentTo: (host: string) => `Sent to ${host}`,
  tail: (tail: string) => `…${tail}`,
  lacks: (provider: string, missing: string) => `${provider} is switched on but lacks ${missing}.`,
  plan: (plan: string | null) => (plan ? `Your ${plan} plan` : 'Your plan'),
  keyPays: 'An API key, per token',
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
} as const satisfies Record<CredentialKind, string>;

export const PROVIDER = {
  firstParty: 'Anthropic',
  gateway: 'Your gateway',
  bedrock: 'Amazon Bedrock',
  foundry: 'Microsoft Foundry',
  anthropicAws: 'Claude on AWS',
  anthropicGoogleCloud: 'Claude on Google Cloud',
  mantle: 'Mantle',
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

export const SERVICE = {
  title: 'Service',
  days: 'last 30 days',
  daysAsOf: '30 days, as of',
  daysOf: (name: string, bad: number, watched: number) =>
    `${name}, last 30 days: ${bad === 0 ? 'no trouble' : `${bad} ${bad === 1 ? 'day' : 'days'} with trouble`} in ${watched} watched`,
  others: (count: number) => (count === 1 ? 'One other part works.' : `${count} other parts work.`),
  noComponents: 'The status page has not been read yet.',
  statusPage: 'Status page',
  openIncident: 'See incident',
} as const;

export const COMPONENT = {
  operational: 'works',
  degraded_performance: 'slow',
  partial_outage: 'partly down',
  major_outage: 'down',
  under_maintenance: 'maintenance',
  unknown: 'not known',
} as const satisfies Record<ComponentReport['status'], string>;

export const SETUP = {
  title: 'Setup',
  clean: 'No findings in your setup',
  version: (version: string) => `Claude Code ${version}`,
  noClaude: 'Claude Code was not found on this machine',
  openAt: (place: string) => `Open ${place}`,
} as const;

export const SEVERITY = {
  error: 'Stops work',
  warning: 'Costs something',
  info: 'Worth knowing',
} as const satisfies Record<Severity, string>;

export const FALLBACK = {
  title: 'API-key fallback',
  key: 'Key',
  since: 'since',
  on: 'On',
  off: 'Off',
  blocked: 'Held back',
  'no-key': 'No key',
  give: 'Give one in a terminal: pilotlight fallback key',
  clipboard: 'Use the key on the clipboard',
  test: 'Test the key',
  works: 'The key works.',
} as const;

export const NOTICES = {
  title: 'Notices',
  dismiss: 'Dismiss',
  dismissOne: (title: string) => `Dismiss: ${title}`,
} as const;

export const HISTORY = {
  title: 'History',
  empty: 'Nothing has happened since Pilotlight began to watch.',
  all: 'Show more',
  today: 'Today',
  yesterday: 'Yesterday',
} as const;

export const HISTORY_KIND = {
  renewed: 'Renewal',
  'signed-in': 'Sign-in',
  'signed-out': 'Sign-out',
  'incident-opened': 'Incident',
  'incident-closed': 'Incident over',
  'network-lost': 'Network lost',
  'network-back': 'Network back',
  light: 'Lamp',
  action: 'Action',
  started: 'Start',
} as const satisfies Record<HistoryKind, string>;

export const TOOLBAR = {
  check: 'Check now',
  checking: 'Checking…',
  checked: 'Everything was read anew.',
  settings: 'Settings',
  tell: 'Tell me when it works',
} as const;

export const CONNECTION = {
  lost: 'Pilotlight does not answer. This is what it said last; the page goes on by itself when it is back.',
  ended: 'This page’s link is used up. Open the newest link that pilotlight serve printed in the terminal.',
  waiting: 'Waiting for Pilotlight…',
  closing: 'You can close this tab. Pilotlight goes on watching.',
} as const;

export const SETTINGS = {
  title: 'Settings',
  back: 'Back',
  looking: 'How often to look',
  page: 'Status page',
  hello: 'Anthropic’s servers',
  minutes: (minutes: number) =>
    minutes === 60 ? 'every hour' : minutes === 1 ? 'every minute' : `every ${minutes} min`,
  notices: 'Tell me about',
  sevenDays: 'Also seven days before the login ends',
  quiet: 'Quiet hours',
  quietOn: 'Hold notices back at certain hours',
  quietFrom: 'From',
  quietTo: 'To',
  quietNote: 'Urgent notices pass.',
  mute: 'Silence',
  mutedUntil: 'Silent until',
  mutedForGood: 'Silent until you switch it off',
  muteHour: 'For an hour',
  muteTomorrow: 'Until tomorrow',
  muteForGood: 'For good',
  unmute: 'Speak again',
  profiles: 'Profiles',
  addProfile: 'Watch another folder',
  addPlaceholder: '/home/you/.claude-work',
  add: 'Add',
  remove: 'Remove',
  removeOne: (name: string) => `Remove ${name}`,
  found: 'found by itself',
  system: 'This computer',
  autostart: 'Start with the computer',
  updateCheck: 'Look once a day for a newer Pilotlight',
  keychain: 'Pilotlight may read the Keychain item',
  tray: 'Tray icon',
  traySystem: 'As the system',
  trayLight: 'For a light panel',
  trayDark: 'For a dark panel',
  privacy: 'What Pilotlight reads and sends',
  about: 'About',
  report: 'Make a report for a bug',
  reportTitle: 'Report, without secrets',
  copy: 'Copy',
  copied: 'Copied',
  quit: 'Quit Pilotlight',
  saved: 'Saved',
} as const;

export const NOTICE_KIND = {
  'sign-in': 'Login ended',
  deadline: 'Login ends soon',
  service: 'Trouble at Anthropic',
  recovered: 'It works again',
  network: 'Network in the way',
  setup: 'Trouble in the setup',
  fallback: 'API-key fallback',
} as const satisfies Record<NoticeKind, string>;

export const PRIVACY: readonly string[] = [
  'It reads Claude Code’s login, settings files, shell profiles and version on this machine. Tokens and keys are forgotten in the moment they are read.',
  'It asks Anthropic’s status page how the service is, and two Anthropic addresses whether they answer. No token, key or name goes with that.',
  'It sends nothing else, to nobody. There is no telemetry.',
];

export const LINKS = {
  'status-page': SERVICE.statusPage,
  incident: SERVICE.openIncident,
  docs: 'Handbook',
  privacy: 'Privacy in full',
  licences: 'Licences',
  releases: 'Releases',
  portal: 'Open the network’s page',
  'sign-in': 'Open the page',
} as const;

export const CANCEL = 'Cancel';

export const START = 'Do it';

/** Three dots: something is shown first. */
export const REMEDY = {
  'sign-in': 'Sign in…',
  reset: 'Reset credentials…',
  repair: 'Repair…',
  restore: 'Restore from backup…',
  'fix-mode': 'Fix access…',
  'clear-lock': 'Clear lock…',
  'unset-variable': 'Unset it…',
  'fallback-on': 'Use API key meanwhile…',
  'fallback-off': 'Back to my plan…',
} as const satisfies Record<PlannableRemedy | 'sign-in', string>;

export const SIGN_IN_DIALOG = {
  title: 'Sign in',
  lines: [
    'Claude Code’s own sign-in starts and opens its page in your browser.',
    'Your settings, history and projects stay as they are.',
  ],
  ways: { claudeai: 'With my plan', console: 'Console, per token', sso: 'Single sign-on' },
} as const satisfies { title: string; lines: readonly string[]; ways: Record<SignInWay, string> };

export const REMEDIES = {
  title: 'What Pilotlight did',
  running: 'Under way',
  'waiting-for-user': 'Waits for you',
  done: 'Done',
  failed: 'Not done',
  undo: 'Undo',
  undoOne: (title: string) => `Undo: ${title}`,
  undoNote: 'Everything goes back to as it was before.',
  undone: 'Everything is as it was before.',
  forget: 'Dismiss',
  stop: 'Stop',
  code: 'Code from the browser',
  send: 'Send',
} as const satisfies Record<RemedyRun['phase'], string> & Record<string, unknown>;

export const FAILED = 'That did not work.';

export const FALLBACK_ON = 'Fallback is on';

/** What a screen reader says when the verdict changes. */
export function announce(headline: string, whose: string | null, next: string | null): string {
  return [headline, whose, next].flatMap((part) => (part === null ? [] : asSentence(part))).join(' ');
}

/** First letter in capitals. */
export function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** First letter in capitals, a full stop at the end: the table's and the findings' steps are telegrams. */
export function asSentence(text: string): string {
  const capital = capitalize(text.trim());
  return /[.!?…]$/.test(capital) ? capital : `${capital}.`;
}

/** "max" as a person writes it: "Max". */
export function sayPlan(plan: string): string {
  return capitalize(plan.replaceAll('_', ' '));
}
