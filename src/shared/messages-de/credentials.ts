/** German for ../messages/credentials.ts. */
import type { Place } from '../facts.ts';
import type { CandidateReason } from '../ids.ts';
import type { Message } from '../messages/message.ts';
import type { CredentialKind, Provider } from '../verdict.ts';

/** Without an article, so that each fits any case; best behind a colon. */
export const CREDENTIAL_NAMES = {
  'custom-header': 'Header aus ANTHROPIC_CUSTOM_HEADERS',
  'address-user': 'Benutzer und Passwort in ANTHROPIC_BASE_URL',
  'auth-token': 'Token in ANTHROPIC_AUTH_TOKEN',
  'api-key': 'Schlüssel in ANTHROPIC_API_KEY',
  'key-helper': 'Schlüssel von apiKeyHelper',
  'oauth-token': 'Token in CLAUDE_CODE_OAUTH_TOKEN',
  profile: 'Workload Identity Federation',
  'sign-in': 'Claude-Anmeldung',
  'saved-key': 'API-Schlüssel, den Claude Code gespeichert hat',
} as const satisfies Record<CredentialKind, string>;

export const NO_CREDENTIAL = 'keine Anmeldedaten';

/** Dative, with article: behind „in“, „aus“ or „von“. */
export const PLACE_NAMES = {
  process: 'der Umgebung',
  'global-config': '.claude.json',
  'user-settings': 'deinen Benutzereinstellungen',
  'project-settings': 'den Projekteinstellungen',
  'local-settings': 'den lokalen Projekteinstellungen',
  'managed-settings': 'den verwalteten Einstellungen',
  'shell-profile': 'der Startdatei deiner Shell',
  'running-session': 'einer laufenden Sitzung',
  'credential-store': 'der Ablage der Anmeldedaten',
} as const satisfies Record<Place, string>;

/** Nominative and accusative alike. */
export const PROVIDER_NAMES = {
  firstParty: 'Anthropic',
  gateway: 'ein Gateway',
  bedrock: 'Amazon Bedrock',
  foundry: 'Microsoft Foundry',
  anthropicAws: 'Claude auf AWS',
  anthropicGoogleCloud: 'Claude auf Google Cloud',
  mantle: 'Amazon Bedrock (Mantle)',
  vertex: 'Google Vertex AI',
} as const satisfies Record<Provider, string>;

export const REASONS = {
  sent: 'Wird von Claude Code gesendet.',
  'sent-by-print':
    'Wird von claude -p gesendet; im Terminal fragt Claude Code zuerst, weil dieser Schlüssel nicht freigegeben ist.',
  'sent-in-terminal': 'Wird im Terminal gesendet; bei claude -p hat etwas anderes Vorrang.',
  overridden: ({ place }: { place: string }) => `Überschrieben von ${place}.`,
  empty: 'Der Wert ist leer; das schaltet ihn aus.',
  blank: 'Enthält nur Leerraum.',
  unsendable: 'Enthält einen Zeilenumbruch oder ein Zeichen, das keine Anfrage übertragen kann.',
  cloud: 'Ein Cloud-Anbieter ist eingeschaltet, deshalb werden keine Anmeldedaten von Anthropic verwendet.',
  bare: 'CLAUDE_CODE_SIMPLE lässt nur ANTHROPIC_API_KEY und ANTHROPIC_AUTH_TOKEN gelten.',
  'managed-by-host': 'CLAUDE_CODE_PROVIDER_MANAGED_BY_HOST setzt das außer Kraft.',
  'scopes-crash': 'Die Liste der Scopes ist beschädigt: Jeder Befehl von Claude Code endet mit einem Fehler.',
  'login-ended': 'Die Anmeldung ist abgelaufen: Das Token ist leer.',
  'lacks-scope': 'Der Scope user:inference fehlt, deshalb übergeht Claude Code die Anmeldung.',
  'no-identity': 'Es fehlt die Identität, um ein Token zu bekommen; jede Anfrage endet deshalb mit einem Fehler.',
  'server-unknown':
    'CLAUDE_CODE_CUSTOM_OAUTH_URL nennt einen Server, den Claude Code nicht zulässt; deshalb wird das nicht gesendet.',
  'not-approved': 'In Claude Code nicht freigegeben.',
  beaten: ({ winner }: { winner: string }) => `Vorrang hat: ${winner}.`,
  'not-used': 'Wird von Claude Code nicht verwendet.',
} as const satisfies Record<CandidateReason, Message>;
