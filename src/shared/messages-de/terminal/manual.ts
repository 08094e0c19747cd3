/** German for ../messages/terminal/manual.ts. */

export const COMPLETION = {
  unknownShell: ({ word, shells }: { word: string; shells: string }) =>
    `Für „${word}“ gibt es keine Vervollständigung. Es gibt sie für ${shells}.`,
  help: 'zeigt die Optionen und zwei Beispiele',
  allCommands: 'zeigt alle Befehle',
  version: 'zeigt die Version',
} as const;

/** The headings are those of German manual pages. */
export const MANUAL = {
  section: 'Dienstprogramme für Benutzer',
  name: 'BEZEICHNUNG',
  oneLine: 'zeigt, ob Claude Code dich hereinlässt, auf wessen Seite ein Problem liegt und was zu tun ist',
  synopsis: 'ÜBERSICHT',
  command: 'Befehl',
  options: 'Optionen',
  exitStatus: 'EXIT-STATUS',
  ofDoctor: 'Von doctor und status:',
  environment: 'UMGEBUNGSVARIABLEN',
  dataFolder: 'der Ordner für Pilotlights eigene Daten',
  notes: 'ANMERKUNGEN',
} as const;

export const EXIT_CODES = [
  ['0', 'grün oder blau: es funktioniert'],
  ['1', 'gelb oder orange: etwas ist zu beachten, oder es ließ sich nicht erledigen'],
  ['2', 'rot: abgemeldet oder ein Ausfall'],
  ['3', 'grau: unbekannt'],
  ['64', 'der Aufruf war falsch'],
  ['70', 'ein Fehler von Pilotlight selbst'],
  ['74', 'die Antwort ließ sich nicht schreiben'],
] as const;
