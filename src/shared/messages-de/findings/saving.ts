/** German for ../messages/findings/saving.ts. */

export const SAVING = {
  title: 'Claude Code kann keine Anmeldung speichern',
  whyItMatters:
    'Das Zugriffstoken wird alle paar Stunden erneuert, und was sich nicht speichern lässt, geht verloren: Du wirst dich dann erneut anmelden müssen.',
  foreign: ({ path, why, quoted }: { path: string; why: string; quoted: string }) =>
    `${path} gehört einem anderen Konto, oft weil Claude Code einmal mit sudo gestartet wurde. ${why} Führe aus: sudo chown -RH "$(id -un)" ${quoted}`,
  foreignParent: ({ path, folder, why, quoted }: { path: string; folder: string; why: string; quoted: string }) =>
    `${folder} gibt es nicht, und ${path}, wo der Ordner angelegt würde, gehört einem anderen Konto. ${why} Führe aus: sudo install -d -m 700 -o "$(id -un)" ${quoted}`,
  denied: ({ path, why, quoted }: { path: string; why: string; quoted: string }) =>
    `Dein eigenes Konto darf nicht in ${path} schreiben. ${why} Führe aus: chmod u+rwx ${quoted}`,
  foreignHere: 'das gehört einem anderen Konto',
  deniedHere: 'hier fehlt das Schreibrecht',
  readOnly: ({ path, why }: { path: string; why: string }) =>
    `${path} ist schreibgeschützt eingebunden, wie in einem Container. ${why} Binde den ganzen Ordner beschreibbar ein.`,
  readOnlyHere: 'das liegt auf einem schreibgeschützten Dateisystem',
  fullTitle: ({ title }: { title: string }) => `${title}: Der Datenträger ist voll`,
  full: ({ path, why }: { path: string; why: string }) =>
    `Wo ${path} liegt, ist kein Platz mehr. ${why} Schaffe etwas Platz.`,
  fullHere: 'hier ist der Datenträger voll',
  lockFileTitle: ({ title }: { title: string }) => `${title}: Eine Datei trägt den Namen seiner Sperre`,
  lockFile: ({ quoted, own }: { quoted: string; own: boolean }) =>
    `Claude Code legt als Sperre einen Ordner dieses Namens an; eine Datei an dessen Stelle wird nie weggeräumt. Jede Erneuerung wird deshalb verbraucht und nicht gespeichert oder gar nicht erst vorgenommen. ${own ? `Führe aus: rm ${quoted}` : `Sieh nach, wem ${quoted} gehört, bevor du die Datei verschiebst: Auch andere Programme verwenden solche Namen.`}`,
  lockFileHere: 'wo die Sperre sein sollte, liegt eine Datei',
  futureLockTitle: ({ title }: { title: string }) => `${title}: Seine Sperre trägt ein Datum in der Zukunft`,
  futureLock: ({ quoted }: { quoted: string }) =>
    `Für Claude Code sieht diese Sperre wie gerade erst gesetzt aus („another process is refreshing it“), bis dieser Zeitpunkt erreicht ist; als sie entstand, ging eine Uhr falsch. Führe aus, wenn kein claude läuft: rmdir ${quoted}`,
  notAFolderTitle: 'Claude Code kann keine Anmeldung aufbewahren: Eine Datei trägt den Namen seines Ordners',
  notAFolder: ({ path }: { path: string }) =>
    `${path} ist eine Datei, wo Claude Code einen Ordner anlegen muss. Weder eine Anmeldung noch eine Einstellung lässt sich dort aufbewahren. Verschiebe die Datei, und melde dich an.`,
  namedFileTitle: 'Der Konfigurationsordner ist eine Datei',
  namedFile: ({ path }: { path: string }) =>
    `${path} ist eine Datei, wo Claude Code den Ordner seiner Konfiguration sucht. Weder eine Anmeldung noch eine Einstellung lässt sich dort aufbewahren. Gib einen Ordner an: Prüfe CLAUDE_CONFIG_DIR oder was sonst diesen Namen vorgibt.`,
  notAFolderHere: 'das ist eine Datei, wo ein Ordner sein muss',
  linkToNowhereTitle: 'Claude Code kann keine Anmeldung aufbewahren: Sein Ordner ist ein Link ins Leere',
  linkToNowhere: ({ path }: { path: string }) =>
    `${path} ist ein symbolischer Link, und sein Ziel gibt es nicht: ein Laufwerk, das nicht eingebunden ist, oder ein Ordner, der verschoben wurde. Bringe das Ziel zurück, oder verschiebe den Link; die Anmeldung liegt dort, wohin er führt.`,
  linkToNowhereHere: 'dieser Link führt ins Leere',
  fullLockTitle: ({ title }: { title: string }) => `${title}: Seine Sperre lässt sich nicht aufheben`,
  fullLock: ({ quoted }: { quoted: string }) =>
    `Claude Code hebt eine alte Sperre auf, indem es einen leeren Ordner entfernt, und dieser enthält etwas: Jede Erneuerung wird verbraucht und nicht gespeichert oder gar nicht erst vorgenommen. Führe aus, wenn kein claude läuft: rm -r ${quoted}`,
  fullLockHere: 'diese Sperre ist kein leerer Ordner',
  futureLockHere: 'die Sperre trägt ein Datum in der Zukunft',
} as const;
