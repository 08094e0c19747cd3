/** Backups: what is in them, what is not, and putting files back. */

import { cannotRead } from '../common.ts';

export const BACKUP = {
  theBackup: 'the backup',
  notWritten: ({ place, reason }: { place: string; reason: string }) =>
    `The backup cannot be written to ${place}: ${reason}.`,
  tooLarge: 'larger than 16 MiB',
  unreadable: 'cannot be read',
  holdsSecret: 'seems to hold a key or token, and not in a form that can be left out',
  notPlainFile: ({ path }: { path: string }) => `${path} is not a plain file, so nothing is written there.`,
  exists: ({ path }: { path: string }) => `${path} is there already. Name another file, or use --force to replace it.`,
  copyDamagedNothingWritten: ({ name }: { name: string }) =>
    `The backup copy of ${name} is damaged; nothing was written.`,
  cannotWrite: ({ path, reason }: { path: string; reason: string }) => `${path} cannot be written: ${reason}.`,
  cannotRead: cannotRead,
  notABackup: ({ path }: { path: string }) => `${path} is no backup of Pilotlight’s.`,
  noFolder: ({ folder }: { folder: string }) => `The folder ${folder} cannot be made.`,
  noGit: 'git was not found on this computer. Backups are kept without it.',
  gitFailed: ({ folder }: { folder: string }) => `git could not start a history in ${folder}.`,
} as const;

export const RESTORE = {
  noSuchFile: ({ name }: { name: string }) => `The backup holds no file “${name}”.`,
  wasBroken: ({ path }: { path: string }) => `${path} was broken when it was backed up and is left as it is.`,
  notIncluded: ({ name, reason }: { name: string; reason: string }) =>
    `Not in the backup, and left as it is: ${name} (${reason}).`,
  nothingToRestore: 'Everything is as the backup has it; there is nothing to restore.',
  onlyBroken: ({ names, one }: { names: string; one: string }) =>
    `Nothing to restore: ${names} was broken when it was backed up and is left as it is; everything else is as the backup has it. To get it back all the same, name it: pilotlight restore ${one}`,
  title: ({ date }: { date: string }) => `Restore from the backup of ${date}`,
  notOfConfiguration: ({ name }: { name: string }) => `“${name}” is no file of Claude Code’s configuration.`,
  copyDamaged: ({ name }: { name: string }) => `The backup copy of ${name} is damaged.`,
  unreadableNow: ({ path }: { path: string }) => `${path} cannot be read, so it is not replaced.`,
  putBackChanged: ({ path }: { path: string }) => `Put ${path} back as it was`,
  putBack: ({ path }: { path: string }) => `Put ${path} back`,
  missingKept: ({ path, names }: { path: string; names: string }) =>
    `Not in the backup, so left out of ${path}: ${names}.`,
  missingNow: ({ path, names }: { path: string; names: string }) =>
    `Not in the backup, so as it is now in ${path}: ${names}.`,
  brokenThen: ({ path }: { path: string }) =>
    `${path} was broken when it was backed up; keys and tokens are missing in it.`,
  notThere: 'not there at that time',
} as const;
