/** German for ../messages/recovery/locks.ts. */

interface DatedLock {
  path: string;
  when: string;
}

export const KEPT_LOCK = {
  still: ({ path, when }: DatedLock) => `Die Sperre ${path} wurde zuletzt ${when} erneuert`,
  ahead: ({ path, when }: DatedLock) => `Das Datum der Sperre ${path} ist ${when}`,
  mayLive: ({ still, pid }: { still: string; pid: number }) =>
    `${still}, aber vielleicht hält Prozess ${pid} sie noch: ein Claude Code, das damals lief und immer noch läuft. Beende es und versuche es dann erneut.`,
  elsewhere: ({ still, path }: { still: string; path: string }) =>
    `${still}, aber wer sie hält, läuft vielleicht dort, wo Pilotlight es nicht sehen kann: in einem anderen Container oder auf einem anderen Computer. Läuft dort kein Claude Code, dann entferne sie: rmdir ${path}`,
  clear: ({ path, when }: DatedLock) => `Die verwaiste Sperre ${path} entfernen (zurückgelassen ${when})`,
  clearAhead: ({ path, when }: DatedLock) => `Die verwaiste Sperre ${path} entfernen (ihr Datum ist ${when})`,
} as const;

export const LOCKS = {
  cannotWrite: ({ folder }: { folder: string }) =>
    `In ${folder} kann nichts geschrieben werden. Nichts wurde geändert.`,
  otherPilotlight: 'Ein anderes Pilotlight ist gerade am Werk',
  cannotWriteBecause: ({ folder, reason }: { folder: string; reason: string }) =>
    `In ${folder} kann nichts geschrieben werden: ${reason}. Nichts wurde geändert.`,
  busy: ({ who }: { who: string }) => `${who}. Nichts wurde geändert; versuche es in einer Minute erneut.`,
  claudeSigningIn: 'Claude Code erneuert oder schreibt gerade seine Anmeldung',
  claudeConfiguring: 'Claude Code schreibt gerade seine Konfiguration',
  notMade: ({ path }: { path: string }) => `Die Sperre ${path} lässt sich nicht anlegen. Nichts wurde geändert.`,
  inTheWay: ({ path }: { path: string }) =>
    `${path} heißt wie eine Sperre von Claude Code, ist aber kein leerer Ordner; deshalb lässt sich dort nichts sperren. Lege es zuerst beiseite. Nichts wurde geändert.`,
  kept: ({ reason }: { reason: string }) => `${reason} Nichts wurde geändert.`,
} as const;
