/** German for ../messages/error-texts/sign-in.ts. Titles that quote the error stay English, as they are printed. */
import { errorText as text } from '../errors.ts';

export const SIGN_IN_ERROR_TEXTS = {
  'auth-status-not-logged-in': text('Not logged in', 'Claude Code findet keine Anmeldung, die es verwenden kann.'),
  'not-logged-in': text(
    'Not logged in',
    'Claude Code findet keine Anmeldung, die es verwenden kann: Es gibt keine, ihre Datei lässt sich nicht lesen, oder ein gespeicherter Console-Schlüssel wurde abgelehnt.',
  ),
  'auth-required-host': text(
    'Authentication required',
    'Die App, die Claude Code gestartet hat, hat keine gültige Anmeldung.',
  ),
  'login-time-limit-p': text(
    'Login reached its time limit',
    'Eine Anmeldung gilt für begrenzte Zeit, und bei dieser ist sie um. Sie kann sich nicht mehr selbst erneuern.',
  ),
  'login-expired-p': text(
    'OAuth session expired',
    'Die Anmeldung ließ sich nicht erneuern und wurde gelöscht. Claude Code sendet nichts, bis du dich anmeldest.',
  ),
  'login-expired-i': text('Login expired', 'Die Anmeldung ist abgelaufen und kann sich nicht selbst erneuern.'),
  'login-expired-console-key': text(
    'claude.ai login expired',
    'Die Anmeldung deines Abos ist abgelaufen, Claude Code hat es stattdessen mit einem gespeicherten Console-Schlüssel versucht, und dieser hat kein Guthaben. An deinem Abo liegt es nicht.',
  ),
  'login-expiring': text(
    'Your login expires soon',
    'Die Anmeldung gilt noch und läuft in wenigen Tagen von selbst ab. Es ist nichts kaputt.',
  ),
  '401-expired': text(
    'OAuth token has expired',
    'Das Zugriffstoken ist abgelaufen, und Claude Code hat kein neues bekommen. Dieselben Worte gibt Claude Code aus, wenn die Anmeldung bei Anthropic nicht antwortet.',
  ),
  '401-revoked': text(
    'OAuth token has been revoked',
    'Diese Anmeldung wurde anderswo beendet: Jemand hat sich überall abgemeldet, oder ein Administrator hat sie entfernt.',
  ),
  '403-revoked-p': text(
    'OAuth token revoked',
    'Diese Anmeldung wurde anderswo beendet: Jemand hat sich überall abgemeldet, oder ein Administrator hat sie entfernt.',
  ),
  '403-no-access-197': text(
    'Your account does not have access to Claude',
    'Der Server nimmt diese Anmeldung für Claude Code nicht mehr an.',
  ),
  '403-not-a-member': text(
    'No longer a member of the organization',
    'Deine Organisation führt dieses Konto nicht mehr. Eine neue Anmeldung mit demselben Konto hilft nicht.',
  ),
  '401-invalid-bearer': text(
    'Invalid bearer token',
    'Der Server kennt das gesendete Token nicht. Meist hat eine Token-Variable oder die Adresse eines Gateways Vorrang vor der eigentlichen Anmeldung.',
  ),
  '401-oauth-not-supported': text(
    'OAuth authentication is currently not supported',
    'Die Anfrage hat unterwegs verloren, was sie als Anmeldung ausweist, wie es hinter einem Proxy oder Gateway oder mit einem alten Claude Code vorkommt.',
  ),
  '401-invalid-oauth-token': text(
    'Invalid OAuth token',
    'Der Server findet dieses Token nicht. Das kam auch schon während Ausfällen vor.',
  ),
  '401-invalid-credentials': text(
    'Invalid authentication credentials',
    'Die Anmeldedaten sehen richtig aus, aber das Konto oder die Organisation dahinter wird nicht mehr angenommen.',
  ),
  '403-scope': text(
    'Token does not meet scope requirement',
    'Dieses Token ist für etwas anderes gedacht; ihm fehlt eine Berechtigung.',
  ),
  '401-generic-p': text('API Error: 401', 'Der Server hat die Anmeldedaten abgelehnt, die Claude Code gesendet hat.'),
  '401-generic-i': text('API Error: 401', 'Der Server hat die Anmeldedaten abgelehnt, die Claude Code gesendet hat.'),
  'http-401': text('401 Unauthorized', 'Der Server hat die gesendeten Anmeldedaten abgelehnt.'),
  unauthorized: text('Unauthorized', 'Anmeldedaten wurden abgelehnt; welche, sagt der Text nicht.'),
  'run-login': text('Please run /login', 'Claude Code fordert dich zum Anmelden auf; warum, sagt der Text nicht.'),
  'refresh-busy-i': text(
    'Another Claude Code process is refreshing the login',
    'Zwei Sitzungen wollten die Anmeldung zugleich erneuern, oder eine davon endete mittendrin. Das gibt sich meist von selbst.',
  ),
  'refresh-lock-p': text(
    'Another Claude Code process is refreshing the login',
    'Zwei Sitzungen wollten die Anmeldung zugleich erneuern, oder eine davon endete mittendrin. Das gibt sich meist von selbst.',
  ),
  'code-incomplete': text(
    'That doesn’t look like the full code',
    'Der eingefügte Code war abgeschnitten. Claude Code wartet noch auf den ganzen.',
  ),
  'code-rejected': text(
    'That code wasn’t accepted',
    'Der Code ist unvollständig, zu alt, schon verwendet oder aus einem früheren Versuch.',
  ),
  'login-timeout': text(
    'Zeitüberschreitung beim Anmelden',
    'Die Anmeldeseite hat nicht rechtzeitig geantwortet. Das deutet meist auf einen Ausfall der Anmeldung oder ein langsames Netz.',
  ),
  'login-http': text(
    'OAuth error',
    'Die Anmeldung bei Anthropic hat mit einem Fehler geantwortet: 403 deutet auf dein Netz oder deine Region, 429 bittet um Geduld, 5xx ist ein Ausfall.',
  ),
  'login-scopes-missing': text(
    'CLAUDE_CODE_OAUTH_SCOPES is required',
    'Zu einem Refresh-Token in einer Variable gehören seine Scopes in einer weiteren Variable.',
  ),
  'login-denied': text(
    'Zugriff beim Anmelden verweigert',
    'Die Anmeldung wurde im Browser abgelehnt oder abgebrochen.',
  ),
  'login-callback-port': text(
    'Der Port für die Anmeldung ist belegt',
    'Ein anderes Programm oder eine frühere, noch laufende Anmeldung lauscht dort, wo die Antwort des Browsers ankommen soll.',
  ),
  'callback-unreachable': text(
    'Der Browser erreicht Claude Code nicht',
    'Nach der Anmeldung gibt der Browser einen Code an Claude Code auf demselben Computer weiter, und dort hörte niemand zu, etwa weil Claude Code über SSH oder in einem Container läuft.',
  ),
  'no-browser': text(
    'Der Browser ging nicht auf',
    'Claude Code konnte hier keinen Browser öffnen. Der Anmelde-Link funktioniert in jedem Browser, auf jedem Gerät.',
  ),
  'logout-unconfirmed': text(
    'Nur auf diesem Computer abgemeldet',
    'Die Anmeldung ist hier entfernt, aber Anthropic hat nicht bestätigt, dass sie widerrufen wurde.',
  ),
  'login-failed': text('Login failed', 'Das Anmelden hat nicht geklappt.'),
  'login-link-cut': text(
    'Invalid OAuth request',
    'Der Anmelde-Link kam unvollständig oder verändert im Browser an, etwa weil ein Terminal ihn auf mehrere Zeilen umbricht.',
  ),
  'login-page-failed': text(
    'Authorization failed',
    'Die Anmeldeseite von Anthropic konnte den Vorgang nicht abschließen. Auf diesem Computer ist alles in Ordnung.',
  ),
  'login-account-unread': text(
    'OAuth account information not found',
    'Die Anmeldung ging durch, aber das Konto dahinter ließ sich nicht lesen, etwa bei der Anmeldung über die Console statt über das Abo.',
  ),
  'login-not-allowed': text(
    'Unable to access Claude Code',
    'Das Konto im Browser darf Claude Code nicht nutzen: Es hat kein Abo dafür, oder seine Organisation erlaubt es nicht.',
  ),
  'login-method-asked': text(
    'Select login method',
    'Claude Code ist hier nicht angemeldet. In einem Container fragt es auch, wenn seine eigene Einstellungsdatei fehlt, obwohl ein Token gesetzt ist.',
  ),
} as const;
