/** German for ../messages/recovery/vault.ts. */

export const VAULT_SENTENCES = {
  'no-bus':
    'Hier läuft keine Desktop-Sitzung (kein D-Bus), deshalb ist der Schlüsselbund des Systems nicht erreichbar. Melde dich am Desktop an oder starte zuerst „dbus-run-session“ mit einem Schlüsselbund; es wurde nichts geändert.',
  'no-service':
    'Hier läuft kein Schlüsselbund-Programm. Installiere oder starte eines, das den Secret Service anbietet (GNOME Keyring, KWallet, KeePassXC), und versuche es dann erneut; es wurde nichts geändert.',
  'no-keyring':
    'Das Schlüsselbund-Programm läuft, aber es ist noch kein Schlüsselbund angelegt. Lege einen an (zum Beispiel mit „Passwörter und Verschlüsselung“) und versuche es dann erneut; es wurde nichts geändert.',
  locked:
    'Der Schlüsselbund des Systems ist gesperrt. Entsperre ihn (melde dich am Desktop an oder öffne sein Passwortprogramm) und versuche es dann erneut; es ging nichts verloren.',
  'no-library':
    'Die Bibliothek, die den Schlüsselbund des Systems erreicht, fehlt hier oder läuft nicht (unter Linux: libsecret-1-0). Installiere sie und versuche es dann erneut; es wurde nichts geändert.',
  timeout:
    'Der Schlüsselbund des Systems hat nicht innerhalb von 3 Sekunden geantwortet; vielleicht zeigt er ein Passwortfenster. Beantworte es und versuche es dann erneut; es ging nichts verloren.',
  failed: 'Der Schlüsselbund des Systems hat abgelehnt und keinen Grund genannt. Es ging nichts verloren.',
} as const;

// Stands in lines for three shells: no umlauts and no commas either, hence neither Schlüssel nor Schlüsselbund.
export const VAULT_GAVE_NO_KEY =
  'der Keyring des Systems gab keinen Key heraus. Vielleicht ist er gesperrt; entsperre ihn und versuche es erneut.';

export const VAULT_KNOWS_NO_SUCH_NAME = 'So kann kein Schlüssel von Pilotlight heißen.';
