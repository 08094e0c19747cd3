/** German for ../messages/recovery/backup.ts. */

import { cannotRead } from '../common.ts';

export const BACKUP = {
  theBackup: 'die Sicherung',
  notWritten: ({ place, reason }: { place: string; reason: string }) =>
    `Die Sicherung kann nicht nach ${place} geschrieben werden: ${reason}.`,
  tooLarge: 'größer als 16 MiB',
  unreadable: 'nicht lesbar',
  holdsSecret:
    'enthält anscheinend einen Schlüssel oder ein Token, und zwar in einer Form, die sich nicht auslassen lässt',
  notPlainFile: ({ path }: { path: string }) =>
    `${path} ist keine gewöhnliche Datei, deshalb wird dort nichts geschrieben.`,
  exists: ({ path }: { path: string }) =>
    `${path} gibt es schon. Nenne eine andere Datei oder ersetze diese mit --force.`,
  copyDamagedNothingWritten: ({ name }: { name: string }) =>
    `Die Sicherungskopie von ${name} ist beschädigt; es wurde nichts geschrieben.`,
  cannotWrite: ({ path, reason }: { path: string; reason: string }) =>
    `${path} kann nicht geschrieben werden: ${reason}.`,
  cannotRead: cannotRead,
  notABackup: ({ path }: { path: string }) => `${path} ist keine Sicherung von Pilotlight.`,
  noFolder: ({ folder }: { folder: string }) => `Der Ordner ${folder} lässt sich nicht anlegen.`,
  noGit: 'git wurde auf diesem Computer nicht gefunden. Sicherungen werden ohne git aufbewahrt.',
  gitFailed: ({ folder }: { folder: string }) => `git konnte in ${folder} keinen Verlauf beginnen.`,
} as const;

export const RESTORE = {
  noSuchFile: ({ name }: { name: string }) => `Die Sicherung enthält keine Datei „${name}“.`,
  wasBroken: ({ path }: { path: string }) => `${path} war bei der Sicherung schon beschädigt und bleibt, wie es ist.`,
  notIncluded: ({ name, reason }: { name: string; reason: string }) =>
    `Nicht in der Sicherung und daher unverändert: ${name} (${reason}).`,
  nothingToRestore: 'Alles ist so, wie es in der Sicherung steht; es gibt nichts wiederherzustellen.',
  onlyBroken: ({ names, one }: { names: string; one: string }) =>
    `Nichts wiederherzustellen. Bei der Sicherung schon beschädigt und daher unverändert: ${names}; alles andere ist so, wie es in der Sicherung steht. Trotzdem zurückholen, mit Namen: pilotlight restore ${one}`,
  title: ({ date }: { date: string }) => `Aus der Sicherung vom ${date} wiederherstellen`,
  notOfConfiguration: ({ name }: { name: string }) =>
    `„${name}“ ist keine Datei aus der Konfiguration von Claude Code.`,
  copyDamaged: ({ name }: { name: string }) => `Die Sicherungskopie von ${name} ist beschädigt.`,
  unreadableNow: ({ path }: { path: string }) => `${path} lässt sich nicht lesen und wird deshalb nicht ersetzt.`,
  putBackChanged: ({ path }: { path: string }) => `${path} zurückholen, wie es war`,
  putBack: ({ path }: { path: string }) => `${path} zurückholen`,
  missingKept: ({ path, names }: { path: string; names: string }) =>
    `Nicht in der Sicherung und deshalb in ${path} ausgelassen: ${names}.`,
  missingNow: ({ path, names }: { path: string; names: string }) =>
    `Nicht in der Sicherung und deshalb in ${path} auf dem jetzigen Stand: ${names}.`,
  brokenThen: ({ path }: { path: string }) =>
    `${path} war bei der Sicherung schon beschädigt; Schlüssel und Tokens fehlen darin.`,
  notThere: 'damals nicht vorhanden',
} as const;
