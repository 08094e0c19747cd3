/** German for ../messages/recovery/engine.ts. */

import { nothingToUndoUnder, UNCHANGED } from '../common.ts';

export const ENGINE = {
  folderThere: ({ folder }: { folder: string }) => `Den Journalordner ${folder} gibt es schon. Nichts wurde geändert.`,
  unchanged: UNCHANGED,
  changedAtOnce:
    'Die Änderung hatte keinen Bestand: Ein anderes Programm hat sie sofort überschrieben. Versuche es erneut.',
  notTakenBack: ({ reason, id }: { reason: string; id: string }) =>
    `Nicht alles ließ sich rückgängig machen: ${reason} „pilotlight undo ${id}“ versucht es erneut.`,
  notHeld: 'Die Änderung hatte keinen Bestand.',
  noJournal: ({ reason, unchanged }: { reason: string; unchanged: string }) =>
    `Das Journal kann nicht geschrieben werden: ${reason}. ${unchanged}`,
  journalGone: ({ folder }: { folder: string }) => `Das Journal ${folder} ist verschwunden.`,
  interruptedUnread: ({ title }: { title: string }) =>
    `„${title}“ wurde unterbrochen, und was davon betroffen ist, kann gerade nicht gelesen werden. Pilotlight versucht es erneut.`,
  interruptedNotUndone: ({ title, reason, id }: { title: string; reason: string; id: string }) =>
    `„${title}“ wurde unterbrochen und lässt sich jetzt nicht rückgängig machen: ${reason} „pilotlight undo ${id}“ versucht es erneut.`,
  interruptedUndone: ({ title }: { title: string }) => `„${title}“ wurde unterbrochen und rückgängig gemacht.`,
  unknownStep: ({ line }: { line: string }) =>
    `Dieses Pilotlight weiß nicht, wie sich „${line}“ rückgängig machen lässt.`,
  undoNotSeen: ({ line }: { line: string }) =>
    `„${line}“ wurde rückgängig gemacht, aber es ist nichts davon zu sehen. Vielleicht hat ein anderes Programm es sofort wieder geändert.`,
  andBackup: ({ path }: { path: string }) => `${path} samt Sicherung`,
  theUndo: 'das Rückgängigmachen',
  noRoom: ({ needed, what, free }: { needed: string; what: string; free: string }) =>
    `Der Datenträger ist zu voll: Für ${what} werden ${needed} gebraucht, frei sind ${free}. Nichts wurde geändert; schaffe Platz und versuche es erneut.`,
  nothingUnder: nothingToUndoUnder,
  unknownUndo: ({ line }: { line: string }) =>
    `Dieses Pilotlight weiß nicht, wie sich „${line}“ rückgängig machen lässt. Nichts wurde geändert.`,
} as const;

export const PLANS = {
  notChanged: ({ path, reason }: { path: string; reason: string }) => `${path} wird nicht geändert: ${reason}.`,
  othersCanReplace: ({ path }: { path: string }) =>
    `Andere Konten können Dateien in ${path} ersetzen, auch was jetzt dort geschrieben wird.`,
  hardLink: ({ path }: { path: string }) =>
    `${path} hat noch einen anderen Namen (einen harten Link); die Datei unter jenem Namen bleibt, wie sie ist, und ist dann nicht mehr dieselbe.`,
  attributesLost: ({ path }: { path: string }) =>
    `Die Zugriffsliste und die erweiterten Attribute von ${path} bleiben nicht erhalten.`,
  impossibleDate: 'unmögliches Datum',
} as const;
