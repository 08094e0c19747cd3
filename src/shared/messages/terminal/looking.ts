/** What the commands that look and end print. */

import { cannotRead } from '../common.ts';

export const CHECK_COMMAND = {
  badSpan: 'A span is a number with s, m, h, d or w, as 24h.',
} as const;

export const DOCTOR_COMMAND = {
  noTimeLeft: 'no time left',
  nothingToFix: 'There is nothing here that Pilotlight could fix.',
  sayYes: 'Nothing was done: use --yes to do it.',
  nothingDone: 'Nothing was done.',
  fixWithJson: '“doctor --fix” asks before each step, so it does not go with --json.',
} as const;

export const EXPLAIN_COMMAND = {
  pasteHere: 'Paste the error here, then press Ctrl+D on an empty line.',
  unreadable: cannotRead,
  nothingGiven: 'Nothing to explain: pass the error as text or as a file, or pipe it in.',
} as const;

export const STATUS_COMMAND = {
  next: ({ step }: { step: string }) => `Next: ${step}`,
  noFormat: ({ name, names }: { name: string; names: string }) =>
    `There is no format “${name}”; there are: ${names}, or a template.`,
  unknownPlaceholder: ({ name, names }: { name: string; names: string }) =>
    `A template knows no {${name}}; it knows: ${names}.`,
} as const;

export const ADDRESSES = {
  notUsed: ({ address, place }: { address: number; place: string }) =>
    `Address ${address} in ${place} is not used: it must begin with https://, or be http on this computer.`,
} as const;
