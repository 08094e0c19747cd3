/** The settings, and what Pilotlight reads and sends. */

import type { NoticeKind, ServicePart } from '../../notice.ts';
import type { Settings } from '../../settings.ts';
import { MUTE_NOTIFICATIONS, START_WITH_COMPUTER } from '../common.ts';
import { ASK_SHELL } from '../shell-question.ts';

export const SETTINGS = {
  title: 'Settings',
  back: 'Back',
  looking: 'Check interval',
  page: 'Status page',
  hello: 'Anthropic’s servers',
  minutes: (minutes: number) =>
    minutes === 60 ? 'every hour' : minutes === 1 ? 'every minute' : `every ${minutes} min`,
  notices: 'Notify me about',
  servicePart: 'Problems at Anthropic, where they are',
  testNotice: 'Show a test notification',
  tested: 'Sent. If nothing appears, the system holds it back.',
  urgentSound: 'Play a sound with urgent ones',
  sevenDays: 'Also seven days before the login ends',
  quiet: 'Quiet hours',
  quietOn: 'Do not disturb',
  quietFrom: 'From',
  quietTo: 'To',
  quietNote: 'Urgent notifications still appear.',
  mute: MUTE_NOTIFICATIONS,
  muteHour: 'For an hour',
  muteTomorrow: 'Until tomorrow',
  muteForGood: 'Until I turn it back on',
  unmute: 'Unmute',
  notWhole: 'Enter the full path: from / on, or with a drive letter.',
  addProfile: 'Watch another folder',
  addPlaceholder: '/home/you/.claude-work',
  profileEntries: 'Names and order of the profiles, and which are hidden',
  add: 'Add',
  remove: 'Remove',
  removeOne: (name: string) => `Remove ${name}`,
  system: 'This computer',
  claudePath: 'Where Claude Code lies, when it is not found',
  autostart: START_WITH_COMPUTER,
  updateCheck: 'Check daily for a newer Pilotlight',
  othersCheck: 'When Claude Code is refused, look whether others report it too',
  onChange: 'Tell every change to an address or a program',
  onChangeTo: (target: string) => `Every change is told to ${target}`,
  welcomed: 'What is asked at the first start has been answered',
  keychain: 'Pilotlight may read the Keychain item',
  askShell: 'Ask the login shell which variables it sets',
  askShellMore: 'What is run for that',
  askShellNote: ASK_SHELL,
  language: 'Language, from the next start on',
  tray: 'Tray icon',
  traySystem: 'Same as the system',
  trayLight: 'For a light panel',
  trayDark: 'For a dark panel',
  privacy: 'What Pilotlight reads and sends',
  about: 'About',
  report: 'Create bug report',
  reportTitle: 'Report, without secrets',
  copy: 'Copy',
  copied: 'Copied',
  quit: 'Quit Pilotlight',
} as const;

/** Each by its own name, for a person who cannot read this one. */
export const LANGUAGE_NAME = {
  system: 'Same as the system',
  en: 'English',
  de: 'Deutsch',
} as const satisfies Record<Settings['language'], string>;

export const NOTICE_KIND = {
  'sign-in': 'Login ended',
  deadline: 'Login ends soon',
  service: 'Problems at Anthropic',
  recovered: 'It works again',
  network: 'Network problems',
  setup: 'Configuration problems',
  fallback: 'API-key fallback',
  usage: 'Usage at 80 and 95 %',
} as const satisfies Record<NoticeKind, string>;

export const SERVICE_PART = {
  code: 'Claude Code',
  api: 'Claude API',
  'sign-in': 'Sign-in',
} as const satisfies Record<ServicePart, string>;

export const PRIVACY = {
  reads: 'It reads, on this computer:',
  sends: 'It asks:',
  row: (hosts: string, what: string, when: string) => `${hosts}: ${what} (${when})`,
} as const;
