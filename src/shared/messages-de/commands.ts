/** German for ../messages/commands.ts. */
import { KEEPS_CHANGING } from './common.ts';

export const COMMAND_TEXTS = {
  notPossible: 'Das ist hier nicht möglich.',
  noProfileYet: 'Es wurde noch kein Profil gefunden.',
  updating: 'Eine Aktualisierung läuft bereits.',
  installing: 'Das Installationsprogramm läuft bereits.',
  lookFirst: 'Suche zuerst nach einer neueren Version.',
  profileGone: 'Dieses Profil gibt es nicht mehr.',
  cannotStop: 'Das lässt sich jetzt nicht abbrechen.',
  signInOver: 'Dieser Anmeldevorgang ist vorbei. Beginne einen neuen.',
  signingIn: 'Eine Anmeldung läuft bereits.',
  previewGone: 'Diese Vorschau ist nicht mehr aktuell. Sieh dir zuerst eine neue an.',
  previewOld: 'Die Vorschau war zu alt und wurde neu erstellt. Es wurde noch nichts getan.',
  changedMeanwhile:
    'Inzwischen hat sich etwas geändert, deshalb wurde noch nichts getan. Das hier würde jetzt geschehen.',
  keepsChanging: KEEPS_CHANGING,
  noticeGone: 'Diese Mitteilung ist schon weg.',
  tooOften: 'Pilotlight hat gerade erst nachgesehen. Versuche es in ein paar Sekunden erneut.',
  notSaved: ({ why }: { why: string }) => `${why} Was du gewählt hast, gilt, bis Pilotlight beendet wird.`,
  notYours:
    'Nur Ordner, die du hinzugefügt hast, lassen sich entfernen; die anderen hat Pilotlight von selbst gefunden.',
  noBackup: 'Es gibt noch keine Sicherung. Pilotlight macht täglich eine und eine vor jeder Änderung.',
  variableGone: 'Die Variable ist nicht mehr gesetzt.',
  ownFault:
    'Das ist misslungen, und der Fehler liegt bei Pilotlight selbst. „pilotlight undo“ macht rückgängig, was begonnen wurde.',
  wholeFile: 'die ganze Datei',
  unknownCommand: 'Diesen Befehl kennt Pilotlight nicht.',
  badPayload: ({ name }: { name: string }) => `Mit dem Befehl „${name}“ kam etwas, das er nicht annimmt.`,
  noAnswer: 'Pilotlight hat nicht geantwortet.',
} as const;
