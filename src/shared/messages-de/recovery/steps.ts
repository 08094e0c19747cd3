/** German for ../messages/recovery/steps.ts. */

export const FILE_FAILURES = {
  unreadable: 'lässt sich nicht lesen',
  foreign: 'gehört einem anderen Konto; frage den Besitzer',
  changedSincePlan: 'hat sich geändert, seit dies geplant wurde',
  notAsPlanned: 'ist nicht das, wofür diese Änderung geplant wurde',
  hasMode: 'hat diese Zugriffsrechte schon',
  noCopy: ({ reason }: { reason: string }) => `kann die Sicherungskopie nicht aufnehmen: ${reason}`,
  copyNotKept: 'hat die Sicherungskopie nicht behalten',
  changed: 'hat sich inzwischen geändert',
  // The caller says 'written' or 'removed', in English.
  cannotBe: ({ what, reason }: { what: string; reason: string }) =>
    `kann nicht ${what === 'removed' ? 'entfernt' : 'geschrieben'} werden: ${reason}`,
  modeKept: 'behält seine Zugriffsrechte',
  changedSince: 'wurde seither geändert; diese Änderung ginge sonst verloren',
  copyBroken: 'enthält die Sicherungskopie nicht mehr ganz',
  notJson: 'ist kein JSON-Objekt mehr',
  failed: ({ path, what }: { path: string; what: string }) => `${path} ${what}. Es ging nichts verloren.`,
} as const;

export const KEYCHAIN_FAILURES = {
  restStays: ({ keys }: { keys: string }) => `was sonst darin steht, bleibt (${keys})`,
  takeLogin: ({ service }: { service: string }) =>
    `Die Anmeldung (claudeAiOauth) aus dem Schlüsselbund-Eintrag „${service}“ entfernen`,
  takeToken: ({ service }: { service: string }) =>
    `Den Schlüsselbund-Eintrag „${service}“ ganz entfernen: Darin steht nur ein Token oder Schlüssel, ohne das, was zu einer Anmeldung gehört`,
  takeWhole: ({ service }: { service: string }) =>
    `Den Schlüsselbund-Eintrag „${service}“ ganz entfernen: Sein Inhalt ist nicht lesbar, die Anmeldung lässt sich nicht vom Rest unterscheiden`,
  gone: 'Den Schlüsselbund-Eintrag gibt es nicht mehr.',
  tooLarge:
    'Der Schlüsselbund-Eintrag ist so groß (viele MCP-Anmeldungen), dass er sich nicht wiederherstellen ließe, ohne dass andere Programme ihn sehen. Melde dich stattdessen erneut an: Das ersetzt nur die Anmeldung.',
  noCopy: 'Die Sicherungskopie lässt sich nicht anlegen.',
  copyNotKept: 'Die Sicherungskopie ist nicht vollständig angekommen.',
  changed: 'Der Schlüsselbund-Eintrag hat sich inzwischen geändert.',
  unreadable: 'Der Schlüsselbund kann gerade nicht gelesen werden.',
  newer: 'Im Schlüsselbund liegt eine neuere Anmeldung.',
  copyBroken: 'Die Sicherungskopie ist nicht mehr vollständig.',
  changedSince: 'Der Schlüsselbund-Eintrag ist nicht mehr der, der er war.',
  grown: 'Der Schlüsselbund-Eintrag ist zu groß geworden, um geändert zu werden.',
  notTaken: 'macOS hat den Schlüsselbund-Eintrag nicht angenommen.',
  silent: 'Der Schlüsselbund von macOS hat nicht geantwortet; vielleicht wartet ein Dialog auf dich.',
  noTool: ({ program }: { program: string }) => `Das Programm ${program} ließ sich nicht ausführen.`,
  locked: 'Der Schlüsselbund von macOS ist gesperrt.',
  notAllowed: 'macOS hat es nicht erlaubt.',
  refused: ({ code }: { code: number }) => `Der Schlüsselbund von macOS hat abgelehnt (Code ${code}).`,
  failed: ({ reason }: { reason: string }) => `${reason} Es ging nichts verloren.`,
} as const;

export const LOCK_FAILURES = {
  inUse: ({ path }: { path: string }) => `${path} ist wieder in Gebrauch. Nichts wurde geändert.`,
  gone: ({ path }: { path: string }) => `${path} gibt es nicht mehr. Nichts wurde geändert.`,
  kept: ({ reason }: { reason: string }) => `${reason} Nichts wurde geändert.`,
  notRemoved: ({ path }: { path: string }) => `${path} lässt sich nicht entfernen. Es ging nichts verloren.`,
} as const;

export const MOVE_FAILURES = {
  gone: ({ path }: { path: string }) => `${path} gibt es nicht mehr`,
  inUse: ({ path }: { path: string }) => `${path} ist vielleicht wieder in Gebrauch`,
  taken: ({ path }: { path: string }) => `${path} gibt es schon`,
  changed: ({ path }: { path: string }) => `${path} ist nicht mehr, was es war`,
  movedGone: 'Was beiseitegelegt wurde, ist nicht mehr da',
  thereAgain: ({ path }: { path: string }) => `${path} ist wieder da`,
  notRenamed: ({ path }: { path: string }) => `${path} lässt sich nicht umbenennen. Es ging nichts verloren.`,
  failed: ({ reason }: { reason: string }) => `${reason}. Nichts wurde geändert.`,
} as const;

export const FOLDER_FAILURES = {
  taken: ({ path }: { path: string }) => `${path} gibt es schon. Nichts wurde geändert.`,
  notMade: ({ path }: { path: string }) => `${path} lässt sich nicht anlegen. Nichts wurde geändert.`,
  inUse: ({ path }: { path: string }) => `In ${path} liegt inzwischen etwas, deshalb bleibt der Ordner.`,
  notRemoved: ({ path }: { path: string }) => `${path} lässt sich nicht entfernen. Es ging nichts verloren.`,
} as const;
