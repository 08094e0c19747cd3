/** German for ../messages/window/setup.ts. */

export const SETUP = {
  title: 'Einrichtung',
  clean: 'Keine Befunde in deiner Einrichtung',
  version: (version: string) => `Claude Code ${version}`,
  noClaude: 'Claude Code wurde auf diesem Computer nicht gefunden',
  elsewhere: 'Es liegt woanders …',
  where: 'Vollständiger Pfad von claude',
  use: 'Verwenden',
  backUp: 'Jetzt sichern',
  backedUp: 'Deine Konfiguration ist gesichert, ohne Schlüssel und Tokens.',
  unchanged: 'Seit der letzten Sicherung hat sich nichts geändert.',
  openAt: (place: string) => `${place} öffnen`,
} as const;
