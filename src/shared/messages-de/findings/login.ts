/** German for ../messages/findings/login.ts. */
import { listed } from '../phrasing.ts';

const WITHOUT_TOKEN = {
  refused:
    'Claude Code hat die gespeicherte Anmeldung gelöscht; das tut es, wenn der Server sie nicht mehr erneuern will.',
  'time-limit': 'Die Anmeldung hat ihre Höchstdauer erreicht, und Claude Code hat sie gelöscht.',
  'token-lost': 'Die gespeicherte Anmeldung hat ihr Zugriffstoken verloren; so erneuert Claude Code sie nicht.',
} as const;

export const LOGIN_FINDINGS = {
  'signed-in-twice': {
    title: 'Mehr als ein Profil ist mit demselben Konto angemeldet',
    detail: ({ folders }: { folders: readonly string[] }) =>
      `${listed(folders)} enthalten Anmeldungen desselben Kontos und verbrauchen deshalb dasselbe Abo. Wenn eine davon für ein anderes Konto gedacht war, melde dich dort erneut an, und melde dich vorher im Browser bei claude.ai ab.`,
  },
  'first-start-asks': {
    title: 'Claude Code wird nach einer Anmeldung fragen, obwohl es eine gibt',
    detail: ({ version, path, token }: { version: string; path: string; token: boolean }) =>
      `Claude Code ${version} führt durch den ersten Start, solange hasCompletedOnboarding in ${path} nicht gesetzt ist, und fragt dort nach der Anmeldemethode, auch wenn ${token ? 'ein Token gesetzt' : 'eine Anmeldung gespeichert'} ist; claude -p fragt nicht. Binde in einem Container auch diese Datei ein, oder schreibe {"hasCompletedOnboarding":true} hinein. Ab 2.1.290 wird nicht mehr gefragt.`,
  },
  'login-cannot-be-sent': {
    title: 'Deine Anmeldung lässt sich nicht senden',
    detail:
      'Das gespeicherte Zugriffstoken enthält einen Zeilenumbruch oder ein Zeichen, das keine Anfrage übertragen kann; Claude Code bricht deshalb mit einem Fehler ab. Jemand oder etwas hat die Ablage der Anmeldedaten von Hand geändert. Melde dich erneut an.',
  },
  'login-cleared': {
    title: 'Deine Anmeldung ist beendet',
    detail: ({ why }: { why: keyof typeof WITHOUT_TOKEN }) =>
      `${WITHOUT_TOKEN[why]} Das ist endgültig: Nur eine neue Anmeldung hilft. Deine MCP-Anmeldungen und Einstellungen bleiben.`,
  },
  'login-command-off': {
    title: 'Der Befehl /login ist ausgeschaltet',
    detail:
      'DISABLE_LOGIN_COMMAND blendet /login in Claude Code aus. Führe stattdessen in einem Terminal „claude auth login“ aus, oder melde dich über Pilotlight an.',
  },
  'login-ends-soon': {
    title: 'Deine Anmeldung läuft bald ab',
    detail:
      'Nicht nur das Zugriffstoken, sondern die Anmeldung selbst läuft innerhalb von drei Tagen ab, und Claude Code kann sie nicht erneuern. Melde dich erneut an, wenn es dir passt.',
  },
  'login-expired': {
    title: 'Deine Anmeldung ist abgelaufen',
    detail: 'Die gespeicherte Anmeldung ist abgelaufen und lässt sich nicht mehr erneuern. Melde dich erneut an.',
  },
  'login-lacks-scope': {
    title: 'Claude Code übergeht die gespeicherte Anmeldung',
    detail:
      'Der Anmeldung fehlt die Berechtigung user:inference. Claude Code behandelt dich deshalb als abgemeldet und rechnet womöglich über einen API-Schlüssel ab. Melde dich mit deinem Abo erneut an.',
  },
  'login-scopes-crash': {
    title: 'Die gespeicherte Anmeldung bringt jeden Befehl von Claude Code zum Absturz',
    detail:
      'Die Scopes der Anmeldung sind keine Liste. So schreibt sie keine Version von Claude Code; ein anderes Programm hat die Ablage der Anmeldedaten verändert. Setze die Anmeldedaten zurück, und melde dich erneut an.',
  },
} as const;
