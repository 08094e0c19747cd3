/** Pilotlight's own folder, settings and lock. */

export const OWN_SETTINGS = {
  denied: ({ path }: { path: string }) => `Pilotlight may not read its settings in ${path}.`,
  unknownKeyIn: ({ key, file }: { key: string; file: string }) =>
    `The setting “${key}” in ${file} is not one that Pilotlight understands; it uses the default.`,
  notOver: ({ path }: { path: string }) =>
    `Pilotlight may not read ${path}, so it leaves that file as it is and could not save its settings.`,
  notKept: ({ reason }: { reason: string }) => `Pilotlight could not save its settings: ${reason}.`,
  setAside: ({ file }: { file: string }) => `The old file is kept as ${file}.corrupt.`,
  notSetAside: 'The old file could not be moved aside.',
  unreadable: ({ rest }: { rest: string }) =>
    `Pilotlight could not read its settings and starts with the defaults. ${rest}`,
  unknownKey: ({ key }: { key: string }) =>
    `The setting “${key}” is not one that Pilotlight understands; it uses the default.`,
  keptBeside: ({ name }: { name: string }) => `It is kept beside it as ${name}.corrupt.`,
  notSetAsideStore: 'It could not be set aside.',
  unreadableStore: ({ name, rest }: { name: string; rest: string }) =>
    `Pilotlight could not read its own ${name} and starts it afresh. ${rest}`,
} as const;

export const OWN_FOLDER = {
  notWritable: ({ folder }: { folder: string }) => `Pilotlight cannot write to its folder ${folder}.`,
  another: 'Another Pilotlight',
  anotherProcess: ({ pid }: { pid: number }) => `Another Pilotlight (process ${pid})`,
  atWork: ({ who, folder }: { who: string; folder: string }) =>
    `${who} is already at work with ${folder}. End that one first, or name another folder in PILOTLIGHT_HOME.`,
  cannotMake: ({ folder }: { folder: string }) =>
    `Pilotlight cannot make its folder ${folder}. Please make it writable, or name another one in PILOTLIGHT_HOME.`,
  wasOpen: ({ folder }: { folder: string }) =>
    `Other accounts could get into ${folder}, where Pilotlight keeps backups. Only yours can now.`,
  isOpen: ({ folder }: { folder: string }) =>
    `Other accounts can get into ${folder}, where Pilotlight keeps backups, and that could not be changed. Name another folder in PILOTLIGHT_HOME.`,
} as const;
