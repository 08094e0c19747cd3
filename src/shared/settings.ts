/** The user's choices. Defaults here; the validator is in validators.ts; kept by the shells as settings.json. */
import type { Language } from './language.ts';
import type { NoticeKind, ServicePart } from './notice.ts';
import type { ProfileEntry } from './profile-entries.ts';

export interface Settings {
  version: 1;
  /** Calm interval of the status page, ms; 60 s to 1 h. */
  pageIntervalMs: number;
  /** Calm interval of the hello addresses, ms; 60 s to 1 h. */
  helloIntervalMs: number;
  /** Local clock times `HH:MM`; null: none. Urgent notices pass. */
  quietHours: { from: string; to: string } | null;
  /** Notices by kind. */
  notices: Readonly<Record<NoticeKind, boolean>>;
  /** Banners about the service, by what is in trouble there. */
  serviceNotices: Readonly<Record<ServicePart, boolean>>;
  /** Urgent notices make a sound; others never do. */
  urgentSound: boolean;
  /** Also tell seven days before the login ends. */
  deadlineSevenDays: boolean;
  /** Further configuration directories to watch, absolute paths. */
  profiles: readonly string[];
  /** What the person calls profiles, in their order; those that are not here stand behind. */
  profileEntries: readonly ProfileEntry[];
  /** macOS: the user agreed once that the Keychain item may be read. */
  keychainAgreed: boolean;
  /** The login shell may be asked which variables it exports: its start-up files are then carried out. */
  askShell: boolean;
  /** Where Claude Code lies, absolute, when it is not found. Not to be set by the window but by `name-claude`, which looks at it. */
  claudePath: string | null;
  autostart: boolean;
  /** From the next start on; `system`: the system's, where Pilotlight speaks it. */
  language: 'system' | Language;
  /** Tray icon for a light or dark panel. */
  trayTheme: 'system' | 'light' | 'dark';
  /** Look once a day whether a newer Pilotlight is out. */
  updateCheck: boolean;
  /** Ask Claude Code's public issue tracker whether others report sign-in trouble, when a login is refused or on request. */
  othersCheck: boolean;
  /** One https address or program that is told every change; null: nobody is. Not to be set by the window. */
  onChange: string | null;
  /** What is asked at the first start has been seen. */
  welcomed: boolean;
}

export const DEFAULT_SETTINGS: Settings = {
  version: 1,
  pageIntervalMs: 300_000,
  helloIntervalMs: 600_000,
  quietHours: null,
  notices: {
    'sign-in': true,
    deadline: true,
    service: true,
    recovered: true,
    network: true,
    setup: true,
    fallback: true,
    usage: false,
  },
  serviceNotices: { code: true, api: true, 'sign-in': true },
  urgentSound: true,
  deadlineSevenDays: false,
  profiles: [],
  profileEntries: [],
  keychainAgreed: false,
  askShell: false,
  claudePath: null,
  autostart: false,
  language: 'system',
  trayTheme: 'system',
  updateCheck: true,
  othersCheck: true,
  onChange: null,
  welcomed: false,
};
