/** German for ../messages/recovery/update.ts. */

import { CLAUDE_NOT_STARTED } from '../common.ts';

export const UPDATE = {
  systemPackage: 'der Paketmanager deines Systems (das Paket heißt claude-code)',
  nothingKnown:
    'Die Version des installierten Claude Code lässt sich nicht lesen, und die neueste ließ sich nicht abfragen. Prüfe das Netz.',
  faults: ({ list }: { list: string }) => ` Bei dieser Version bekannt: ${list}.`,
  notAsked: ({ version, faults }: { version: string; faults: string }) =>
    `Claude Code ${version} ist installiert; die neueste Version ließ sich nicht abfragen. Prüfe das Netz.${faults}`,
  notCompared: ({ newest, channel }: { newest: string; channel: string }) =>
    `Die Version des installierten Claude Code lässt sich nicht lesen; ${newest} ist die neueste im Kanal „${channel}“.`,
  newest: ({ version, channel, faults }: { version: string; channel: string; faults: string }) =>
    `Claude Code ${version} ist das neueste im Kanal „${channel}“.${faults}`,
  byPackageManager: ({ command }: { command: string }) =>
    ` Es kam über einen Paketmanager, der es auch aktualisiert: ${command}.`,
  outdated: ({
    version,
    newest,
    channel,
    faults,
    how,
  }: {
    version: string;
    newest: string;
    channel: string;
    faults: string;
    how: string;
  }) => `Claude Code ${version} ist installiert, ${newest} ist verfügbar (Kanal „${channel}“).${faults}${how}`,
  damaged: ({ path }: { path: string }) =>
    `${path} ist beschädigt oder lässt sich nicht lesen. Repariere die Datei, bevor Claude Code gestartet wird.`,
  notStarted: CLAUDE_NOT_STARTED,
  notUpdated: ({ reason, version }: { reason: string; version: string }) =>
    `Die Aktualisierung hat nicht geklappt. ${reason} Claude Code ${version} ist noch da.`,
  updated: ({ version }: { version: string }) =>
    `Claude Code ist jetzt ${version}. Laufende Sitzungen behalten die alte Version.`,
  newestAlready: ({ version }: { version: string }) => `Claude Code ${version} ist schon das neueste.`,
  noVersion: 'keine Version',
  unchanged: ({ version }: { version: string }) =>
    `Claude Code meldet, es habe sich aktualisiert, installiert ist aber weiterhin: ${version}.`,
  noAccess:
    'Dieses Konto darf nicht dorthin schreiben, wo Claude Code installiert ist. Frage, wer es installiert hat, oder installiere es mit „claude install“ für dich selbst.',
  diskFull: 'Der Datenträger ist voll.',
  unreachable: 'Der Download-Server war nicht erreichbar. Prüfe das Netz und den Proxy.',
  noReason: 'Claude Code hat keinen Grund genannt.',
  title: 'Claude Code aktualisieren',
} as const;
