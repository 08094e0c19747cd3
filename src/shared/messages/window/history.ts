/** Notices, and what has happened. */
import type { HistoryKind } from '../../history.ts';

export const NOTICES = {
  title: 'Notifications',
  dismiss: 'Dismiss',
  dismissOne: (title: string) => `Dismiss: ${title}`,
} as const;

export const HISTORY = {
  title: 'History',
  empty: 'Nothing has happened since Pilotlight started watching.',
  all: 'Show more',
  filter: 'Show',
  everything: 'Everything',
  none: 'Nothing of this kind.',
  today: 'Today',
  yesterday: 'Yesterday',
} as const;

export const HISTORY_KIND = {
  renewed: 'Renewal',
  'signed-in': 'Sign-in',
  'signed-out': 'Sign-out',
  'incident-opened': 'Incident',
  'incident-closed': 'Incident over',
  'network-lost': 'Network lost',
  'network-back': 'Network back',
  refused: 'Refused',
  billing: 'Billing',
  light: 'Status',
  action: 'Action',
  started: 'Start',
} as const satisfies Record<HistoryKind, string>;
