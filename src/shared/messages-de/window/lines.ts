/** German for ../messages/window/lines.ts. */

import type { ServiceState, SignInState } from '../../vocabulary.ts';
import { START_WITH_COMPUTER } from '../common.ts';

export const SIGN_IN_LINE = {
  OK: 'Angemeldet',
  STALE: 'Angemeldet',
  ENDING: 'Anmeldung läuft bald ab',
  DEAD: 'Anmeldung ist abgelaufen',
  NONE: 'Niemand ist angemeldet',
  UNREADABLE: 'Die Anmeldung ist nicht lesbar',
  OTHER: 'Nicht über dein Abo',
} as const satisfies Record<SignInState, string>;

export const SERVICE_LINE = {
  UP: 'Dienst: alle Komponenten funktionieren',
  UNKNOWN: 'Dienst: unbekannt',
  DEGRADED: 'Dienst: langsam oder unzuverlässig',
  PARTIAL: 'Dienst: teilweise ausgefallen',
  RECOVERING: 'Dienst: erholt sich',
  MAINT: 'Dienst: Wartung',
  REJECTING: 'Dienst: funktioniert, lehnt aber diese Anmeldung ab',
  'LOGIN_DOWN?': 'Dienst: Anmeldung antwortet nicht',
  LOGIN_DOWN: 'Dienst: Anmeldung ausgefallen',
  'DOWN?': 'Dienst: antwortet nicht',
  DOWN: 'Dienst: ausgefallen',
} as const satisfies Record<ServiceState, string>;

export const LINES = {
  days: '30 Tage',
  billing: (payer: string) => `Abrechnung: ${payer}`,
  why: 'warum',
  fix: 'Beheben',
  look: 'Ansehen',
  setup: (count: number) =>
    count === 0 ? 'Einrichtung: nichts gefunden' : `Einrichtung: ${count} ${count === 1 ? 'Hinweis' : 'Hinweise'}`,
  notices: (count: number) => `${count} ${count === 1 ? 'Mitteilung' : 'Mitteilungen'}`,
  history: 'Verlauf',
} as const;

export const WELCOME = {
  title: 'Bevor es weitergeht',
  notices: 'Melden, wenn Anmeldung oder Dienst ausfällt',
  autostart: START_WITH_COMPUTER,
  key: 'Ein API-Schlüssel als Ersatzzugang',
  kept: (tail: string) => `…${tail}`,
  reads:
    'Liest die Einstellungen von Claude Code und die Zeiten der Anmeldung. Sendet niemandem ein Token, einen Schlüssel oder einen Prompt.',
  all: 'Alles davon steht in den Einstellungen',
  done: 'Fertig',
} as const;
