/** German for ../messages/findings/store.ts. */

interface Said {
  title: string;
  detail: string;
}

export const STORE_FINDINGS = {
  'credentials-bare-token': {
    title: 'Ein bloßes Token wurde als Anmeldedatei gespeichert',
    detail:
      'Claude Code bewahrt in dieser Datei eine ganze Anmeldung auf und liest nichts anderes daraus; es behandelt dich deshalb als abgemeldet. Ein Token von „claude setup-token“ gehört in die Variable CLAUDE_CODE_OAUTH_TOKEN, ein API-Schlüssel in ANTHROPIC_API_KEY. Trage es dort ein, und setze die Anmeldedaten zurück (die Datei bleibt als Sicherung erhalten), oder melde dich an.',
  },
  'credentials-broken': {
    title: 'Die Anmeldedatei ist beschädigt',
    detail:
      'Claude Code kann die Datei nicht lesen und behandelt dich ohne Hinweis als abgemeldet. Berichtige die markierte Stelle, oder setze die Anmeldedaten zurück (die Datei bleibt als Sicherung erhalten), und melde dich erneut an.',
  },
  'login-misnamed': {
    title: ({ found }: { found: string }) => `Eine Anmeldung liegt neben ihrem Platz: ${found}`,
    detail: ({ location, line }: { location: string; line: string }) =>
      `Claude Code sucht nur nach ${location} und findet deshalb keine Anmeldung. Wenn es deine ist, führe aus: ${line}`,
  },
  'credentials-denied': {
    title: 'Der Zugriff auf die gespeicherte Anmeldung ist verwehrt',
    detail:
      'Dein Benutzerkonto darf die Ablage der Anmeldedaten nicht lesen. Wenn Claude Code als derselbe Benutzer läuft, behandelt es dich als abgemeldet. Gib deinem Konto Zugriff; erlaube ihn beim Schlüsselbund, wenn du gefragt wirst.',
  },
  'credentials-encoding': {
    title: 'Die Anmeldedatei hat die falsche Kodierung',
    detail:
      'Claude Code liest nur UTF-8 ohne Byte Order Mark und behandelt dich als abgemeldet. Speichere die Datei in dieser Kodierung neu; die Anmeldung darin kann noch gültig sein.',
  },
  'credentials-failed': {
    title: 'Die gespeicherte Anmeldung ließ sich nicht lesen',
    detail:
      'Das System meldete beim Lesen der Anmeldedaten einen Fehler. Prüfe den Datenträger, und ob der Ordner auf einem Laufwerk liegt, das getrennt wurde.',
  },
  'credentials-foreign-owner': {
    title: 'Die Anmeldedatei gehört einem anderen Benutzer',
    detail: ({ line }: { line: string }) =>
      `Die Datei mit deiner Anmeldung gehört einem anderen Benutzer, oft weil Claude Code einmal mit sudo gestartet wurde. Wenn dein Konto sie nicht lesen darf, behandelt Claude Code dich als abgemeldet. Gib die Datei deinem Konto zurück: ${line}`,
  },
  'credentials-link-to-nowhere': {
    title: 'Die Anmeldedatei ist ein Link ins Leere',
    detail: ({ target }: { target: string }) =>
      `Der Link führt zu ${target}, und dort ist keine Datei: ein Laufwerk, das nicht eingebunden ist, oder eine Datei, die verschoben wurde. Claude Code findet keine Anmeldung. Bringe die Datei zurück, oder melde dich an; eine neue Datei tritt dann an die Stelle des Links.`,
  },
  'credentials-not-a-file': {
    title: 'Wo die Anmeldedatei sein sollte, ist keine Datei',
    detail:
      'Ein Ordner oder ein Link, der auf sich selbst zurückführt, trägt den Namen der Anmeldedatei; Claude Code kann deshalb eine Anmeldung weder lesen noch speichern. Verschiebe ihn, und melde dich erneut an.',
  },
  'credentials-readable-by-others': {
    title: 'Andere Benutzer dieses Computers können deine Anmeldung lesen',
    detail:
      'Die Datei mit deiner Anmeldung können andere Benutzer lesen oder ändern. Claude Code nimmt das stillschweigend hin. Sorge dafür, dass nur du sie lesen kannst.',
  },
  'credentials-symlinked': {
    title: 'Die Anmeldedatei ist ein symbolischer Link',
    detail:
      'Claude Code ersetzt den Link durch eine gewöhnliche Datei, sobald es die Anmeldung das nächste Mal erneuert. Wer die Datei über den Link mitbenutzt, behält dann eine alte Anmeldung, die nicht mehr gilt.',
  },
  'credentials-too-big': {
    title: 'Die gespeicherte Anmeldung ist viel zu groß',
    detail:
      'Eine Anmeldung braucht etwa ein Kilobyte. Diese ist so groß, dass ihr nicht zu trauen ist; etwas anderes hat in die Ablage geschrieben. Setze die Anmeldedaten zurück (die Datei bleibt als Sicherung erhalten), und melde dich erneut an.',
  },
  'credentials-torn': {
    title: 'Die Anmeldedatei ist unvollständig',
    detail:
      'Die Datei hat sich eben erst geändert und ist nicht vollständig; vielleicht schreibt Claude Code noch daran.',
  },
  'keychain-locked': {
    title: 'Der macOS-Schlüsselbund ist in dieser Sitzung gesperrt',
    detail:
      'Über SSH bleibt der Schlüsselbund „Anmeldung“ gesperrt, und Claude Code meldet dann „Not logged in“. Führe in dieser Sitzung zuerst „security unlock-keychain“ aus; abmelden musst du dich nicht.',
  },
  'keychain-no-tool': {
    title: 'Der Schlüsselbund lässt sich nicht lesen',
    detail:
      'Claude Code liest den Schlüsselbund mit dem Programm /usr/bin/security, und dieses Programm lässt sich nicht ausführen.',
  },
  'keychain-not-agreed': {
    title: 'Pilotlight hat den Eintrag im Schlüsselbund nicht gelesen',
    detail:
      'Im macOS-Schlüsselbund ist eine Anmeldung gespeichert. Pilotlight sieht, dass sie da ist und wann sie sich ändert. Um zu prüfen, ob sie noch gilt, erlaube Pilotlight in den Einstellungen, sie zu lesen.',
  },
  'keychain-silent': {
    title: 'Der macOS-Schlüsselbund antwortet nicht',
    detail:
      'Der Schlüsselbund hat innerhalb von fünf Sekunden nicht geantwortet; vielleicht wartet ein Dialog von macOS auf dich. Pilotlight lässt ihn sechs Stunden in Ruhe, außer du lässt erneut prüfen.',
  },
  'old-sign-in-data': {
    title: 'Eine alte Anmeldung wurde gefunden',
    detail:
      'Diese Anmeldung ist abgelaufen, doch Claude Code hat seitdem Antworten erhalten. Wahrscheinlich ist es anderswo angemeldet: über die Desktop-App, eine andere Ablage der Anmeldedaten oder einen Schlüssel in einem einzelnen Terminal. Solange es bei dir funktioniert, ist nichts zu tun.',
  },
  'stale-lock': {
    title: 'Claude Code hat eine Sperre hinterlassen',
    detail:
      'Ein Prozess von Claude Code, der vorzeitig endete, hat seine Sperre hinterlassen. Der nächste übernimmt sie von selbst, wartet aber womöglich erst und meldet, dass ein anderer Prozess die Anmeldung erneuert.',
  },
  'store-cannot-be-saved': { title: ({ title }: Said) => title, detail: ({ detail }: Said) => detail },
  'windows-credential-manager': {
    title: 'Die Anmeldung liegt in der Windows-Anmeldeinformationsverwaltung',
    detail:
      'Claude Code bewahrt diese Anmeldung in der Anmeldeinformationsverwaltung auf, die Pilotlight nicht liest. Du kannst durchaus angemeldet sein; „claude auth status“ zeigt es.',
  },
} as const;
