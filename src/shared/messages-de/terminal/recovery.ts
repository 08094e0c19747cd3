/** German for ../messages/terminal/recovery.ts. */

import { KEEPS_CHANGING, nothingToUndoUnder, UNCHANGED, undoOf } from '../common.ts';

export const PROMPTS = {
  nothingStored: 'Es wurde nichts gespeichert.',
  hidden: ({ question }: { question: string }) => `${question} (wird nicht angezeigt) `,
  keepsChanging: KEEPS_CHANGING,
  changedAgain:
    'Eine Datei hat sich zwischendurch geändert. Es wurde noch nichts getan; der Plan entspricht jetzt dem neuen Stand.',
  nothingLeft:
    'Eine Datei hat sich zwischendurch geändert, und jetzt ist etwas anderes zu tun als vorher. Es wurde nichts getan; sieh es dir noch einmal an.',
  dryRun: 'Nichts wurde geändert (--dry-run).',
  doThis: 'Das ausführen?',
  sayYes: 'Nichts wurde geändert: --yes führt es aus.',
  unchanged: UNCHANGED,
  done: ({ undo }: { undo: string }) => `Erledigt. Rückgängig machen, bis zu 30 Tage lang: ${undo}`,
  next: ({ next }: { next: string }) => `Nächster Schritt: ${next}`,
  noFolder: ({ folder }: { folder: string }) => `Einen Ordner ${folder} gibt es nicht. Prüfe den Namen.`,
  nothingToUndo: 'Es gibt nichts rückgängig zu machen.',
  nothingUnder: nothingToUndoUnder,
  takeBack: undoOf,
  undone: 'Rückgängig gemacht; alles ist wie zuvor.',
  unknownWord: ({ command, word }: { command: string; word: string }) =>
    `„${command} ${word}“ gibt es nicht. „pilotlight ${command} --help“ zeigt, was es gibt.`,
} as const;
