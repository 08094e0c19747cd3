/** German for ../messages/recovery/variables.ts. */

import { NOTICED_AT_NEXT_START } from '../common.ts';

export const AFTER = {
  sends: ({ what }: { what: string }) => `Danach sendet Claude Code: ${what}.`,
  sendsEach: ({ interactive, print }: { interactive: string; print: string }) =>
    `Danach sendet claude: ${interactive}; und claude -p: ${print}.`,
  signInFirst: ({ none }: { none: string }) => `${none}; zuerst anmelden`,
  signedRequests: 'signierte Anfragen',
  to: ({ what, host }: { what: string; host: string }) => `${what} an ${host}`,
} as const;

export const CORRECT = {
  notInFile: ({ name }: { name: string }) => `${name} steht in keiner Datei, die Pilotlight berichtigen darf.`,
  changed: ({ name }: { name: string }) => `${name} ist nicht mehr, was es war.`,
  setTwice: ({ name, file }: { name: string; file: string }) =>
    `${name} ist auch in ${file} gesetzt. Sieh nach, welches von beiden du willst, und entferne das andere.`,
  stillWrong: ({ name, file }: { name: string; file: string }) =>
    `${name} wäre danach immer noch falsch. Setze es in ${file} neu.`,
  setElsewhere: ({ name, place }: { name: string; place: string }) =>
    `${name} ist auch in ${place} gesetzt und würde von dort weiter gelten. Berichtige es zuerst dort.`,
  title: ({ name }: { name: string }) => `${name} berichtigen`,
  moveTitle: ({ from, to }: { from: string; to: string }) => `Den Wert von ${from} nach ${to} verschieben`,
  closeFirst: NOTICED_AT_NEXT_START,
  leaveOut: ({ name, end, file }: { name: string; end: string; file: string }) =>
    `${end} am Ende von ${name} im env-Block von ${file} weglassen`,
  unquote: ({ name, file }: { name: string; file: string }) =>
    `Die Anführungszeichen um ${name} im env-Block von ${file} entfernen`,
  unquoteAndLeaveOut: ({ name, end, file }: { name: string; end: string; file: string }) =>
    `Die Anführungszeichen um ${name} entfernen und ${end} am Ende weglassen, im env-Block von ${file}`,
  rename: ({ from, to, file }: { from: string; to: string; file: string }) =>
    `${from} im env-Block von ${file} in ${to} umbenennen; der Wert bleibt`,
} as const;

export const DISABLE = {
  notSet: ({ name }: { name: string }) => `${name} ist nirgends gesetzt, wo Pilotlight hinsehen kann.`,
  managed: ({ name, file }: { name: string; file: string }) =>
    `${name} ist vom Administrator dieses Computers gesetzt, in ${file}. Nur er kann das ändern.`,
  title: ({ name }: { name: string }) => `${name} abschalten`,
  titleAll: ({ name }: { name: string }) => `${name} und was dazugehört abschalten`,
  valueKept: 'Der Wert, der jetzt dort steht, kommt in die Sicherung, die nur dein Konto lesen kann.',
  closeFirst: NOTICED_AT_NEXT_START,
  unreadable: ({ file }: { file: string }) => `${file} lässt sich nicht lesen, deshalb lässt sich darin nichts setzen.`,
  broken: ({ file }: { file: string }) => `${file} ist beschädigt. Repariere die Datei zuerst.`,
  setEmpty: ({ name, file }: { name: string; file: string }) => `${name} im env-Block von ${file} leer setzen`,
  elsewhere: ({ file, line, name }: { file: string; line: string; name: string }) =>
    `Andere Programme sehen es weiterhin. Gesetzt ist es in ${file}${line}; entferne ${name} dort selbst.`,
} as const;
