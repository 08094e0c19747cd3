/** German for ../messages/window/window.ts. */
import { NOTIFY_WHEN_IT_WORKS } from '../common.ts';
import { SERVICE } from './service.ts';

export const TOOLBAR = {
  check: 'Jetzt prüfen',
  checking: 'Prüft …',
  checked: 'Auf dem neuesten Stand.',
  settings: 'Einstellungen',
  tell: NOTIFY_WHEN_IT_WORKS,
  told: 'Du bekommst Bescheid.',
  copy: 'Kopieren',
  copied: 'Kopiert',
  saved: 'Gespeichert',
  mutedUntil: 'Stumm bis',
  mutedForGood: 'Stumm, bis du sie wieder einschaltest',
} as const;

export const CONNECTION = {
  lost: 'Pilotlight antwortet nicht. Das ist der letzte bekannte Stand; die Seite verbindet sich von selbst wieder.',
  ended:
    'Der Link dieser Seite wurde schon benutzt. Öffne den neuesten Link, den „pilotlight serve“ im Terminal ausgegeben hat.',
  waiting: 'Wartet auf Pilotlight …',
  closing: 'Du kannst diesen Tab schließen. Pilotlight überwacht weiter.',
  goodbye:
    'Pilotlight hat sich beendet. Du kannst diese Seite schließen; starte es wieder dort, wo du es vorher gestartet hast.',
} as const;

export const LINKS = {
  'status-page': SERVICE.statusPage,
  incident: SERVICE.openIncident,
  docs: 'Handbuch',
  privacy: 'Datenschutz im Einzelnen',
  licences: 'Lizenzen',
  releases: 'Versionen',
  portal: 'Seite des Netzes öffnen',
  'sign-in': 'Seite öffnen',
  install: 'Anleitung öffnen',
} as const;
