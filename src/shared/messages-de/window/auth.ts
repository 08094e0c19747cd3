/** German for ../messages/window/auth.ts. */
import type { Place } from '../../facts.ts';
import type { CredentialKind, Provider } from '../../verdict.ts';

export const AUTH = {
  title: 'Abrechnung',
  nobody: 'Es wird nichts gesendet: Weder eine Anmeldung noch ein Schlüssel noch ein Anbieter ist eingerichtet.',
  print: 'Mit claude -p',
  interactive: 'In einer Terminalsitzung',
  all: (count: number) =>
    count === 1 ? 'Der einzige Kandidat' : `Alle ${count} Kandidaten, in der Reihenfolge von Claude Code`,
  used: 'verwendet',
  onlyPrint: 'verwendet von claude -p',
  onlyInteractive: 'verwendet in Sitzungen',
  sentTo: (host: string) => `Gesendet an ${host}`,
  tail: (tail: string) => `…${tail}`,
  lacks: (provider: string, missing: string) => `${provider} ist eingeschaltet, aber es fehlt: ${missing}.`,
  plan: (plan: string | null) => (plan ? `Dein Abo (${plan})` : 'Dein Abo'),
  keyPays: 'Das Konto deines API-Schlüssels, pro Token',
};

export const CREDENTIAL = {
  'auth-token': 'Ein Gateway-Token',
  'api-key': AUTH.keyPays,
  'key-helper': 'Ein Schlüssel aus deinem Schlüssel-Helfer, pro Token',
  'oauth-token': 'Ein langlebiges Abo-Token',
  profile: 'Eine föderierte Identität',
  'sign-in': 'Dein Abo',
  'saved-key': 'Der gespeicherte Console-Schlüssel, pro Token',
  'custom-header': 'Ein eigener Header',
  'address-user': 'Benutzer und Passwort in der Adresse',
} as const satisfies Record<CredentialKind, string>;

export const PROVIDER = {
  firstParty: 'Anthropic',
  gateway: 'Dein Gateway',
  bedrock: 'Amazon Bedrock',
  foundry: 'Microsoft Foundry',
  anthropicAws: 'Claude auf AWS',
  anthropicGoogleCloud: 'Claude auf Google Cloud',
  mantle: 'Amazon Bedrock (Mantle)',
  vertex: 'Google Vertex AI',
} as const satisfies Record<Provider, string>;

export const PLACE = {
  process: 'Umgebung',
  'global-config': '.claude.json',
  'user-settings': 'Benutzereinstellungen',
  'project-settings': 'Projekteinstellungen',
  'local-settings': 'lokale Einstellungen',
  'managed-settings': 'verwaltete Einstellungen',
  'shell-profile': 'Startdatei der Shell',
  'running-session': 'eine laufende Sitzung',
  'credential-store': 'Ablage der Anmeldedaten',
} as const satisfies Record<Place, string>;
