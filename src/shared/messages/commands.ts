/** Why a command was not carried out. */
import { KEEPS_CHANGING } from './common.ts';

export const COMMAND_TEXTS = {
  notPossible: 'This is not possible here.',
  noProfileYet: 'No profile has been found yet.',
  updating: 'An update is under way already.',
  installing: 'The installer is running already.',
  lookFirst: 'Look for a newer version first.',
  profileGone: 'This profile is no longer there.',
  cannotStop: 'This cannot be stopped now.',
  signInOver: 'This sign-in is over. Start a new one.',
  signingIn: 'A sign-in is under way already.',
  previewGone: 'This preview is no longer up to date. Look at a new one first.',
  previewOld: 'The preview was too old, so it was made anew. Nothing was done yet.',
  changedMeanwhile: 'Something changed meanwhile, so nothing was done yet. This is what would be done now.',
  keepsChanging: KEEPS_CHANGING,
  noticeGone: 'This notification is gone already.',
  tooOften: 'Pilotlight has just looked. Try again in a few seconds.',
  notSaved: ({ why }: { why: string }) => `${why} What you chose holds until Pilotlight ends.`,
  notYours: 'Only folders you added can be removed; Pilotlight found the others by itself.',
  noBackup: 'There is no backup yet. Pilotlight makes one a day, and one before every change.',
  variableGone: 'The variable is no longer set.',
  ownFault: 'That did not work, and it is Pilotlight’s own fault. “pilotlight undo” takes back what was begun.',
  wholeFile: 'the whole file',
  unknownCommand: 'Pilotlight does not know this command.',
  badPayload: ({ name }: { name: string }) => `The command “${name}” came with something it does not take.`,
  noAnswer: 'Pilotlight did not answer.',
} as const;
