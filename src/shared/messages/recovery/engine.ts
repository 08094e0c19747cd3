/** What the engine says of a plan that it carries out, or does not. */

import { nothingToUndoUnder, UNCHANGED } from '../common.ts';

export const ENGINE = {
  folderThere: ({ folder }: { folder: string }) =>
    `The journal folder ${folder} is there already. Nothing was changed.`,
  unchanged: UNCHANGED,
  changedAtOnce: 'The change did not hold: another program changed it at once. Try again.',
  notTakenBack: ({ reason, id }: { reason: string; id: string }) =>
    `Not everything could be undone: ${reason} “pilotlight undo ${id}” tries again.`,
  notHeld: 'The change did not hold.',
  noJournal: ({ reason, unchanged }: { reason: string; unchanged: string }) =>
    `The journal cannot be written: ${reason}. ${unchanged}`,
  journalGone: ({ folder }: { folder: string }) => `The journal ${folder} is gone.`,
  interruptedUnread: ({ title }: { title: string }) =>
    `“${title}” was interrupted, and what it touched cannot be read right now. Pilotlight will try again.`,
  interruptedNotUndone: ({ title, reason, id }: { title: string; reason: string; id: string }) =>
    `“${title}” was interrupted, and cannot be undone now: ${reason} “pilotlight undo ${id}” tries again.`,
  interruptedUndone: ({ title }: { title: string }) => `“${title}” was interrupted and has been undone.`,
  unknownStep: ({ line }: { line: string }) => `This Pilotlight does not know how to undo “${line}”.`,
  undoNotSeen: ({ line }: { line: string }) =>
    `“${line}” was undone, but it does not show. Another program may have changed it at once.`,
  andBackup: ({ path }: { path: string }) => `${path} and its backup`,
  theUndo: 'the undo',
  noRoom: ({ needed, what, free }: { needed: string; what: string; free: string }) =>
    `The disk is too full: ${needed} are needed for ${what}, ${free} are free. Nothing was changed; make room and try again.`,
  nothingUnder: nothingToUndoUnder,
  unknownUndo: ({ line }: { line: string }) =>
    `This Pilotlight does not know how to undo “${line}”. Nothing was changed.`,
} as const;

export const PLANS = {
  notChanged: ({ path, reason }: { path: string; reason: string }) => `${path} is not changed: ${reason}.`,
  othersCanReplace: ({ path }: { path: string }) =>
    `Other accounts can replace files in ${path}, also what is written there now.`,
  hardLink: ({ path }: { path: string }) =>
    `${path} has another name (a hard link); the file under that name stays as it is and is no longer the same.`,
  attributesLost: ({ path }: { path: string }) =>
    `The access list and the extended attributes of ${path} are not kept.`,
  impossibleDate: 'an impossible date',
} as const;
