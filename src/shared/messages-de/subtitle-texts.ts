/** German for ../messages/subtitle-texts.ts. */
import type { ServiceState, SignInState } from '../vocabulary.ts';

export const SIGN_IN = {
  OK: 'deine Anmeldung ist in Ordnung',
  STALE: 'deine Anmeldung ist in Ordnung',
  ENDING: 'deine Anmeldung läuft bald ab',
  DEAD: 'deine Anmeldung ist abgelaufen',
  NONE: 'keine Anmeldung gespeichert',
  UNREADABLE: 'deine Anmeldung ist nicht lesbar',
  OTHER: 'nicht über dein Abo',
} as const satisfies Record<SignInState, string>;

export const SIGN_IN_SHORT = {
  OK: 'angemeldet',
  STALE: 'angemeldet',
  ENDING: 'Anmeldung läuft bald ab',
  DEAD: 'abgemeldet',
  NONE: 'nicht angemeldet',
  UNREADABLE: 'Anmeldung nicht lesbar',
  OTHER: 'nicht über dein Abo',
} as const satisfies Record<SignInState, string>;

export const SERVICE = {
  UP: 'Dienst in Ordnung',
  DEGRADED: 'Dienst langsam',
  PARTIAL: 'Teilausfall',
  RECOVERING: 'Dienst erholt sich',
  MAINT: 'geplante Wartung',
  REJECTING: 'Dienst lehnt Anmeldungen ab',
  'LOGIN_DOWN?': 'Anmeldung antwortet nicht',
  LOGIN_DOWN: 'Anmeldung ausgefallen',
  'DOWN?': 'Dienst antwortet nicht',
  DOWN: 'Dienst ausgefallen',
  UNKNOWN: 'Stand des Dienstes unbekannt',
} as const satisfies Record<ServiceState, string>;

export const SUBTITLE = {
  reconnecting: 'Verbindung wird hergestellt … zuletzt bekannter Stand.',
  lastKnown: ({ signIn, service }: { signIn: string; service: string }) => `Zuletzt bekannt: ${signIn}, ${service}`,
  nothingToFix: 'hier ist nichts zu beheben',
  payPerToken: 'Abrechnung pro Token',
  plan: ({ plan }: { plan: string }) => `Abo: ${plan}`,
  refusedOnce: 'Claude Code wurde einmal abgelehnt:',
  refused: ({ times }: { times: number }) => `Claude Code wurde abgelehnt: ${times}-mal seit`,
} as const;
