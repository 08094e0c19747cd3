/** What every remedy says in the terminal, before and after. */

import { KEEPS_CHANGING, nothingToUndoUnder, UNCHANGED, undoOf } from '../common.ts';

export const PROMPTS = {
  nothingStored: 'Nothing was stored.',
  hidden: ({ question }: { question: string }) => `${question} (it is not shown) `,
  keepsChanging: KEEPS_CHANGING,
  changedAgain: 'A file changed meanwhile. Nothing was done yet; it was planned again for how things are now.',
  nothingLeft:
    'A file changed meanwhile, and now there is something else to do than before. Nothing was done; look at it again.',
  dryRun: 'Nothing was changed (--dry-run).',
  doThis: 'Do this?',
  sayYes: 'Nothing was changed: use --yes to do it.',
  unchanged: UNCHANGED,
  done: ({ undo }: { undo: string }) => `Done. To undo it within 30 days: ${undo}`,
  next: ({ next }: { next: string }) => `Next: ${next}`,
  noFolder: ({ folder }: { folder: string }) => `There is no folder ${folder}. Check its name.`,
  nothingToUndo: 'There is nothing to undo.',
  nothingUnder: nothingToUndoUnder,
  takeBack: undoOf,
  undone: 'Undone; everything is as it was before.',
  unknownWord: ({ command, word }: { command: string; word: string }) =>
    `“${command} ${word}” does not exist. “pilotlight ${command} --help” shows what there is.`,
} as const;
