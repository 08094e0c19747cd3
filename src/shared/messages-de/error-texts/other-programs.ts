/** German for ../messages/error-texts/other-programs.ts. */
import { errorText as text } from '../errors.ts';

export const OTHER_PROGRAM_ERROR_TEXTS = {
  'mcp-refused': text(
    'Ein MCP-Server hat den Zugriff abgelehnt',
    'Es ist der MCP-Server, der eine eigene Anmeldung verlangt. Über deine Anmeldung bei Claude sagt das nichts.',
  ),
  'github-app-missing': text(
    'Dem Repository fehlt die Claude-App',
    'Der Workflow bittet GitHub um ein Token im Namen der Claude-App, und die ist dort nicht installiert. Über deine Anmeldung bei Claude sagt das nichts.',
  ),
  'git-refused': text(
    'git wurde abgelehnt',
    'Es ist der Git-Server, der das Passwort, das Token oder den Schlüssel von git nicht annimmt. Über deine Anmeldung bei Claude sagt das nichts.',
  ),
  'image-registry-refused': text(
    'Die Image-Registry hat den Zugriff abgelehnt',
    'Es ist die Registry der Container-Images, die eine Anmeldung verlangt. Über deine Anmeldung bei Claude sagt das nichts.',
  ),
  'npm-registry-refused': text(
    'Die npm-Registry hat den Zugriff abgelehnt',
    'Die Registry, die npm fragt, verlangt eine Anmeldung oder gibt dieses Paket nicht heraus. Über deine Anmeldung bei Claude sagt das nichts.',
  ),
  'web-server-log': text(
    'Das Protokoll eines Webservers',
    'Der Status ist die Antwort eines Webservers an jemanden, der dort eine Seite abgerufen hat. Über deine Anmeldung bei Claude sagt das nichts.',
  ),
  'editor-not-connected': text(
    'Keine Verbindung zum Editor',
    'Claude Code erreicht seine Erweiterung in deinem Editor nicht. Es geht auch ohne, und über deine Anmeldung bei Claude sagt das nichts.',
  ),
} as const;
