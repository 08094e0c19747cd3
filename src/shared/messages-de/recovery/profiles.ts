/** German for ../messages/recovery/profiles.ts. */

export const NEW_PROFILE = {
  title: ({ name }: { name: string }) => `Profil „${name}“ anlegen`,
  folder: ({ path }: { path: string }) => `Den Ordner ${path} anlegen, nur für dich`,
  alias: ({ file, line }: { file: string; line: string }) => `In ${file} eintragen: ${line}`,
  nothingCopied: 'Es wird nichts kopiert: Das Profil beginnt ohne Anmeldung, Einstellungen und Verlauf.',
  newTerminals: ({ alias }: { alias: string }) => `Terminals, die danach geöffnet werden, kennen ${alias}.`,
  noShell: 'Für deine Shell wird kein Alias geschrieben.',
  noLetters: 'Der Name braucht einen Buchstaben von a bis z oder eine Ziffer, damit der Ordner einen Namen bekommt.',
  nameTaken: ({ name }: { name: string }) =>
    `${name} ist schon ein Befehl. Wähle einen anderen Namen oder lass den Alias weg.`,
  folderTaken: ({ path }: { path: string }) => `${path} gibt es schon. Wähle einen anderen Namen.`,
  otherEncoding: ({ path }: { path: string }) =>
    `${path} ist nicht in UTF-8 geschrieben, deshalb lässt sich dort kein Alias eintragen. Lass den Alias weg.`,
  unreadable: ({ path }: { path: string }) =>
    `${path} lässt sich nicht lesen, deshalb lässt sich dort kein Alias eintragen.`,
} as const;
