/** German for ../messages/statusline.ts. */
import { SCRIPT_IN_SETTINGS } from './common.ts';

interface InFile {
  file: string;
}

export const STATUSLINE = {
  ...SCRIPT_IN_SETTINGS,
  onTitle: 'Claude Code melden lassen, wie viel verbraucht ist',
  offTitle: 'Die Statuszeile von Claude Code nicht mehr mitlesen',
  setKey: ({ key, file }: InFile & { key: string }) => `${key} in ${file} setzen`,
  removeKey: ({ key, file }: InFile & { key: string }) => `${key} aus ${file} entfernen`,
  printsOwn:
    'Claude Code zeigt dann unter der Eingabe eine Zeile mit beiden Zeitfenstern. Laufende Sitzungen übernehmen sie von selbst.',
  keepsYours:
    'Deine eigene Statuszeile bekommt dieselbe Eingabe wie zuvor und sieht aus wie zuvor. Laufende Sitzungen übernehmen es von selbst.',
  onAlready: 'Die Statuszeile ist schon eingeschaltet.',
  offAlready: 'Die Statuszeile ist nicht eingeschaltet, es gibt also nichts auszuschalten.',
  needsPosixShell:
    'Das braucht die Shell von macOS oder Linux. Auf Windows, und bei einem WSL-Ordner von Windows aus, führe es innerhalb von WSL aus; sonst ist der Verbrauch nur aus „/usage“ in Claude Code bekannt.',
  notACommand: ({ file }: InFile) =>
    `In ${file} steht eine statusLine, die kein Befehl ist; davor lässt sich nichts setzen. Berichtige oder entferne sie zuerst.`,
  notChainable: ({ file }: InFile) =>
    `Der Befehl von statusLine in ${file} lässt sich nicht hinter einen anderen setzen. Lege ihn in ein Skript und trage dort dieses Skript ein.`,
  hooksOff: ({ file }: InFile) =>
    `${file} setzt disableAllHooks, deshalb ruft Claude Code keine Statuszeile auf. Entferne das zuerst.`,
  managedOnly: ({ file }: InFile) =>
    `Die Administration dieses Computers erlaubt nur eigene Hooks und eine eigene Statuszeile (allowManagedHooksOnly in ${file}).`,
  managedLine: ({ file }: InFile) =>
    `Die Administration dieses Computers hat in ${file} eine Statuszeile gesetzt, die deine ersetzt.`,
  projectLine: ({ file }: InFile) =>
    `Dieses Projekt hat in ${file} eine eigene Statuszeile, die hier deine ersetzt. Führe dies in einem anderen Ordner aus, damit sie überall sonst gilt.`,
  state: {
    alone: 'Die Statuszeile ist eingeschaltet; Claude Code zeigt die Zeile von Pilotlight.',
    chained: 'Die Statuszeile ist eingeschaltet, vor deiner eigenen.',
    off: 'Die Statuszeile ist ausgeschaltet.',
  },
  scriptGone: ({ file }: InFile) =>
    `Das Skript ${file} fehlt. Schalte die Statuszeile erneut ein („pilotlight statusline on“).`,
  lastCall: ({ when, version }: { when: string; version: string }) =>
    `Zuletzt hat Claude Code ${version} sie aufgerufen: ${when}.`,
  neverCalled:
    'Claude Code hat sie noch nicht aufgerufen: Das tut es in einer interaktiven Sitzung, sobald dem Ordner vertraut wird.',
} as const;
