/** Disabling a variable, or correcting it. */

import { NOTICED_AT_NEXT_START } from '../common.ts';

export const AFTER = {
  sends: ({ what }: { what: string }) => `Afterwards Claude Code sends ${what}.`,
  sendsEach: ({ interactive, print }: { interactive: string; print: string }) =>
    `Afterwards claude sends ${interactive}, and claude -p ${print}.`,
  signInFirst: ({ none }: { none: string }) => `${none}: sign in first`,
  signedRequests: 'signed requests',
  to: ({ what, host }: { what: string; host: string }) => `${what} to ${host}`,
} as const;

export const CORRECT = {
  notInFile: ({ name }: { name: string }) => `${name} does not stand in a file that Pilotlight may correct.`,
  changed: ({ name }: { name: string }) => `${name} is no longer what it was.`,
  setTwice: ({ name, file }: { name: string; file: string }) =>
    `${name} is set in ${file} as well. Look which of the two you want, and remove the other.`,
  stillWrong: ({ name, file }: { name: string; file: string }) =>
    `${name} would still be wrong afterwards. Set it anew in ${file}.`,
  setElsewhere: ({ name, place }: { name: string; place: string }) =>
    `${name} is set in ${place} as well and would still count from there. Correct it there first.`,
  title: ({ name }: { name: string }) => `Correct ${name}`,
  moveTitle: ({ from, to }: { from: string; to: string }) => `Move the value of ${from} to ${to}`,
  closeFirst: NOTICED_AT_NEXT_START,
  leaveOut: ({ name, end, file }: { name: string; end: string; file: string }) =>
    `Leave out ${end} at the end of ${name} in the env block of ${file}`,
  unquote: ({ name, file }: { name: string; file: string }) =>
    `Take the quotes off ${name} in the env block of ${file}`,
  unquoteAndLeaveOut: ({ name, end, file }: { name: string; end: string; file: string }) =>
    `Take the quotes off ${name} and leave out ${end} at its end in the env block of ${file}`,
  rename: ({ from, to, file }: { from: string; to: string; file: string }) =>
    `Rename ${from} to ${to} in the env block of ${file}; its value stays`,
} as const;

export const DISABLE = {
  notSet: ({ name }: { name: string }) => `${name} is not set anywhere that Pilotlight can see.`,
  managed: ({ name, file }: { name: string; file: string }) =>
    `${name} is set by the administrator of this computer, in ${file}. Only they can change it.`,
  title: ({ name }: { name: string }) => `Disable ${name}`,
  titleAll: ({ name }: { name: string }) => `Disable ${name} and what belongs to it`,
  valueKept: 'The value that stands there now goes into the backup, which only your account can read.',
  closeFirst: NOTICED_AT_NEXT_START,
  unreadable: ({ file }: { file: string }) => `${file} cannot be read, so nothing can be set in it.`,
  broken: ({ file }: { file: string }) => `${file} is broken. Repair it first.`,
  setEmpty: ({ name, file }: { name: string; file: string }) => `Set ${name} empty in the env block of ${file}`,
  elsewhere: ({ file, line, name }: { file: string; line: string; name: string }) =>
    `Other programs still see it. It is set in ${file}${line}; take ${name} out there yourself.`,
} as const;
