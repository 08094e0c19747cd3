/** German for ../messages/recovery/repair.ts. */

export const JSON_FIXES = {
  comment: 'einen Kommentar entfernt',
  comma: 'ein Komma am Ende entfernt',
  missingComma: 'ein fehlendes Komma ergänzt',
  quotes: 'Anführungszeichen durch gerade doppelte ersetzt',
  name: 'einen Namen in Anführungszeichen gesetzt',
  word: 'ein Wort in Anführungszeichen gesetzt',
  control: 'ein Steuerzeichen maskiert',
  open: 'geschlossen, was offen geblieben war',
  bracket: 'eine überzählige Klammer entfernt',
  atLine: ({ line, fix }: { line: number; fix: string }) => `Zeile ${line}: ${fix}`,
  retyped: 'den Wert in seinem Typ geschrieben',
  valueRemoved: 'den Wert entfernt',
} as const;

export const REPAIR = {
  ownBackup: 'Sicherung von Pilotlight',
  claudeBackup: 'eigene Sicherung von Claude Code',
  ownCopy: 'Kopie von Pilotlight vor einer Änderung',
  all: 'Reparieren',
  title: 'Konfiguration reparieren',
  permissionsTitle: 'Zugriffsrechte berichtigen',
  locksTitle: 'Verwaiste Sperren entfernen',
  nothing: 'Hier wurde nichts gefunden, was Pilotlight reparieren kann.',
  closeFirst: 'Es schreibt vielleicht in dieselben Dateien; beende es vorher.',
  onlyYou: ({ path }: { path: string }) => `${path} nur für dein Konto lesbar und schreibbar machen`,
  managed: ({ path, fault }: { path: string; fault: string }) =>
    `${path} gehört dem Administrator dieses Computers; nur er kann das berichtigen: ${fault}`,
  openThere: ({ path, fault }: { path: string; fault: string }) =>
    `${path}: ${fault} Öffne die Datei dort; niemand sonst kann wissen, was gemeint war.`,
  openAndCorrect: ({ path, fault }: { path: string; fault: string }) =>
    `${path}: ${fault} Öffne die Datei dort und berichtige das.`,
  bomRemoved: 'die Bytereihenfolge-Marke (BOM) entfernt',
  broken: 'beschädigt',
  useReset: ({ path, fault }: { path: string; fault: string }) =>
    `${path} lässt sich nicht reparieren (${fault}). „Anmeldedaten zurücksetzen“ legt die Datei beiseite; melde dich danach erneut an.`,
  privateNow: 'nur dein Konto darf lesen und schreiben',
  putBack: ({ path, source, date }: { path: string; source: string; date: string }) =>
    `${path} zurückholen (${source}, ${date}); die beschädigte Datei kommt in die Sicherung`,
  noGoodCopy: ({ path, faults }: { path: string; faults: string }) =>
    `${path} ist beschädigt, und eine unbeschädigte Kopie davon wurde nicht gefunden: ${faults}`,
  salvage: ({ path }: { path: string }) =>
    `In ${path} behalten, was unbeschädigt ist; eine unbeschädigte Kopie wurde nicht gefunden, der Rest ist also verloren`,
  tooManyFaults: ({ max }: { max: number }) =>
    `Es sind mehr als ${max} Fehler; deshalb wird die Datei nicht berichtigt, sondern muss mit „pilotlight restore“ zurückgeholt oder dort geöffnet werden.`,
  more: ({ count }: { count: number }) => `und ${count} weitere`,
  correct: ({ path, fixes }: { path: string; fixes: string }) => `${path} berichtigen: ${fixes}`,
  asUtf8: 'als UTF-8 gespeichert',
} as const;

export const MOVE_ASIDE = {
  nothing: 'Hier steht der Anmeldung nichts im Weg.',
  title: 'Der Anmeldung den Weg frei machen',
  nothingDeleted: 'Es wird nichts gelöscht: Es bleibt daneben liegen, unter einem anderen Namen.',
  closeFirst: 'Es verwendet vielleicht dieselbe Stelle; beende es vorher.',
  repairAfter: 'Repariere danach noch einmal: Es gibt noch mehr zu reparieren, wofür diese Stelle gebraucht wird.',
  moved: ({ path, aside }: { path: string; aside: string }) => `${path} beiseitelegen, nach ${aside}`,
  rename: ({ path, aside }: { path: string; aside: string }) => `${path} in ${aside} umbenennen`,
} as const;
