/** German for ../messages/recovery/fallback.ts. */

import { cannotRead } from '../common.ts';

// A choice ("dein API-Schlüssel", "das Gateway …") stands in the nominative here, so it is always the subject.
export const FALLBACK = {
  noSuchFallback: ({ name }: { name: string }) =>
    `Es gibt keinen Ersatzzugang „${name}“. „pilotlight fallback add“ legt ein Gateway an.`,
  billedToCloud: 'Jede Anfrage wird über dein Konto beim Cloud-Anbieter abgerechnet, nicht über dein Abo.',
  fromNextStart: 'Laufende Sitzungen bleiben, wie sie sind; die Änderung wirkt, sobald Claude Code neu startet.',
  yourKey: 'dein API-Schlüssel',
  billedToKey: 'Jede Anfrage wird über das Konto des API-Schlüssels abgerechnet, pro Token, nicht über dein Abo.',
  onAlready: ({ name }: { name: string }) =>
    `Der Ersatzzugang „${name}“ ist schon eingeschaltet. Schalte ihn zuerst aus.`,
  settingsUnreadable: 'Die Einstellungsdatei lässt sich nicht lesen.',
  title: ({ choice }: { choice: string }) => `Zugang für Claude Code wechseln: ${choice}`,
  addTo: ({ names, path }: { names: string; path: string }) => `${names} in ${path} eintragen`,
  noteSince: 'Notieren, seit wann er eingeschaltet ist, um dich täglich daran zu erinnern',
  unreadable: cannotRead,
  notOn: 'Es ist kein Ersatzzugang eingeschaltet, also gibt es nichts auszuschalten.',
  noteOff: 'Notieren, dass er ausgeschaltet ist',
  back: 'Zurück zum Abo: Ersatzzugang ausschalten',
  changedSince: ({ names }: { names: string }) => `Seither geändert und daher so belassen: ${names}.`,
  notesDamaged:
    'Was Pilotlight über den Ersatzzugang notiert hat, ist beschädigt; daher ist nicht bekannt, ob der Schlüsselbund des Systems einen Schlüssel enthält. Lege ihn neu ab („pilotlight fallback key“) oder entferne ihn („pilotlight fallback forget“).',
  noProgram:
    'Ein Schlüssel ist abgelegt, aber kein Programm hier könnte ihn an Claude Code weitergeben. Installiere „secret-tool“ (Debian: libsecret-tools) oder den Befehl pilotlight.',
  onNotUsed: ({ reason }: { reason: string }) =>
    `Der Ersatzzugang ist eingeschaltet, wird aber nicht verwendet. ${reason}`,
  inUse: 'Claude Code verwendet den Ersatzzugang statt deines Abos.',
  noKey:
    'Noch ist kein API-Schlüssel abgelegt; mit einem könntest du weiterarbeiten, während die Anmeldung ausgefallen ist.',
  ready:
    'Ein Schlüssel liegt im Schlüsselbund des Systems bereit; solange der Ersatzzugang ausgeschaltet ist, kostet er nichts.',
  keyCommand: 'fallback key',
  addCommand: ({ name }: { name: string }) => `fallback add ${name}`,
  tokenOf: ({ name }: { name: string }) => `das Token (dafür: ${name})`,
  notInVault: ({ what, command }: { what: string; command: string }) =>
    `Noch nicht im Schlüsselbund des Systems: ${what}. Zuerst ablegen: „pilotlight ${command}“.`,
  fixAccess: ({ path }: { path: string }) => `${path} lässt sich nicht lesen; berichtige zuerst die Zugriffsrechte.`,
  invalidSettings: ({ path }: { path: string }) =>
    `${path} ist kein gültiges JSON, deshalb übergeht Claude Code die Datei. Repariere sie zuerst („pilotlight repair“).`,
  ownHelper: ({ path }: { path: string }) =>
    `${path} enthält schon einen eigenen Schlüssel-Helfer (apiKeyHelper), den Pilotlight nicht ersetzt. Entferne ihn selbst, wenn der Ersatzzugang an seine Stelle treten soll.`,
  setAlready: ({ path, name }: { path: string; name: string }) =>
    `${path} setzt ${name} schon. Entferne das zuerst, damit es später wieder so hergestellt werden kann, wie es war.`,
  unavailable: 'Diese Version hat keinen Ersatzzugang mit API-Schlüssel.',
} as const;

export const FALLBACK_AGAIN = {
  keyGone:
    'Der API-Schlüssel ist nicht mehr im Schlüsselbund des Systems, der Ersatzzugang wäre also ohne Schlüssel eingeschaltet. Nichts wurde geändert. Lege den Schlüssel neu ab („pilotlight fallback key“) und schalte den Ersatzzugang dann ein.',
  tokenGone: ({ name }: { name: string }) =>
    `Das Token für „${name}“ ist nicht mehr im Schlüsselbund des Systems, das Gateway wäre also ohne Token eingeschaltet. Nichts wurde geändert. Lege das Token neu ab („pilotlight fallback add ${name}“) und schalte das Gateway dann ein.`,
  gatewayRemoved: ({ name }: { name: string }) =>
    `Das Gateway „${name}“ wurde seither entfernt. Nichts wurde geändert. Füge es wieder hinzu („pilotlight fallback add ${name}“) und schalte es dann ein.`,
  addressChanged: ({ name }: { name: string }) =>
    `Das Gateway „${name}“ hat inzwischen eine andere Adresse. Nichts wurde geändert. Schalte es neu ein („pilotlight fallback on ${name}“).`,
} as const;

export const FALLBACK_BEATEN = {
  otherProvider: ({ provider, choice }: { provider: string; choice: string }) =>
    `${provider} ist für Claude Code eingeschaltet und hat Vorrang; ${choice} käme nicht zum Zug. Schalte das zuerst aus.`,
  lacks: ({ what }: { what: string }) => `Claude Code würde immer noch fehlen: ${what}.`,
  managed: ({ choice }: { choice: string }) =>
    `Durch verwaltete Einstellungen deiner Organisation kommt ${choice} bei Claude Code nicht zum Zug. Frage nach, wer sie verwaltet.`,
  anotherHost: 'einen anderen Host',
  otherAddress: ({ host, choice }: { host: string; choice: string }) =>
    `ANTHROPIC_BASE_URL schickt die Anfragen von Claude Code an ${host}; auch ${choice} ginge dorthin. Entferne zuerst diese Variable.`,
  otherCredential: ({ credential, place, choice }: { credential: string; place: string; choice: string }) =>
    `Vorrang hat: ${credential} (aus ${place}); ${choice} käme nicht zum Zug. Entferne das zuerst oder setze es leer.`,
} as const;

export const FALLBACK_STEPS = {
  removeFile: ({ path }: { path: string }) => `${path} entfernen; die Datei wurde für den Ersatzzugang angelegt`,
  takeOut: ({ names, path }: { names: string; path: string }) => `${names} aus ${path} entfernen`,
  notesDamaged: ({ line }: { line: string }) => `${line}; die Notizen sind beschädigt und werden neu begonnen`,
} as const;
