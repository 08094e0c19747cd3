/** German for ../messages/error-steps/other-programs.ts. */
import { type ErrorStep, step } from '../../messages/error-steps/step.ts';

export const OTHER_PROGRAM_STEPS = {
  'mcp-sign-in': step('Gib in Claude Code /mcp ein, wähle diesen Server, und melde dich dort an.'),
  'install-github-app': step(
    'Gib in Claude Code /install-github-app ein, oder gib dem Workflow ein eigenes github_token.',
  ),
  'git-sign-in': step(
    'Melde dich wieder beim Git-Server an, etwa mit „gh auth login“ oder mit einem neuen Token oder SSH-Schlüssel.',
  ),
  'image-registry-sign-in': step('Melde dich mit „docker login“ bei dieser Registry an.'),
  'web-server-rules': step(
    'Für Claude Code ist nichts zu tun. Hätte der Server antworten sollen, prüfe seine eigene Konfiguration.',
  ),
  'editor-extension': step(
    'Starte claude im Terminal des Editors, und prüfe, ob dort die Erweiterung von Claude Code installiert ist. Gib dann /ide ein.',
  ),
} as const satisfies Readonly<Record<string, ErrorStep>>;
