/** German for ../messages/terminal/looking.ts. */

import { cannotRead } from '../common.ts';

export const CHECK_COMMAND = {
  badSpan: 'Eine Zeitspanne ist eine Zahl mit s, m, h, d oder w, etwa 24h.',
} as const;

export const DOCTOR_COMMAND = {
  noTimeLeft: 'keine Zeit mehr',
  nothingToFix: 'Hier gibt es nichts, was Pilotlight beheben könnte.',
  sayYes: 'Es wurde nichts getan: --yes führt es aus.',
  nothingDone: 'Es wurde nichts getan.',
  fixWithJson: '„doctor --fix“ fragt vor jedem Schritt und verträgt sich deshalb nicht mit --json.',
} as const;

export const EXPLAIN_COMMAND = {
  pasteHere: 'Füge den Fehler hier ein, und drücke dann in einer leeren Zeile Strg+D.',
  unreadable: cannotRead,
  nothingGiven: 'Nichts zu erklären: Übergib den Fehler als Text, als Datei oder per Pipe.',
} as const;

export const STATUS_COMMAND = {
  next: ({ step }: { step: string }) => `Nächster Schritt: ${step}`,
  noFormat: ({ name, names }: { name: string; names: string }) =>
    `Ein Format „${name}“ gibt es nicht; es gibt: ${names} oder eine Vorlage.`,
  unknownPlaceholder: ({ name, names }: { name: string; names: string }) =>
    `Eine Vorlage kennt kein {${name}}; sie kennt: ${names}.`,
} as const;

export const ADDRESSES = {
  notUsed: ({ address, place }: { address: number; place: string }) =>
    `Adresse ${address} in ${place} wird nicht verwendet: Sie muss mit https:// beginnen oder http auf diesem Computer sein.`,
} as const;
