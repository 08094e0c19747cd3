/** German for ../messages/error-steps.ts. */
import { DOCTOR, type ErrorStep, step } from '../messages/error-steps/step.ts';
import { CLOUD_STEPS } from './error-steps/clouds.ts';
import { INSTALL_STEPS } from './error-steps/install.ts';
import { OTHER_PROGRAM_STEPS } from './error-steps/other-programs.ts';

const SIGN_IN = 'pilotlight sign-in';

export const ERROR_STEPS = {
  nothing: step('Nichts zu tun.'),
  'sign-in': step('Melde dich erneut an.', ['sign-in'], SIGN_IN),
  'sign-in-soon': step('Melde dich vor dem Ablauf erneut an, wann es dir passt.', ['sign-in'], SIGN_IN),
  'sign-in-host': step('Melde dich in der App erneut an, die Claude Code gestartet hat.'),
  'sign-in-afresh': step(
    'Setze die Anmeldung zurück, und melde dich dann erneut an.',
    ['reset', 'sign-in'],
    'pilotlight reset',
  ),
  'sign-in-or-admin': step(
    'Melde dich erneut an. Kommt dieselbe Meldung wieder, frage die Person, die deine Organisation verwaltet.',
    ['sign-in'],
    SIGN_IN,
  ),
  'sign-in-anew': step('Beginne die Anmeldung noch einmal von vorn.', ['sign-in'], SIGN_IN),
  'try-sign-in-later': step('Versuche die Anmeldung in ein paar Minuten erneut.', ['sign-in'], SIGN_IN),
  'try-again-then-sign-in': step(
    'Starte claude noch einmal. Wird es wieder abgelehnt und die Statusseite meldet nichts, melde dich erneut an.',
    ['sign-in'],
    SIGN_IN,
  ),
  'other-account': step(
    'Frage die Person, die die Organisation verwaltet, oder melde dich mit einem anderen Konto an.',
    ['sign-in', 'fallback-on'],
    SIGN_IN,
  ),
  'paste-whole-code': step(
    'Kopiere den ganzen Code aus dem Browser, auch den Teil nach dem #, und füge ihn noch einmal ein.',
  ),
  'paste-code-instead': step(
    'Öffne stattdessen den Link, den Claude Code anzeigt, und füge den Code von dieser Seite ein: Die Seite hier wartet auf ein Programm, das auf einem anderen Computer läuft oder beendet ist.',
  ),
  'open-link-by-hand': step('Kopiere den Anmelde-Link aus dem Terminal, und öffne ihn selbst in einem Browser.'),
  'revoke-by-hand': step(
    'Wenn es dir wichtig ist, entferne diese Anmeldung in den Einstellungen deines Claude-Kontos.',
  ),
  'set-scopes': step('Setze neben CLAUDE_CODE_OAUTH_REFRESH_TOKEN auch CLAUDE_CODE_OAUTH_SCOPES, oder lass beide weg.'),
  'login-inside': step('Starte claude in einem Terminal, und gib /login ein.', [], 'claude'),
  'permitted-organization': step(
    'Melde dich mit einem Konto der Organisation an, für die dieser Computer eingerichtet ist.',
    ['sign-in'],
    SIGN_IN,
  ),
  'find-credential': step(
    'Finde heraus, welche Anmeldedaten Claude Code sendet: „pilotlight doctor“ nennt sie und wo sie gesetzt sind.',
    [],
    DOCTOR,
  ),
  'fix-key': step(
    'Ersetze den Schlüssel, oder entferne ihn dort, wo er gesetzt ist: „pilotlight doctor“ nennt die Stelle.',
    [],
    DOCTOR,
  ),
  'fix-key-or-address': step(
    'Prüfe, ob der Schlüssel und ANTHROPIC_BASE_URL zusammengehören: Diese Antwort kommt nicht von Anthropic. „pilotlight doctor“ zeigt beides.',
    [],
    DOCTOR,
  ),
  'unset-key': step(
    'Entferne den Schlüssel dort, wo er gesetzt ist, und starte claude neu: „pilotlight doctor“ nennt die Stelle.',
    [],
    DOCTOR,
  ),
  'unset-token': step(
    'Entferne CLAUDE_CODE_OAUTH_TOKEN dort, wo es gesetzt ist, oder trage dort mit „claude setup-token“ ein neues ein.',
    [],
    DOCTOR,
  ),
  'unset-one': step(
    'Entscheide, was von beidem du willst, und entferne das andere: „pilotlight doctor“ nennt beide Stellen.',
    [],
    DOCTOR,
  ),
  'run-helper': step(
    'Führe den Befehl in apiKeyHelper von Hand aus, und sieh dir an, was er meldet, oder entferne ihn aus den Einstellungen.',
    [],
    DOCTOR,
  ),
  'fix-variable': step(
    'Setze die Variable neu, ohne Zeilenumbrüche, Anführungszeichen oder unsichtbare Zeichen: „pilotlight doctor“ sagt, wo sie gesetzt ist.',
    [],
    DOCTOR,
  ),
  'name-folder': step(
    'Entferne CLAUDE_CONFIG_DIR dort, wo es gesetzt ist, oder nenne einen Ordner: „pilotlight doctor“ sagt, wo es gesetzt ist.',
    [],
    DOCTOR,
  ),
  'give-credential': step(
    'Gib dieser Umgebung Anmeldedaten: ein Token von „claude setup-token“ in CLAUDE_CODE_OAUTH_TOKEN oder einen API-Schlüssel.',
    [],
    'claude setup-token',
  ),
  'check-address': step(
    'Prüfe ANTHROPIC_BASE_URL und jeden Proxy dazwischen: „pilotlight doctor“ zeigt, wohin Anfragen gehen.',
    [],
    DOCTOR,
  ),
  pay: step('Sieh auf der Abrechnungsseite nach: Vielleicht ist eine Zahlung fällig.', ['fallback-on']),
  'add-credit': step('Lade in der Claude Console Guthaben auf, oder nutze dein Abo statt des Schlüssels.', [], DOCTOR),
  'ask-admin': step('Frage die Person, die deine Organisation verwaltet.'),
  'ask-admin-or-key': step(
    'Frage die Person, die deine Organisation verwaltet, oder nutze stattdessen einen API-Schlüssel.',
    ['fallback-on'],
  ),
  'check-key-then-support': step(
    'Wenn du ein eigenes Abo hast, suche nach einem übrig gebliebenen Schlüssel dieser Organisation: „pilotlight doctor“ zeigt, was Claude Code sendet. Sonst frage den Support von Anthropic.',
    [],
    DOCTOR,
  ),
  appeal: step('Öffne die Seite über die Einschränkung; auf diesem Computer lässt sich daran nichts ändern.'),
  'other-model': step('Wähle mit /model ein anderes Modell.'),
  'wait-for-reset': step('Warte, bis die Grenze zurückgesetzt wird, oder nutze so lange einen API-Schlüssel.', [
    'fallback-on',
  ]),
  'wait-a-little': step('Warte ein bis zwei Minuten, und versuche es dann erneut.'),
  'wait-a-minute': step(
    'Warte eine Minute. Bleibt es dabei, entferne die hinterlassene Sperre; melde dich deswegen nicht neu an.',
    ['clear-lock'],
    'pilotlight repair',
  ),
  'wait-for-service': step('Warte, und versuche es erneut; Claude Code selbst versucht es etwa drei Minuten lang.', [
    'wait',
  ]),
  'wait-or-other-model': step('Warte, oder wähle mit /model ein anderes Modell.', ['wait']),
  'check-network': step('Prüfe Verbindung, VPN und Proxy, und versuche es dann erneut.'),
  'check-proxy': step('Prüfe HTTPS_PROXY, den Proxy selbst sowie dessen Benutzernamen und Passwort.', [], DOCTOR),
  'check-listener': step(
    'Prüfe ANTHROPIC_BASE_URL und HTTPS_PROXY: Unter dieser Adresse antwortet nichts. „pilotlight doctor“ zeigt, was davon verwendet wird.',
    [],
    DOCTOR,
  ),
  'trust-certificate': step(
    'Setze NODE_EXTRA_CA_CERTS auf die Zertifikatsdatei deiner Firma, und prüfe Datum und Uhrzeit dieses Computers.',
    [],
    DOCTOR,
  ),
  'try-again-network': step('Versuche es erneut; wenn es immer wieder geschieht, prüfe Proxy, VPN oder WLAN.'),
  'other-network': step(
    'Versuche es in einem anderen Netz, oder schalte das VPN aus oder ein. Eine neue Anmeldung ändert daran nichts.',
  ),
  'allow-in-filter': step(
    'Bitte die Verwaltung des Netzes, api.anthropic.com, claude.ai und platform.claude.com freizugeben, oder versuche es in einem anderen Netz.',
  ),
  'open-a-page': step(
    'Öffne eine beliebige Seite im Browser: Vielleicht will das Netz, dass du dich zuerst bei ihm anmeldest.',
  ),
  'unlock-keychain': step(
    'Entsperre den Schlüsselbund, und versuche es dann erneut.',
    [],
    'security unlock-keychain ~/Library/Keychains/login.keychain-db',
  ),
  'see-whose-file': step(
    'Sieh nach, wem die dort genannte Datei gehört: „pilotlight doctor“ sagt es, wenn Claude Code sie braucht.',
    [],
    DOCTOR,
  ),
  'free-disk': step('Schaffe Platz auf dem Datenträger. Eine neue Anmeldung hilft nicht.'),
  'fix-permissions': step(
    'Mache den Ordner von Claude Code für dein Konto wieder beschreibbar.',
    ['fix-mode'],
    'pilotlight repair',
  ),
  repair: step('Repariere die Datei; was sich ändern wird, wird zuerst gezeigt.', ['repair'], 'pilotlight repair'),
  restore: step(
    'Stelle die neueste Kopie wieder her, wenn dir deine Einstellungen fehlen.',
    ['restore'],
    'pilotlight restore',
  ),
  'one-config-file': step('Entscheide, welche der beiden Dateien gilt, und lege die andere beiseite.'),
  'reset-login': step(
    'Setze die gespeicherte Anmeldung zurück, und melde dich dann erneut an.',
    ['reset', 'sign-in'],
    'pilotlight reset',
  ),
  ...CLOUD_STEPS,
  ...INSTALL_STEPS,
  ...OTHER_PROGRAM_STEPS,
  'whole-link': step(
    'Beginne die Anmeldung noch einmal, und öffne den ganzen Link: Drücke c, um ihn zu kopieren, oder mache das Terminal breiter.',
    ['sign-in'],
    SIGN_IN,
  ),
  'sign-in-with-plan': step(
    'Melde dich mit dem Konto an, das das Abo hat, oder nutze einen API-Schlüssel.',
    ['sign-in', 'fallback-on'],
    SIGN_IN,
  ),
  'extra-usage': step(
    'Sieh in den Verbrauchseinstellungen deines Kontos nach: Zusätzlicher Verbrauch muss dort eingeschaltet und bezahlt sein.',
    ['fallback-on'],
  ),
  'key-for-other-programs': step(
    'Gib jedem anderen Programm einen eigenen API-Schlüssel. War es Claude Code selbst, aktualisiere es.',
    ['update-claude'],
    'pilotlight update-claude',
  ),
  'workflow-permission': step('Ergänze "id-token: write" in den Berechtigungen (permissions) des Workflows.'),
  'new-session': step('Gehe mit /rewind davor zurück, oder beginne mit /clear eine neue Unterhaltung.'),
  'shorter-answer': step('Verlange weniger auf einmal, oder erhöhe CLAUDE_CODE_MAX_OUTPUT_TOKENS.'),
  'other-words': step('Gehe mit /rewind zurück, und frage mit anderen Worten.'),
  'smaller-image': step('Gehe mit /rewind zurück, und sende ein kleineres Bild.'),
  'try-again': step('Versuche es erneut.'),
  'shorter-request': step('Kürze die Anfrage: mit /compact, oder hänge weniger an.'),
  'update-claude': step(
    'Aktualisiere Claude Code, und versuche es erneut.',
    ['update-claude'],
    'pilotlight update-claude',
  ),
  'wait-signed-in': step('Warte, und melde dich nicht ab. Ein API-Schlüssel funktioniert so lange.', [
    'fallback-on',
    'wait',
  ]),
  'fix-credential': step(
    'Ersetze oder entferne diese Anmeldedaten, und starte claude neu: „pilotlight doctor“ sagt, wo sie gesetzt sind.',
    [],
    DOCTOR,
  ),
  'start-again': step(
    'Starte claude neu: Eine offene Sitzung hat womöglich noch das, was sie vorher gelesen hat.',
    [],
    'claude',
  ),
} as const satisfies Readonly<Record<string, ErrorStep>>;
