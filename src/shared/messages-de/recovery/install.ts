/** German for ../messages/recovery/install.ts. */

export const OWN_COMMAND = {
  unreadable: ({ path }: { path: string }) => `${path} lässt sich nicht lesen. Nichts wurde geändert.`,
  taken: ({ path }: { path: string }) => `${path} gibt es schon, und nicht von Pilotlight. Lege es zuerst beiseite.`,
  thereAlready: ({ path }: { path: string }) => `Den Befehl gibt es schon: ${path}`,
  renew: ({ path }: { path: string }) => `${path} erneuern`,
  make: ({ path }: { path: string }) => `${path} anlegen, zum Starten dieses Pilotlights`,
  title: '„pilotlight“ als Befehl in jedem Terminal einrichten',
  absent: ({ path }: { path: string }) => `${path} gibt es nicht.`,
  notOurs: ({ path }: { path: string }) => `${path} ist nicht von Pilotlight und bleibt deshalb.`,
  removeTitle: 'Den Befehl „pilotlight“ entfernen',
  remove: ({ path }: { path: string }) => `${path} entfernen`,
} as const;

export const AUTOSTART = {
  taskScheduler: ({ name }: { name: string }) => `${name} (Aufgabenplanung)`,
} as const;

export const UNINSTALL = {
  vaultEntry: ({ account }: { account: string }) => `„${account}“ aus dem Schlüsselbund des Systems entfernen`,
  autostart: ({ path }: { path: string }) => `Nicht mehr mit dem Computer starten: ${path} entfernen`,
  notRemoved: ({ path }: { path: string }) => `${path} ließ sich nicht entfernen.`,
  desktopAutostart: ({ path }: { path: string }) => `Nicht mehr mit dem Desktop starten: ${path} entfernen`,
  data: ({ folder }: { folder: string }) =>
    `Entfernen, was Pilotlight in ${folder} aufbewahrt: Einstellungen, Verlauf, Protokoll und die Kopien, die zum Rückgängigmachen nötig sind`,
  notRemovedIn: ({ folder, names }: { folder: string; names: string }) =>
    `In ${folder} ließ sich nicht entfernen: ${names}.`,
  macAutostart: 'Falls die App mit dem Computer startet: Systemeinstellungen, Allgemein, Anmeldeobjekte.',
  windowsAutostart: 'Falls die App mit dem Computer startet: Einstellungen, Apps, Autostart.',
  backupsStay: ({ folder }: { folder: string }) =>
    `Deine Sicherungen bleiben in ${folder} (--with-backups entfernt auch sie).`,
  otherFiles: ({ folder, names }: { folder: string; names: string }) =>
    `In ${folder} bleibt, was nicht von Pilotlight ist: ${names}.`,
  repairsStay:
    'Was in deiner Konfiguration repariert wurde, bleibt repariert, und deine Anmeldung bleibt, wie sie ist.',
  programStays:
    'Das Programm selbst liegt dort, wo du es abgelegt hast: Entferne diesen Ordner oder dieses Paket selbst.',
} as const;
