/** German for ../messages/error-steps/install.ts. */
import { DOCTOR, type ErrorStep, step } from '../../messages/error-steps/step.ts';

export const INSTALL_STEPS = {
  'install-claude': step(
    'Installiere Claude Code, oder nimm seinen Ordner in den PATH auf: „pilotlight doctor“ sagt, wo er ist.',
    [],
    DOCTOR,
  ),
  'reinstall-claude': step(
    'Installiere Claude Code neu; wenn npm Teile auslässt, nimm das eigene Installationsprogramm.',
    ['update-claude'],
    'pilotlight update-claude',
  ),
  'add-to-path': step('Nimm den dort genannten Ordner in den PATH auf, und öffne dann ein neues Terminal.', [], DOCTOR),
  'npm-name': step('Gib den ganzen Namen des Pakets an, mit dem @.', [], 'npm install -g @anthropic-ai/claude-code'),
  'npm-registry': step(
    'Prüfe den Namen des Pakets und welche Registry npm fragt: In der eigenen einer Firma fehlt es vielleicht.',
    [],
    'npm config get registry',
  ),
  'clear-npm-leftover': step(
    'Schließe jedes laufende Claude Code, entferne den Ordner, den npm nennt, und installiere dann neu.',
  ),
  'install-for-yourself': step(
    'Installiere dorthin, wo dein eigenes Konto schreiben darf: Das eigene Installationsprogramm von Claude Code tut das. Verwende kein sudo.',
    ['update-claude'],
    'pilotlight update-claude',
  ),
  'update-node': step(
    'Installiere ein neueres Node.js, oder nimm das eigene Installationsprogramm von Claude Code, das keines braucht.',
    [],
    'node --version',
  ),
  'set-git-bash': step(
    'Installiere Git für Windows, oder setze CLAUDE_CODE_GIT_BASH_PATH auf dessen bash.exe. Starte dann die App neu, die Claude Code startet.',
  ),
  'install-shell': step(
    'Installiere bash oder zsh, und setze SHELL darauf; unter Windows installiere Git für Windows.',
  ),
  'allow-scripts': step(
    'Erlaube Skripts für dein Konto, oder starte stattdessen claude.cmd.',
    [],
    'Set-ExecutionPolicy -Scope CurrentUser RemoteSigned',
  ),
  'download-allowed': step(
    'Versuche es in einem anderen Netz erneut, oder lass deine Firma downloads.claude.ai und storage.googleapis.com freigeben.',
  ),
  'try-install-later': step('Versuche die Installation in ein paar Minuten erneut.'),
  'other-processor': step(
    'Lass den Host einer virtuellen Maschine alle Fähigkeiten seines Prozessors (AVX) weitergeben, oder nutze Claude Code auf einem anderen Computer.',
  ),
  'install-libraries': step(
    'Installiere die dort genannte Bibliothek, oder nimm ein neueres System; in einem Container ein Image auf Basis von Debian oder Ubuntu.',
  ),
  'free-memory': step(
    'Gib der Maschine oder dem Container mehr Speicher (4 GB reichen), oder richte Swap ein, und versuche es dann noch einmal.',
  ),
  'npm-registry-sign-in': step(
    'Melde dich bei der dort genannten Registry an, oder nimm das eigene Installationsprogramm von Claude Code, das kein npm braucht.',
    [],
    'npm config get registry',
  ),
  'right-build': step(
    'Entferne diese Installation, und starte das Installationsprogramm neu: Es nimmt die Fassung für diesen Prozessor.',
  ),
  'own-terminal': step('Starte claude in einem Terminal oder, wo es keines gibt, mit -p und einem Text.', [], 'claude'),
  'no-root': step('Starte Claude Code als gewöhnlicher Benutzer, oder lass diese Option weg.'),
  'raise-limit': step('Schließe, was viele Dateien offen hält, oder erhöhe die Grenze des Systems dafür.'),
  'see-it-in-terminal': step(
    'Starte claude im selben Ordner in einem Terminal: Dort sagt es, warum es sich beendet.',
    [],
    'claude',
  ),
} as const satisfies Readonly<Record<string, ErrorStep>>;
