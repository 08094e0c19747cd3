/** German for ../messages/terminal/report.ts. */
import type { CredentialKind, NextAction } from '../../verdict.ts';
import type { PageState, ProbeState } from '../../vocabulary.ts';

export const HOW: Readonly<Partial<Record<NextAction, string>>> = {
  'sign-in': 'Oder starte claude, und gib /login ein.',
  'try-sign-in': 'Oder starte claude, und gib /login ein. Wenn das scheitert, liegt es am Ausfall.',
  wait: 'Eine Anmeldung kann im Moment scheitern; behalte also, was du hast, bis das vorbei ist.',
  'keep-sessions': 'Was angemeldet ist, bleibt angemeldet; nach dem Abmelden kommst du womöglich nicht wieder hinein.',
  install: 'Oder lass Pilotlight das ausführen: pilotlight install-claude',
  'open-portal': 'Das Netz zeigt eine eigene Seite anstelle der aufgerufenen.',
};

export const CREDENTIAL_NAMES = {
  'auth-token': 'Gateway-Token',
  'api-key': 'API-Schlüssel',
  'key-helper': 'Schlüssel-Helfer',
  'oauth-token': 'Token-Variable',
  profile: 'Anthropic-Profil',
  'sign-in': 'deine Anmeldung',
  'saved-key': 'gespeicherter Console-Schlüssel',
  'custom-header': 'eigener Header',
  'address-user': 'Benutzer in der Adresse',
} as const satisfies Record<CredentialKind, string>;

export const PAGE_TEXTS = {
  CLEAR: 'meldet kein Problem',
  AUTH: 'meldet, dass die Anmeldung gestört ist',
  OUTAGE: 'meldet einen Ausfall',
  PARTIAL: 'meldet einen teilweisen Ausfall',
  DEGRADED: 'meldet, dass der Dienst langsam oder unbeständig ist',
  RECOVERING: 'meldet, dass sich der Dienst erholt',
  MAINT: 'meldet eine geplante Wartung',
  UNKNOWN: 'ließ sich nicht lesen',
} as const satisfies Record<PageState, string>;

export const PROBE_TEXTS = {
  OK: 'die Adressen für Anmeldung und API antworten',
  LOGIN_DOWN: 'die Adresse für die Anmeldung antwortet nicht, wie sie soll',
  API_DOWN: 'die Adresse der API antwortet nicht, wie sie soll',
  REJECTED: 'der Server lehnt diese Anmeldung ab',
  THROTTLED: 'die Adressen antworten und bitten, seltener gefragt zu werden',
  UNKNOWN: null,
} as const satisfies Record<ProbeState, string | null>;

export const REPORT = {
  next: 'Nächster Schritt',
  nextInLine: 'nächster Schritt',
  seeBelow: 'siehe unten',
  nothingToDo: 'nichts zu tun',
  profile: 'Profil',
  signIn: 'Anmeldung',
  plan: (plan: string) => `Abo ${plan}`,
  accessToken: (end: string) => `Zugriffstoken ${end}`,
  login: (end: string) => `Anmeldung ${end}`,
  ends: (when: string) => `endet ${when}`,
  ended: (when: string) => `abgelaufen ${when}`,
  kept: (place: string) => `aufbewahrt in ${place}`,
  wouldBeKept: (place: string) => `Ablageort für eine Anmeldung: ${place}`,
  billing: 'Abrechnung',
  usage: 'Verbrauch',
  endedSignIn: 'weiterhin deine abgelaufene Anmeldung',
  credential: (kind: string, name: string, place: string) => `${kind} (${name} in ${place})`,
  provider: (name: string, host: string | null) => (host ? `${name}, gesendet an ${host}` : name),
  sent: (credentials: readonly string[], host: string | null) =>
    `${credentials.join(' und ')}${host ? ` an ${host}` : ''}`,
  nothingToSend: 'nichts zum Anmelden',
  doesNotStart: 'nichts: So weit kommt Claude Code nicht',
  service: 'Dienst',
  notKnown: 'unbekannt',
  page: (says: string, probe: string | null) => `Die Statusseite ${says}${probe ? `; ${probe}` : ''}.`,
  network: 'Netz',
  claude: 'Claude',
  noClaude: 'Claude Code wurde auf diesem Computer nicht gefunden',
  noVersion: 'Version unbekannt',
} as const;
