/** German for ../messages/error-texts/keys.ts. Titles that quote the error stay English, as they are printed. */
import { errorText as text } from '../errors.ts';

export const KEY_ERROR_TEXTS = {
  'key-invalid': text(
    'Invalid API key',
    'Der API-Schlüssel, den Claude Code bekommen hat, wird nicht angenommen. Solange ein Schlüssel gesetzt ist, wird die Anmeldung deines Abos nicht verwendet.',
  ),
  'key-of-another-service': text(
    'Incorrect API key provided',
    'Diese Antwort kommt nicht von Anthropic: Ein anderer Anbieter oder ein Gateway hat den Schlüssel abgelehnt.',
  ),
  'key-of-gateway': text(
    'Das Gateway kennt den Schlüssel nicht',
    'Das Gateway zwischen Claude Code und Anthropic (etwa LiteLLM) hat den Schlüssel abgelehnt. Es verlangt einen eigenen.',
  ),
  'key-not-found': text(
    'API key not found',
    'Es wurde kein brauchbarer API-Schlüssel gesendet: Keiner ist gesetzt, oder er wurde gelöscht.',
  ),
  '403-key-disabled': text(
    'This API key has been disabled',
    'Jemand hat diesen Schlüssel in der Claude Console deaktiviert.',
  ),
  '403-api-key-auth-disabled': text(
    'Deine Organisation hat API-Schlüssel deaktiviert',
    'Deine Organisation erlaubt hier keine API-Schlüssel, aber einer ist gesetzt.',
  ),
  'org-disabled-key': text(
    'API-Schlüssel einer deaktivierten Organisation',
    'Ein übrig gebliebener Schlüssel einer deaktivierten Organisation hat Vorrang vor deiner Anmeldung.',
  ),
  'helper-failing': text(
    'apiKeyHelper schlägt fehl',
    'Der Befehl, der den Schlüssel ausgeben soll, ist fehlgeschlagen, hat zu lange gebraucht oder nichts ausgegeben. Solange er eingestellt ist, hilft eine Anmeldung nicht.',
  ),
  'token-header-invalid': text(
    'Invalid auth token',
    'Die Token-Variable enthält einen Zeilenumbruch oder ein Zeichen, das keine Anfrage übertragen kann.',
  ),
  'custom-headers-invalid': text(
    'Invalid ANTHROPIC_CUSTOM_HEADERS',
    'Einer der Header in dieser Variable hat nicht die richtige Form.',
  ),
  'env-header-invalid': text(
    'Invalid request header',
    'Eine Variable, die Teil der Anfrage wird, enthält ein Zeichen, das keine Anfrage übertragen kann.',
  ),
  'base-url-invalid': text('Invalid URL', 'Die Adresse, an die Anfragen gehen sollen, ist nicht gültig.'),
  'key-required-ci': text(
    'ANTHROPIC_API_KEY … required',
    'Claude Code läuft in einer automatischen Umgebung (CI) und erwartet dort Anmeldedaten in einer Variable.',
  ),
  'no-auth-method': text(
    'Could not resolve authentication method',
    'Claude Code oder sein SDK wurde ganz ohne Anmeldedaten gestartet.',
  ),
  'connectors-disabled': text(
    'Andere Anmeldedaten haben Vorrang',
    'Ein API-Schlüssel, Token oder Helfer ist gesetzt und hat Vorrang vor deiner Anmeldung bei claude.ai.',
  ),
  'auth-conflict': text(
    'Auth conflict',
    'Zweierlei Anmeldedaten sind zugleich gesetzt, und Claude Code sagt, welche es verwendet.',
  ),
  'oauth-token-env-wins': text(
    'CLAUDE_CODE_OAUTH_TOKEN bleibt in Gebrauch',
    'Das Token in dieser Variable wurde abgelehnt, und Claude Code weicht nicht auf die gespeicherte Anmeldung aus.',
  ),
} as const;
