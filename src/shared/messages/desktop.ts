/** Every sentence of the tray, its menu and its dialogs, in one place. */

import type { NoticeAction } from '../notice.ts';
import { MUTE_NOTIFICATIONS, NO_FILE_TO_OPEN, NOTIFY_WHEN_IT_WORKS, undoOf } from './common.ts';

export const MENU = {
  open: 'Open Pilotlight',
  check: 'Check now',
  putRight: 'Fix',
  signIn: 'Sign in again',
  /** Where nobody has been signed in. */
  signInFirst: 'Sign in',
  signInWaits: 'Sign-in is down at Anthropic: please wait',
  fallback: 'Use my API key for now…',
  fallbackSetUp: 'Set up a fallback…',
  backUp: 'Back up now',
  undo: undoOf,
  tell: NOTIFY_WHEN_IT_WORKS,
  stepThenTell: (step: string) => `${step}; notify me when it works`,
  silence: MUTE_NOTIFICATIONS,
  silenceHour: 'For an hour',
  silenceDay: 'For a day',
  silenceForGood: 'Until I turn it back on',
  silenced: 'Notifications are muted',
  speak: 'Unmute',
  settling: 'Reconnecting… showing the last known status.',
  settings: 'Settings',
  copy: 'Copy diagnostics',
  save: 'Save diagnostics…',
  newer: (version: string) => `Version ${version} is out: see what’s new`,
  about: 'About Pilotlight',
  quit: 'Quit',
} as const;

export const BOX = {
  yes: 'Do it',
  no: 'Cancel',
  read: 'OK',
  notDone: 'Not done',
  backedUp: 'The configuration is backed up',
  backupSays: 'Keys, tokens and the login were left out.',
  noBackup: 'Nothing has changed since the last backup',
  undoNote: 'Everything is restored to what it was before.',
  gone: 'This can no longer be undone.',
} as const;

export const ABOUT = {
  title: 'About Pilotlight',
  description: 'Shows in the menu bar or tray whether Claude Code will let you in.',
  sends:
    'It asks Anthropic’s status page and two Anthropic addresses how they are, and GitHub once a day for a newer version. No login, key or name goes with that, and there is no telemetry.',
  licence: 'MIT license. Built with Electron, Chromium and Node; their licenses are included.',
} as const;

export const NO_TRAY = {
  title: 'This desktop has no tray',
  body: 'Pilotlight opens as a window instead. On GNOME, the AppIndicator extension adds a tray.',
} as const;

export const HIDDEN_ICON = {
  title: 'The menu bar icon is hidden',
  body: 'macOS hides Pilotlight’s icon. Allow it under System Settings, Menu Bar, “Allow in the Menu Bar”, or make room in the bar.',
} as const;

export const NOTICE_ACTION = {
  open: 'Open',
  statusPage: 'Status page',
  snooze: 'Snooze for an hour',
} as const satisfies Readonly<Record<NoticeAction, string>>;

export const TROUBLE = {
  ownFault: 'That did not work, and it is Pilotlight’s own fault.',
  unknownLink: 'Pilotlight has no address for this.',
  noBrowser: 'The browser could not be opened.',
  goneFinding: 'This finding no longer exists.',
  noFile: NO_FILE_TO_OPEN,
  cannotOpen: 'The file could not be opened.',
  notSaved: ({ path, reason }: { path: string; reason: string }) => `${path} could not be written: ${reason}.`,
  autostart: 'The system did not accept the change of “Start with the computer”.',
  noSandbox: 'Pilotlight was started with --no-sandbox: its window is not sandboxed.',
  taken: (folder: string) =>
    `Another Pilotlight, perhaps in a terminal, already watches with ${folder}. End that one first, or name another folder in PILOTLIGHT_HOME.`,
} as const;
