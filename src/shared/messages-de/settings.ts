/** German for ../messages/settings.ts. */
import type { SettingText } from '../messages/settings.ts';
import type { NoticeKind, ServicePart } from '../notice.ts';
import type { Settings } from '../settings.ts';
import { NOTICE_KIND, SERVICE_PART, SETTINGS } from './window/settings.ts';

const SWITCH = { takes: 'on oder off', example: 'off' };
const INTERVAL = { takes: '1min bis 1h', example: '5min' };

export const SETTING_TEXTS = {
  pageIntervalMs: { description: `${SETTINGS.looking}: ${SETTINGS.page}`, ...INTERVAL },
  helloIntervalMs: { description: `${SETTINGS.looking}: ${SETTINGS.hello}`, ...INTERVAL },
  quietHours: { description: SETTINGS.quietOn, takes: 'HH:MM-HH:MM oder none', example: '22:00-07:00' },
  urgentSound: { description: SETTINGS.urgentSound, ...SWITCH },
  deadlineSevenDays: { description: SETTINGS.sevenDays, ...SWITCH },
  profiles: {
    description: SETTINGS.addProfile,
    takes: 'eine JSON-Liste vollständiger Pfade',
    example: `'["/home/you/.claude-work"]'`,
  },
  profileEntries: {
    description: SETTINGS.profileEntries,
    takes: 'eine JSON-Liste; leichter geht es mit „pilotlight profiles“',
    example: `'[{"configDir":"/home/you/.claude-work","name":"Work","hidden":false}]'`,
  },
  keychainAgreed: { description: SETTINGS.keychain, ...SWITCH },
  askShell: { description: SETTINGS.askShell, ...SWITCH },
  claudePath: {
    description: SETTINGS.claudePath,
    takes: 'der vollständige Pfad von claude, oder none',
    example: '/opt/claude/bin/claude',
  },
  autostart: { description: SETTINGS.autostart, ...SWITCH },
  language: { description: SETTINGS.language, takes: 'system, en oder de', example: 'de' },
  trayTheme: { description: SETTINGS.tray, takes: 'system, light oder dark', example: 'light' },
  updateCheck: { description: SETTINGS.updateCheck, ...SWITCH },
  othersCheck: { description: SETTINGS.othersCheck, ...SWITCH },
  onChange: {
    description: SETTINGS.onChange,
    takes: 'eine https-Adresse, der vollständige Pfad eines Programms, oder none',
    example: 'https://hooks.example.com/pilotlight',
  },
  welcomed: { description: SETTINGS.welcomed, ...SWITCH },
} as const satisfies Record<Exclude<keyof Settings, 'version' | 'notices' | 'serviceNotices'>, SettingText>;

export const SETTING_GROUPS = {
  notices: (kind: NoticeKind): SettingText => ({ description: `${SETTINGS.notices}: ${NOTICE_KIND[kind]}`, ...SWITCH }),
  serviceNotices: (part: ServicePart): SettingText => ({
    description: `${NOTICE_KIND.service}: ${SERVICE_PART[part]}`,
    ...SWITCH,
  }),
} as const;

export const SETTINGS_COMMAND = {
  verb: (verb: string) => `„settings“ nimmt get oder set, nicht „${verb}“.`,
  unknown: (key: string) => `Es gibt keine Einstellung „${key}“. „pilotlight settings“ zeigt alle.`,
  noValue: 'Nenne die Einstellung und ihren Wert: settings set KEY VALUE.',
  refused: (key: string, value: string, now: string, { takes, example }: SettingText) =>
    `„${value}“ ist kein Wert, den „${key}“ haben kann. Möglich: ${takes}. Zurzeit: ${now}. Beispiel: pilotlight settings set ${key} ${example}`,
  change: 'Ändern lässt sich eine mit „pilotlight settings set KEY VALUE“.',
} as const;
