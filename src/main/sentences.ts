/** Every sentence of the tray, its menu and its dialogs, in one place. */

export const MENU = {
  open: 'Open Pilotlight',
  check: 'Check now',
  statusPage: 'Status page',
  putRight: 'Put it right',
  signIn: 'Sign in again',
  signInWaits: 'Sign-in is down at Anthropic: better wait',
  fallbackOn: 'Use my API key meanwhile…',
  fallbackOff: 'Back to my plan…',
  fixMode: 'Fix who may read the login…',
  clearLock: 'Clear a stale lock…',
  unsetVariable: 'Unset a variable…',
  repair: 'Repair…',
  reset: 'Reset credentials…',
  restore: 'Restore from backup…',
  backUp: 'Back up now',
  undo: (title: string) => `Undo: ${title}`,
  tell: 'Tell me when it works',
  silence: 'Silence',
  silenceHour: 'For an hour',
  silenceDay: 'For a day',
  silenceForGood: 'For good',
  speak: 'Speak again',
  settling: 'The network is settling; this is the last thing known.',
  autostart: 'Start with the computer',
  copy: 'Copy diagnostics',
  save: 'Save diagnostics…',
  newer: (version: string) => `Version ${version} is out: see what is new`,
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
  undoNote: 'Everything is put back as it was before.',
  gone: 'This cannot be taken back any more.',
} as const;

export const ABOUT = {
  title: 'About Pilotlight',
  says: 'A small lamp that tells whether Claude Code will let you in.',
  sends:
    'It asks Anthropic’s status page and two Anthropic addresses how they are, and GitHub once a day for a newer version. No login, key or name goes with that, and there is no telemetry.',
  licence: 'MIT licence. Built with Electron, Chromium and Node; their licences come with it.',
} as const;

export const NO_TRAY = {
  title: 'There is no tray here',
  body: 'This desktop shows no tray icons, so Pilotlight opens as a window. On GNOME, the AppIndicator extension brings a tray.',
} as const;

export const HIDDEN_ICON = {
  title: 'The lamp is hidden',
  body: 'macOS hides Pilotlight’s icon. Allow it under System Settings, Menu Bar, “Allow in the Menu Bar”, or make room in the bar.',
} as const;

export const NOTICE_ACTION = { open: 'Open', statusPage: 'Status page' } as const;

export const TROUBLE = {
  unknownLink: 'Pilotlight has no address for this.',
  noBrowser: 'The browser could not be opened.',
  goneFinding: 'This finding is gone already.',
  noFile: 'There is no file to open for this.',
  cannotOpen: 'The file could not be opened.',
  autostart: 'The system did not take the change of “Start with the computer”.',
  noSandbox: 'Pilotlight was started with --no-sandbox: its window is less well closed in than it should be.',
  taken: (folder: string) =>
    `Another Pilotlight, perhaps in a terminal, already watches with ${folder}. End that one first, or name another folder in PILOTLIGHT_HOME.`,
} as const;
