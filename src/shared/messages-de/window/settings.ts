/** German for ../messages/window/settings.ts. */

import type { NoticeKind, ServicePart } from '../../notice.ts';
import type { Settings } from '../../settings.ts';
import { MUTE_NOTIFICATIONS, START_WITH_COMPUTER } from '../common.ts';
import { ASK_SHELL } from '../shell-question.ts';

export const SETTINGS = {
  title: 'Einstellungen',
  back: 'Zurück',
  looking: 'Wie oft geprüft wird',
  page: 'Statusseite',
  hello: 'Server von Anthropic',
  minutes: (minutes: number) =>
    minutes === 60 ? 'jede Stunde' : minutes === 1 ? 'jede Minute' : `alle ${minutes} min`,
  notices: 'Mitteilungen bei',
  servicePart: 'Probleme bei Anthropic, in diesen Bereichen',
  testNotice: 'Testmitteilung anzeigen',
  tested: 'Gesendet. Wenn nichts erscheint, hält das System sie zurück.',
  urgentSound: 'Bei dringenden einen Ton abspielen',
  sevenDays: 'Auch sieben Tage, bevor die Anmeldung abläuft',
  quiet: 'Ruhezeiten',
  quietOn: 'Nicht stören',
  quietFrom: 'Von',
  quietTo: 'Bis',
  quietNote: 'Dringende Mitteilungen erscheinen trotzdem.',
  mute: MUTE_NOTIFICATIONS,
  muteHour: 'Für eine Stunde',
  muteTomorrow: 'Bis morgen',
  muteForGood: 'Bis ich sie wieder einschalte',
  unmute: 'Stummschaltung aufheben',
  notWhole: 'Gib den vollständigen Pfad ein: ab / oder mit Laufwerksbuchstaben.',
  addProfile: 'Weiteren Ordner überwachen',
  addPlaceholder: '/home/du/.claude-arbeit',
  profileEntries: 'Namen und Reihenfolge der Profile, und welche ausgeblendet sind',
  add: 'Hinzufügen',
  remove: 'Entfernen',
  removeOne: (name: string) => `${name} entfernen`,
  system: 'Dieser Computer',
  claudePath: 'Wo Claude Code liegt, wenn es nicht gefunden wird',
  autostart: START_WITH_COMPUTER,
  updateCheck: 'Täglich nach einem neueren Pilotlight sehen',
  othersCheck: 'Wenn Claude Code abgelehnt wird, nachsehen, ob andere das auch melden',
  onChange: 'Jede Änderung an eine Adresse oder ein Programm melden',
  onChangeTo: (target: string) => `Jede Änderung wird gemeldet an ${target}`,
  welcomed: 'Die Fragen beim ersten Start sind beantwortet',
  keychain: 'Pilotlight darf den Schlüsselbund-Eintrag lesen',
  askShell: 'Die Login-Shell fragen, welche Variablen sie setzt',
  askShellMore: 'Was dafür ausgeführt wird',
  askShellNote: ASK_SHELL,
  language: 'Sprache, ab dem nächsten Start',
  tray: 'Symbol im Infobereich',
  traySystem: 'Wie das System',
  trayLight: 'Für eine helle Leiste',
  trayDark: 'Für eine dunkle Leiste',
  privacy: 'Was Pilotlight liest und sendet',
  about: 'Über Pilotlight',
  report: 'Fehlerbericht erstellen',
  reportTitle: 'Bericht, ohne Geheimnisse',
  copy: 'Kopieren',
  copied: 'Kopiert',
  quit: 'Pilotlight beenden',
} as const;

export const LANGUAGE_NAME = {
  system: 'Wie das System',
  en: 'English',
  de: 'Deutsch',
} as const satisfies Record<Settings['language'], string>;

export const NOTICE_KIND = {
  'sign-in': 'Anmeldung abgelaufen',
  deadline: 'Anmeldung läuft bald ab',
  service: 'Probleme bei Anthropic',
  recovered: 'Es geht wieder',
  network: 'Probleme im Netz',
  setup: 'Probleme in der Konfiguration',
  fallback: 'Ersatzzugang mit API-Schlüssel',
  usage: 'Verbrauch bei 80 und 95 %',
} as const satisfies Record<NoticeKind, string>;

export const SERVICE_PART = {
  code: 'Claude Code',
  api: 'Claude API',
  'sign-in': 'Anmeldung',
} as const satisfies Record<ServicePart, string>;

export const PRIVACY = {
  reads: 'Liest auf diesem Computer:',
  sends: 'Fragt ab:',
  row: (hosts: string, what: string, when: string) => `${hosts}: ${what} (${when})`,
} as const;
