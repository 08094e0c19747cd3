/** German for ../messages/window/history.ts. */
import type { HistoryKind } from '../../history.ts';

export const NOTICES = {
  title: 'Mitteilungen',
  dismiss: 'Ausblenden',
  dismissOne: (title: string) => `Ausblenden: ${title}`,
} as const;

export const HISTORY = {
  title: 'Verlauf',
  empty: 'Seit Pilotlight überwacht, ist nichts passiert.',
  all: 'Mehr anzeigen',
  filter: 'Anzeigen',
  everything: 'Alles',
  none: 'Nichts von dieser Art.',
  today: 'Heute',
  yesterday: 'Gestern',
} as const;

export const HISTORY_KIND = {
  renewed: 'Erneuerung',
  'signed-in': 'Anmeldung',
  'signed-out': 'Abmeldung',
  'incident-opened': 'Störung',
  'incident-closed': 'Störung vorbei',
  'network-lost': 'Netz weg',
  'network-back': 'Netz wieder da',
  refused: 'Abgelehnt',
  billing: 'Abrechnung',
  light: 'Status',
  action: 'Aktion',
  started: 'Start',
} as const satisfies Record<HistoryKind, string>;
