/** German for ../messages/error-texts/setup.ts. Titles that quote the error stay English, as they are printed. */
import { errorText as text } from '../errors.ts';

export const SETUP_ERROR_TEXTS = {
  'refresh-keychain': text(
    'Can’t save to the Keychain',
    'Der macOS-Schlüsselbund ist gesperrt oder nicht erreichbar, deshalb hat Claude Code die Anmeldung nicht erneuert; sie gilt aber noch.',
  ),
  'refresh-disk-full': text(
    'Der Datenträger ist voll',
    'Es ist kein Platz, um etwas zu speichern. Die Anmeldung gilt noch; eine neue hilft nicht.',
  ),
  'save-login-failed': text(
    'Couldn’t save your login',
    'Das Anmelden hat geklappt, aber das Ergebnis ließ sich nicht speichern.',
  ),
  'tokens-save-failed': text(
    'Die Anmeldung ließ sich nicht speichern',
    'Claude Code darf nicht schreiben, wo die Anmeldung aufbewahrt wird.',
  ),
  'keychain-save-key': text(
    'Failed to save API key to Keychain',
    'Der Schlüssel ließ sich nicht speichern, weil der Schlüsselbund gesperrt oder nicht erreichbar ist.',
  ),
  'keychain-doctor': text(
    'Keychain is not writable',
    'Der macOS-Schlüsselbund ist gesperrt, oder sein Passwort ist nicht mehr das deines Kontos.',
  ),
  'claude-json-corrupt': text(
    '.claude.json is corrupted',
    'Die eigene Datei von Claude Code ist beschädigt. Neuere Versionen starten dann nicht; ältere setzen sie zurück.',
  ),
  'claude-json-empty': text(
    '.claude.json was empty',
    'Claude Code startet mit Standardeinstellungen; deine Anmeldung wird anderswo aufbewahrt.',
  ),
  'two-config-files': text('Es gibt zwei Konfigurationsdateien', 'Eine alte Datei hat Vorrang vor der üblichen.'),
  'settings-invalid': text(
    'Einstellungen wurden nicht geladen',
    'Eine Einstellungsdatei enthält einen Fehler, deshalb übergeht Claude Code sie ganz.',
  ),
  'mcp-json-invalid': text(
    'Die MCP-Konfiguration ist kein gültiges JSON',
    'Die Datei mit der Liste der MCP-Server ist beschädigt und wird übergangen.',
  ),
  'creds-bad-scopes': text(
    'scopes.includes is not a function',
    'In der gespeicherten Anmeldung hat ein Feld den falschen Typ, und daran stürzt Claude Code ab.',
  ),
  'config-folder-nameless': text(
    'ENOENT: no such file or directory, mkdir',
    'Claude Code kann einen Ordner nicht anlegen, den es zum Erneuern deiner Anmeldung braucht. Meist ist CLAUDE_CONFIG_DIR leer oder nennt einen Ordner, der sich nicht anlegen lässt.',
  ),
  'claude-not-found': text(
    'claude: command not found',
    'Claude Code ist hier nicht installiert, oder sein Ordner steht nicht im PATH.',
  ),
  'aws-creds': text(
    'AWS-Anmeldedaten',
    'Claude Code ist für Amazon Bedrock oder AWS eingerichtet, und die Anmeldung dort gelingt nicht. Deine Claude-Anmeldung hat damit nichts zu tun.',
  ),
  'gcp-creds': text(
    'Google-Cloud-Anmeldedaten',
    'Claude Code ist für Google Vertex AI eingerichtet, und die Anmeldung dort gelingt nicht. Deine Claude-Anmeldung hat damit nichts zu tun.',
  ),
  'foundry-creds': text(
    'Microsoft-Foundry-Anmeldedaten',
    'Claude Code ist für Microsoft Foundry eingerichtet, und die Anmeldung dort gelingt nicht. Deine Claude-Anmeldung hat damit nichts zu tun.',
  ),
  'foundry-config': text(
    'ANTHROPIC_FOUNDRY_RESOURCE',
    'Microsoft Foundry ist eingeschaltet, und der Name der Ressource ist nicht gültig.',
  ),
  'profile-expired': text(
    'Anthropic profile login expired',
    'Claude Code verwendet ein Profil der Entwicklerwerkzeuge von Anthropic, und dessen Anmeldung ist abgelaufen.',
  ),
  'gateway-expired': text(
    'Cloud gateway session expired',
    'Die Anmeldung am Gateway deiner Organisation ist abgelaufen.',
  ),
  'organization-sign-in': text(
    'Keine Anmeldung am Gateway deiner Organisation',
    'Claude Code erreicht Anthropic über das Gateway deiner Organisation, und die Anmeldung dort kam nicht zustande.',
  ),
  'model-missing': text(
    'Issue with the selected model',
    'Das gewählte Modell gibt es unter dieser Adresse nicht, oder dein Konto darf es nicht nutzen. Alte Versionen von Claude Code meldeten das auch, wenn eine Anmeldung abgelaufen war.',
  ),
  'http-404': text(
    '404 Not Found',
    'Die Adresse, die Claude Code gefragt hat, gibt es dort nicht, etwa weil die Adresse eines Gateways nicht stimmt.',
  ),
  '413': text('Request too large', 'Die Anfrage ist zu lang. Mit deiner Anmeldung ist alles in Ordnung.'),
  'bad-request': text(
    '400 Bad Request',
    'Der Server hat die Anfrage nicht verstanden. Meist liegt es nicht an deiner Anmeldung.',
  ),
  'no-file-rights': text(
    'Permission denied',
    'Dein Konto darf auf diesem Computer eine Datei nicht lesen oder ändern. Das ist keine Antwort von Anthropic.',
  ),
  'keychain-item-there': text(
    'Den Eintrag im Schlüsselbund gibt es schon',
    'Eine frühere Anmeldung ist im Weg, und die neue lässt sich nicht speichern.',
  ),
  'keychain-item-missing': text(
    'Im Schlüsselbund nicht gefunden',
    'Unter diesem Namen ist nichts gespeichert. Beim API-Schlüssel ist das üblich, wenn du dich mit einem Abo anmeldest.',
  ),
  'cloud-model': text(
    'Der Cloud-Anbieter hat dieses Modell nicht',
    'Dein Konto bei AWS, Google oder Azure darf dieses Modell nicht nutzen oder kennt es unter einem anderen Namen. Deine Claude-Anmeldung hat damit nichts zu tun.',
  ),
  'workflow-token': text(
    'Could not fetch an OIDC token',
    'Der GitHub-Workflow darf kein Identitäts-Token anfordern, mit dem sich die Action anmeldet.',
  ),
  'session-broken': text(
    'Die Unterhaltung kann nicht weitergehen',
    'Was Claude Code gesendet hat, passt nicht zusammen, etwa nach einem unterbrochenen Werkzeug. Mit deiner Anmeldung ist alles in Ordnung.',
  ),
  'answer-too-long': text(
    'Die Antwort war zu lang',
    'Die Antwort hat die größte Länge erreicht, die auf einmal erlaubt ist.',
  ),
  'content-refused': text(
    'Durch eine Inhaltsregel blockiert',
    'Auf die Antwort oder die Frage traf eine Regel für Inhalte zu. Mit deiner Anmeldung ist alles in Ordnung.',
  ),
  'image-refused': text(
    'Das Bild wurde abgelehnt',
    'Ein Bild in der Unterhaltung ist zu groß oder lässt sich nicht lesen.',
  ),
  aborted: text(
    'Request was aborted',
    'Die Anfrage wurde auf diesem Computer abgebrochen, bevor sie eine Antwort hatte.',
  ),
} as const;
