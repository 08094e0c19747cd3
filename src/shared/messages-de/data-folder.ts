/** German for ../messages/data-folder.ts. */

export const OWN_SETTINGS = {
  denied: ({ path }: { path: string }) => `Pilotlight darf seine Einstellungen in ${path} nicht lesen.`,
  unknownKeyIn: ({ key, file }: { key: string; file: string }) =>
    `Die Einstellung „${key}“ in ${file} versteht Pilotlight nicht; es gilt der Standardwert.`,
  notOver: ({ path }: { path: string }) =>
    `Pilotlight darf ${path} nicht lesen, lässt die Datei deshalb, wie sie ist, und konnte seine Einstellungen nicht speichern.`,
  notKept: ({ reason }: { reason: string }) => `Pilotlight konnte seine Einstellungen nicht speichern: ${reason}.`,
  setAside: ({ file }: { file: string }) => `Die alte Datei bleibt als ${file}.corrupt erhalten.`,
  notSetAside: 'Die alte Datei ließ sich nicht beiseitelegen.',
  unreadable: ({ rest }: { rest: string }) =>
    `Pilotlight konnte seine Einstellungen nicht lesen und beginnt mit den Standardwerten. ${rest}`,
  unknownKey: ({ key }: { key: string }) =>
    `Die Einstellung „${key}“ versteht Pilotlight nicht; es gilt der Standardwert.`,
  keptBeside: ({ name }: { name: string }) => `Die alte Datei bleibt daneben als ${name}.corrupt erhalten.`,
  notSetAsideStore: 'Die alte Datei ließ sich nicht beiseitelegen.',
  unreadableStore: ({ name, rest }: { name: string; rest: string }) =>
    `Pilotlight konnte seine eigene Datei ${name} nicht lesen und beginnt sie neu. ${rest}`,
} as const;

export const OWN_FOLDER = {
  notWritable: ({ folder }: { folder: string }) => `Pilotlight kann in seinen Ordner ${folder} nicht schreiben.`,
  another: 'Ein anderes Pilotlight',
  anotherProcess: ({ pid }: { pid: number }) => `Ein anderes Pilotlight (Prozess ${pid})`,
  atWork: ({ who, folder }: { who: string; folder: string }) =>
    `${who} arbeitet bereits mit ${folder}. Beende es zuerst, oder gib in PILOTLIGHT_HOME einen anderen Ordner an.`,
  cannotMake: ({ folder }: { folder: string }) =>
    `Pilotlight kann seinen Ordner ${folder} nicht anlegen. Mach ihn beschreibbar, oder gib in PILOTLIGHT_HOME einen anderen an.`,
  wasOpen: ({ folder }: { folder: string }) =>
    `${folder}, wo Pilotlight Sicherungen aufbewahrt, war für andere Konten zugänglich. Jetzt ist es das nur noch für deines.`,
  isOpen: ({ folder }: { folder: string }) =>
    `${folder}, wo Pilotlight Sicherungen aufbewahrt, ist für andere Konten zugänglich, und das ließ sich nicht ändern. Gib in PILOTLIGHT_HOME einen anderen Ordner an.`,
} as const;
