/** What each setting does, and what it may be: for the terminal's list and its refusals. */
import type { NoticeKind, ServicePart } from '../notice.ts';
import type { Settings } from '../settings.ts';
import { NOTICE_KIND, SERVICE_PART, SETTINGS } from './window/settings.ts';

export interface SettingText {
  description: string;
  /** The values it takes, as they are typed. */
  takes: string;
  example: string;
}

const SWITCH = { takes: 'on or off', example: 'off' };
const INTERVAL = { takes: '1min to 1h', example: '5min' };

export const SETTING_TEXTS = {
  pageIntervalMs: { description: `${SETTINGS.looking}: ${SETTINGS.page}`, ...INTERVAL },
  helloIntervalMs: { description: `${SETTINGS.looking}: ${SETTINGS.hello}`, ...INTERVAL },
  quietHours: { description: SETTINGS.quietOn, takes: 'HH:MM-HH:MM or none', example: '22:00-07:00' },
  urgentSound: { description: SETTINGS.urgentSound, ...SWITCH },
  deadlineSevenDays: { description: SETTINGS.sevenDays, ...SWITCH },
  profiles: {
    description: SETTINGS.addProfile,
    takes: 'a JSON list of full paths',
    example: `'["/home/you/.claude-work"]'`,
  },
  profileEntries: {
    description: SETTINGS.profileEntries,
    takes: 'a JSON list; “pilotlight profiles” changes it more easily',
    example: `'[{"configDir":"/home/you/.claude-work","name":"Work","hidden":false}]'`,
  },
  keychainAgreed: { description: SETTINGS.keychain, ...SWITCH },
  askShell: { description: SETTINGS.askShell, ...SWITCH },
  claudePath: {
    description: SETTINGS.claudePath,
    takes: 'the full path of claude, or none',
    example: '/opt/claude/bin/claude',
  },
  autostart: { description: SETTINGS.autostart, ...SWITCH },
  language: { description: SETTINGS.language, takes: 'system, en or de', example: 'de' },
  trayTheme: { description: SETTINGS.tray, takes: 'system, light or dark', example: 'light' },
  updateCheck: { description: SETTINGS.updateCheck, ...SWITCH },
  othersCheck: { description: SETTINGS.othersCheck, ...SWITCH },
  onChange: {
    description: SETTINGS.onChange,
    takes: 'an https address, the full path of a program, or none',
    example: 'https://hooks.example.com/pilotlight',
  },
  welcomed: { description: SETTINGS.welcomed, ...SWITCH },
} as const satisfies Record<Exclude<keyof Settings, 'version' | 'notices' | 'serviceNotices'>, SettingText>;

/** Of a setting inside another one: `notices.service`. */
export const SETTING_GROUPS = {
  notices: (kind: NoticeKind): SettingText => ({ description: `${SETTINGS.notices}: ${NOTICE_KIND[kind]}`, ...SWITCH }),
  serviceNotices: (part: ServicePart): SettingText => ({
    description: `${NOTICE_KIND.service}: ${SERVICE_PART[part]}`,
    ...SWITCH,
  }),
} as const;

export const SETTINGS_COMMAND = {
  verb: (verb: string) => `“settings” takes get or set, not “${verb}”.`,
  unknown: (key: string) => `There is no setting “${key}”. “pilotlight settings” shows all of them.`,
  noValue: 'Say which setting, and its value: settings set KEY VALUE.',
  refused: (key: string, value: string, now: string, { takes, example }: SettingText) =>
    `“${value}” is not a value that “${key}” can have. It takes ${takes}, and is ${now} now. For example: pilotlight settings set ${key} ${example}`,
  change: 'Change one with “pilotlight settings set KEY VALUE”.',
} as const;
