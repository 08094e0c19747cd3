/** German for ../messages/headlines.ts. `script` is what programs read, and stays English. */
import type { HeadlineId } from '../ids.ts';
import type { HeadlineText } from '../messages/headlines.ts';

export const HEADLINES = {
  'signed-in': { script: 'Signed in', sentence: 'Angemeldet. Claude Code ist bereit.' },
  'signed-in-renews': { script: 'Signed in; renews on next use', sentence: 'Angemeldet. Claude Code ist bereit.' },
  ending: { script: 'Sign-in ends soon', sentence: 'Deine Anmeldung läuft bald ab.' },
  expired: { script: 'Sign-in expired', sentence: 'Abgemeldet: Deine Anmeldung ist abgelaufen.' },
  'not-signed-in': { script: 'Not signed in', sentence: 'Du bist nicht angemeldet.' },
  'not-installed': { script: 'Claude Code is not installed', sentence: 'Claude Code ist noch nicht installiert.' },
  unreadable: { script: 'Cannot read sign-in data', sentence: 'Deine Anmeldung lässt sich nicht lesen.' },
  'plan-token': { script: 'Uses a token of a plan', sentence: 'Bereit, mit dem Token eines Abos.' },
  'other-source': { script: 'Uses an API key or a cloud provider', sentence: 'Bereit, aber nicht über dein Abo.' },
  degraded: { script: 'Claude is degraded', sentence: 'Claude ist langsam oder unzuverlässig.' },
  'degraded-ending': {
    script: 'Sign-in ends soon; Claude is degraded',
    sentence: 'Anmeldung läuft bald ab, und Claude ist unzuverlässig.',
  },
  partial: { script: 'Partial outage of Claude Code or the API', sentence: 'Bei Anthropic gibt es einen Teilausfall.' },
  'partial-renews': {
    script: 'Partial outage; renewal may fail once',
    sentence: 'Bei Anthropic gibt es einen Teilausfall.',
  },
  'partial-ending': {
    script: 'Partial outage; sign-in ends soon',
    sentence: 'Teilausfall, und deine Anmeldung läuft bald ab.',
  },
  'partial-expired': {
    script: 'Sign-in expired; partial outage running',
    sentence: 'Deine Anmeldung ist bei einem Ausfall abgelaufen.',
  },
  'partial-not-signed-in': {
    script: 'Not signed in; partial outage running',
    sentence: 'Nicht angemeldet, und Anthropic hat einen Teilausfall.',
  },
  recovering: { script: 'Recovering from an incident', sentence: 'Anthropic erholt sich von einer Störung.' },
  'recovering-renews': {
    script: 'Recovering; renewal may fail once',
    sentence: 'Anthropic erholt sich von einer Störung.',
  },
  'recovering-ending': {
    script: 'Recovering; sign-in ends soon',
    sentence: 'Anthropic erholt sich, Anmeldung läuft bald ab.',
  },
  'recovering-expired': {
    script: 'Sign-in expired; service is recovering',
    sentence: 'Anmeldung abgelaufen, und Anthropic erholt sich.',
  },
  'recovering-not-signed-in': {
    script: 'Not signed in; service is recovering',
    sentence: 'Nicht angemeldet, und Anthropic erholt sich.',
  },
  maintenance: { script: 'Planned maintenance', sentence: 'Anthropic führt Wartungsarbeiten durch.' },
  'maintenance-renews': {
    script: 'Planned maintenance; renewal may wait',
    sentence: 'Anthropic führt Wartungsarbeiten durch.',
  },
  'maintenance-ending': {
    script: 'Planned maintenance; sign-in ends soon',
    sentence: 'Wartung, und deine Anmeldung läuft bald ab.',
  },
  'maintenance-expired': {
    script: 'Sign-in expired during maintenance',
    sentence: 'Deine Anmeldung ist bei einer Wartung abgelaufen.',
  },
  'maintenance-not-signed-in': {
    script: 'Not signed in; maintenance running',
    sentence: 'Nicht angemeldet, und bei Anthropic läuft eine Wartung.',
  },
  'login-refused': {
    script: 'Server refuses a sign-in that has not expired',
    sentence: 'Anthropic lehnt eine noch gültige Anmeldung ab.',
  },
  'key-refused': { script: 'API key refused', sentence: 'Dein API-Schlüssel wurde abgelehnt.' },
  'login-silent': {
    script: 'Sign-in service does not answer (not confirmed)',
    sentence: 'Der Anmeldedienst von Anthropic antwortet nicht.',
  },
  'login-silent-renews': {
    script: 'Renewal may fail: sign-in service does not answer',
    sentence: 'Der Anmeldedienst von Anthropic antwortet nicht.',
  },
  'login-silent-ending': {
    script: 'Sign-in ends soon and the sign-in service does not answer',
    sentence: 'Anmeldung läuft bald ab, Anmeldedienst antwortet nicht.',
  },
  'login-silent-expired': {
    script: 'Sign-in expired and the sign-in service does not answer',
    sentence: 'Anmeldung abgelaufen, Anmeldedienst antwortet nicht.',
  },
  'login-silent-unreadable': {
    script: 'Cannot read sign-in data; sign-in service does not answer',
    sentence: 'Deine Anmeldung lässt sich nicht lesen.',
  },
  'login-silent-other': {
    script: 'API key in use; sign-in service does not answer',
    sentence: 'Bereit, aber nicht über dein Abo.',
  },
  'login-down': { script: 'Official incident: sign-in is failing', sentence: 'Bei Anthropic scheitern Anmeldungen.' },
  'login-down-renews': {
    script: 'Official incident: renewal may fail',
    sentence: 'Bei Anthropic scheitern Anmeldungen.',
  },
  'login-down-ending': {
    script: 'Official incident; sign-in ends soon',
    sentence: 'Anmelden scheitert, und deine Anmeldung läuft bald ab.',
  },
  'login-down-expired': {
    script: 'Cannot sign in: official incident',
    sentence: 'Anmelden geht nicht: Störung bei Anthropic.',
  },
  'login-down-other': {
    script: 'Official sign-in incident; API keys not named',
    sentence: 'Bei Anthropic scheitern Anmeldungen, bei dir nicht.',
  },
  silent: { script: 'Claude does not answer (not confirmed)', sentence: 'Claude antwortet nicht.' },
  'silent-ending': {
    script: 'Claude does not answer; sign-in ends soon',
    sentence: 'Claude antwortet nicht, Anmeldung läuft bald ab.',
  },
  'silent-expired': {
    script: 'Sign-in expired and Claude does not answer',
    sentence: 'Anmeldung abgelaufen, und Claude antwortet nicht.',
  },
  'silent-unreadable': {
    script: 'Cannot read sign-in data; Claude does not answer',
    sentence: 'Claude antwortet nicht.',
  },
  down: { script: 'Official outage', sentence: 'Bei Anthropic gibt es einen Ausfall.' },
  'down-ending': {
    script: 'Official outage; sign-in ends soon',
    sentence: 'Ausfall, und deine Anmeldung läuft bald ab.',
  },
  'down-expired': {
    script: 'Cannot sign in: official outage',
    sentence: 'Anmelden geht nicht: Ausfall bei Anthropic.',
  },
  'signed-in-service-unknown': {
    script: 'Signed in; service state unknown',
    sentence: 'Angemeldet. Zustand des Dienstes unbekannt.',
  },
  'service-unknown': { script: 'Service state unknown', sentence: 'Zustand des Dienstes unbekannt.' },
  offline: { script: 'Offline', sentence: 'Kein Netz. Pilotlight wartet.' },
  'offline-ending': { script: 'Offline; sign-in ends soon', sentence: 'Kein Netz. Deine Anmeldung läuft bald ab.' },
  'offline-expired': { script: 'Offline; sign-in expired', sentence: 'Kein Netz, und deine Anmeldung ist abgelaufen.' },
  'offline-not-signed-in': { script: 'Offline; not signed in', sentence: 'Kein Netz und nicht angemeldet.' },
  captive: { script: 'This network wants a sign-in page', sentence: 'Dieses Netz verlangt eine eigene Anmeldung.' },
  restricted: {
    script: 'This network blocks Claude (proxy, VPN, firewall, DNS)',
    sentence: 'Etwas in deinem Netz blockiert Claude.',
  },
  settling: { script: '(keep last; dim)', sentence: 'Verbindung wird hergestellt …' },
  'fallback-key': { script: 'Working on your API key', sentence: 'Läuft über deinen API-Schlüssel.' },
  'fallback-other': { script: 'Working without your plan', sentence: 'Läuft ohne dein Abo.' },
  starting: { script: 'Looking at the network', sentence: 'Netz wird geprüft …' },
} as const satisfies Record<Exclude<HeadlineId, 'finding'>, HeadlineText>;
