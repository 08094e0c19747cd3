/** The command of Pilotlight's own, its autostart, and taking all of it away. */

export const OWN_COMMAND = {
  unreadable: ({ path }: { path: string }) => `${path} cannot be read. Nothing was changed.`,
  taken: ({ path }: { path: string }) => `${path} is there already, and not from Pilotlight. Move it away first.`,
  thereAlready: ({ path }: { path: string }) => `The command is there already: ${path}`,
  renew: ({ path }: { path: string }) => `Renew ${path}`,
  make: ({ path }: { path: string }) => `Make ${path}, which starts this Pilotlight`,
  title: 'Make “pilotlight” a command of every terminal',
  absent: ({ path }: { path: string }) => `There is no ${path}.`,
  notOurs: ({ path }: { path: string }) => `${path} is not from Pilotlight, so it stays.`,
  removeTitle: 'Remove the command “pilotlight”',
  remove: ({ path }: { path: string }) => `Remove ${path}`,
} as const;

export const AUTOSTART = {
  taskScheduler: ({ name }: { name: string }) => `${name} (Task Scheduler)`,
} as const;

export const UNINSTALL = {
  vaultEntry: ({ account }: { account: string }) => `Remove “${account}” from the system vault`,
  autostart: ({ path }: { path: string }) => `Start no longer with the computer: remove ${path}`,
  notRemoved: ({ path }: { path: string }) => `${path} could not be removed.`,
  desktopAutostart: ({ path }: { path: string }) => `Start no longer with the desktop: remove ${path}`,
  data: ({ folder }: { folder: string }) =>
    `Remove what Pilotlight keeps in ${folder}: settings, history, log, and the copies that undo needs`,
  notRemovedIn: ({ folder, names }: { folder: string; names: string }) =>
    `In ${folder} could not be removed: ${names}.`,
  macAutostart: 'If the desktop app starts with the computer: System Settings, General, Login Items.',
  windowsAutostart: 'If the desktop app starts with the computer: Settings, Apps, Startup.',
  backupsStay: ({ folder }: { folder: string }) => `Your backups stay in ${folder} (--with-backups removes them, too).`,
  otherFiles: ({ folder, names }: { folder: string; names: string }) =>
    `In ${folder} stays what is not Pilotlight’s: ${names}.`,
  repairsStay: 'What was repaired in your configuration stays repaired, and your login stays as it is.',
  programStays: 'The program itself lies where you put it: remove that folder or package yourself.',
} as const;
