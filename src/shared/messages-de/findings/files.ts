/** German for ../messages/findings/files.ts. */
import type { SettingsName } from '../../messages/findings/files.ts';

/** Nominative and accusative alike. */
const SETTINGS_NAMES = {
  'user-settings': 'deine Einstellungsdatei',
  'project-settings': 'die Projekteinstellungen',
  'local-settings': 'deine lokalen Projekteinstellungen',
  'managed-settings': 'die verwalteten Einstellungen',
  'global-config': 'seine Konfigurationsdatei',
} as const satisfies Record<SettingsName, string>;

export const FILE_FINDINGS = {
  'config-folder-missing': {
    title: 'Den Konfigurationsordner gibt es nicht',
    detail: ({ folder }: { folder: string }) =>
      `Einen Ordner ${folder} gibt es nicht, also auch keine Anmeldung und keine Einstellung darin. Prüfe den Namen. Claude Code legt den Ordner an, wenn es mit diesem Namen gestartet wird.`,
  },
  'global-config-broken': {
    title: ({ newer }: { newer: boolean }) =>
      newer
        ? 'Claude Code startet nicht: Seine Konfigurationsdatei ist beschädigt'
        : 'Claude Code jetzt nicht starten: Seine Konfigurationsdatei ist beschädigt',
    detail: ({ newer }: { newer: boolean }) =>
      newer
        ? 'In dieser Version funktioniert kein Befehl, nicht einmal das Anmelden, bis die Datei repariert ist. Die neueste gute Kopie liegt im Ordner „backups“ des Profils. Repariere die Datei, bevor du Claude Code wieder startest.'
        : 'Diese Version ersetzt die Datei beim nächsten Start durch eine leere; Konto, freigegebene Schlüssel und das Vertrauen in Projekte gingen verloren. Repariere sie vorher, oder stelle die neueste gute Kopie aus dem Ordner „backups“ des Profils wieder her.',
  },
  'global-config-empty': {
    title: 'Die Konfigurationsdatei von Claude Code ist leer',
    detail:
      'Claude Code startet mit seiner neuesten Sicherung oder, wenn es keine gibt, ganz von vorn: Konto, freigegebene Schlüssel und das Vertrauen in Projekte können verloren sein. Stelle vor dem Start die neueste gute Kopie wieder her.',
  },
  'legacy-config-wins': {
    title: 'Eine alte Konfigurationsdatei ist in Gebrauch',
    detail:
      'Claude Code liest im Profil .config.json statt .claude.json; neuere Programme schreiben aber .claude.json, und diese Datei wird auch von Hand bearbeitet. Konten und Schlüssel in .claude.json werden übergangen, solange die alte Datei da ist.',
  },
  'managed-settings-broken': {
    title: ({ newer }: { newer: boolean }) =>
      newer
        ? 'Claude Code startet nicht: Die verwalteten Einstellungen sind fehlerhaft'
        : 'Claude Code übergeht die verwalteten Einstellungen',
    detail: ({ newer }: { newer: boolean }) =>
      `Eine Einstellungsdatei vom Administrator dieses Computers enthält einen Fehler. ${
        newer
          ? 'Diese Version von Claude Code startet nicht ohne deren Regeln.'
          : 'Diese Version von Claude Code läuft ohne deren Regeln; neuere Versionen starten nicht.'
      } Nur ein Administrator kann den Fehler beheben.`,
  },
  'managed-value-ignored': {
    title: 'Claude Code übergeht einen Wert der verwalteten Einstellungen',
    detail:
      'Ein Wert in den Einstellungen des Administrators hat einen Typ, den Claude Code nicht annimmt. Claude Code übergeht diesen Wert; der Rest der Datei gilt.',
  },
  'mcp-config-broken': {
    title: 'Claude Code übergeht die MCP-Server des Projekts',
    detail:
      'Die .mcp.json des Projekts enthält einen Fehler. Claude Code läuft ohne die Server darin und weist nicht darauf hin.',
  },
  'settings-broken': {
    title: ({ place }: { place: SettingsName }) => `Claude Code übergeht ${SETTINGS_NAMES[place]}`,
    detail: ({ newer }: { newer: boolean }) =>
      `Die Datei enthält einen Fehler, deshalb gilt nichts daraus: keine Variable im env-Block, kein Schlüssel-Helfer, keine Berechtigungsregel. ${
        newer
          ? 'Claude Code meldet das in einer einzigen Zeile auf der Fehlerausgabe, die man leicht übersieht.'
          : 'Diese Version meldet das nirgends.'
      } Berichtige die markierte Stelle.`,
  },
  'settings-unreadable': {
    title: ({ place }: { place: SettingsName }) => `Claude Code kann ${SETTINGS_NAMES[place]} nicht lesen`,
    detail:
      'Die Datei ist vorhanden, lässt sich aber nicht lesen, deshalb gilt nichts daraus. Gib deinem Benutzerkonto das Leserecht, oder verschiebe die Datei.',
  },
} as const;
