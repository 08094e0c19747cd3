/** German for ../messages/error-texts/service.ts. Titles that quote the error stay English, as they are printed. */
import { errorText as text } from '../errors.ts';

export const SERVICE_ERROR_TEXTS = {
  '529-repeated': text(
    'Repeated 529 Overloaded',
    'Die Server von Anthropic sind überlastet. Bei dir ist alles in Ordnung.',
  ),
  'model-load': text('Experiencing high load', 'Dieses Modell ist gerade überlastet. Bei dir ist alles in Ordnung.'),
  '5xx': text(
    'Serverfehler',
    'Die Server von Anthropic haben mit einem eigenen Fehler geantwortet. Bei dir ist alles in Ordnung.',
  ),
  'api-error': text('API-Fehler', 'Während der Server antwortete, ging etwas schief.'),
  timeout: text(
    'Request timed out',
    'Es kam nicht rechtzeitig eine Antwort: Das Netz, ein Proxy oder der Dienst ist langsam oder antwortet nicht.',
  ),
  'proxy-tunnel': text('Couldn’t connect through your proxy', 'Der Proxy hat die Anfrage nicht durchgelassen.'),
  dns: text(
    'Can’t reach the API server',
    'Dieser Computer erreicht Anthropic nicht: Er hat keine Verbindung, oder der Name lässt sich nicht auflösen.',
  ),
  'conn-refused': text(
    'Connection refused',
    'Unter der Adresse, die Claude Code versucht hat, antwortet nichts, etwa weil ein lokales Gateway oder ein Proxy nicht läuft.',
  ),
  tls: text(
    'Zertifikatsfehler',
    'Dem Zertifikat der Verbindung wird hier nicht vertraut: Die Firma prüft den Datenverkehr, eine Zertifikatsdatei fehlt, oder die Uhr geht falsch.',
  ),
  preflight: text('Keine Verbindung zu Anthropic', 'Die Prüfung, die Claude Code beim Start macht, kam nicht durch.'),
  'conn-dropped': text(
    'Connection dropped',
    'Die Verbindung wurde unterwegs getrennt: durch Proxy, VPN, WLAN oder Ruhezustand.',
  ),
  '403-edge-blocked': text(
    'Blocked before it reached Anthropic',
    'Anfragen aus diesem Netz oder Land werden nicht durchgelassen. Es liegt nicht an deiner Anmeldung.',
  ),
  '403-cloudflare': text(
    'Just a moment…',
    'Statt der API hat eine Schutzseite geantwortet: Der Adresse deines Netzes wird misstraut. Es liegt nicht an deiner Anmeldung.',
  ),
  'network-filter': text(
    'Von einem Webfilter gesperrt',
    'Das Netz, in dem du bist, lässt diese Adresse nicht durch und sagt das mit einer eigenen Seite. Mit deiner Anmeldung hat das nichts zu tun.',
  ),
  'page-for-answer': text(
    'Eine Webseite anstelle einer Antwort',
    'Ein Proxy, eine Firewall, ein VPN oder der Schutz vor dem Dienst hat mit einer eigenen Webseite geantwortet. Über deine Anmeldung sagt das nichts.',
  ),
  'captive-portal': text(
    'Eine Webseite statt einer Antwort',
    'Etwas dazwischen hat mit einer Webseite geantwortet: die Anmeldeseite eines Netzes, ein Proxy oder eine falsche Adresse.',
  ),
  'connect-generic': text('Unable to connect', 'Die Verbindung zu Anthropic kam nicht zustande.'),
  'region-unavailable': text(
    'Not available in your region',
    'Anthropic bedient das Land nicht, aus dem diese Verbindung zu kommen scheint; ein VPN oder Proxy kann ein anderes vortäuschen.',
  ),
} as const;
