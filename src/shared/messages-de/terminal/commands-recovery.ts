/** German for ../messages/terminal/commands-recovery.ts. */

import type { FallbackReport } from '../../fallback.ts';
import { noSuchGateway } from '../common.ts';
import { counted } from '../phrasing.ts';

export const ASK_COMMAND = {
  cutShort: 'Die Antwort war länger, als --max-tokens erlaubt, und ist abgeschnitten.',
  badMaxTokens: '--max-tokens nimmt eine Zahl von 1 bis 200000.',
  tooLarge: ': größer als 4 MB',
  unreadable: ({ path, reason }: { path: string; reason: string }) => `${path} lässt sich nicht lesen${reason}.`,
  silentPipe: 'Zehn Sekunden lang kam nichts durch die Pipe; die Frage geht ohne sie hinaus.',
  nothingAsked: 'Es wurde nichts gefragt: pilotlight ask "deine Frage".',
  noSuchGateway: noSuchGateway,
} as const;

export const BACKUP_WHY = { daily: 'täglich', 'before-remedy': 'vor einer Abhilfe', asked: 'auf Verlangen' } as const;

export const BACKUP_COMMAND = {
  files: (count: number) => counted(count, 'Datei', 'Dateien'),
  nothingHere: 'Hier gibt es keine Konfiguration zu sichern.',
  historyIn: ({ folder }: { folder: string }) => `Der Verlauf liegt in ${folder}.`,
  writtenTo: ({ path }: { path: string }) => `Geschrieben nach ${path}.`,
  done: ({ names, id }: { names: string; id: string }) => `Gesichert als ${id}: ${names}.`,
  sameAs: ({ id }: { id: string }) => `Seit der Sicherung ${id} hat sich nichts geändert.`,
  secretsLeftOut: ({ count }: { count: number }) =>
    `Weggelassene Schlüssel oder Tokens: ${count}; --with-secrets bewahrt sie auf.`,
  holdsSecrets: 'Diese Sicherung enthält Schlüssel, Tokens und die Anmeldung. Nur dein Konto kann sie lesen.',
  leftOut: ({ name, reason }: { name: string; reason: string }) => `Weggelassen: ${name} (${reason}).`,
  withSecrets: ', mit Schlüsseln und Tokens',
  none: 'Es gibt noch keine Sicherung.',
  noSuchBackup: ({ id }: { id: string }) => `Eine Sicherung ${id} gibt es nicht.`,
  wasLeftOut: 'weggelassen',
  notIncluded: ({ name, reason }: { name: string; reason: string }) => `Nicht in der Sicherung: ${name} (${reason}).`,
  noneYetMakeOne: 'Es gibt noch keine Sicherung. „pilotlight backup“ legt eine an.',
} as const;

export const FALLBACK_STATES = {
  unavailable: 'hier nicht möglich',
  'no-key': 'kein Schlüssel gespeichert',
  off: 'ausgeschaltet',
  on: 'eingeschaltet',
  blocked: 'eingeschaltet, aber nicht benutzt',
} as const satisfies Record<FallbackReport['state'], string>;

export const FALLBACK_COMMAND = {
  keyEndsIn: ({ tail }: { tail: string }) => `Schlüssel: endet auf ${tail}`,
  state: ({ state, rest }: { state: string; rest: string }) => `Ersatzzugang mit API-Schlüssel: ${state}${rest}`,
  pasteKey: 'Füge deinen API-Schlüssel von Anthropic ein:',
  stored: ({ tail }: { tail: string }) =>
    `Der Schlüssel, der auf ${tail} endet, liegt jetzt im Schlüsselbund des Systems und sonst nirgends.`,
  nextOn: 'Nächster Schritt: pilotlight fallback on',
  stillOn:
    'Der Ersatzzugang ist eingeschaltet und braucht seinen Schlüssel. Schalte ihn zuerst aus: „pilotlight fallback off“ (für ein anderes Profil mit --config-dir).',
  forgotten: 'Der Schlüssel ist aus dem Schlüsselbund des Systems gelöscht.',
  afterOn: 'Claude Code neu starten. „pilotlight fallback off“ bringt dich zu deinem Abo zurück.',
  notUsed: ({ reason }: { reason: string }) =>
    `Es ist eingetragen, aber Claude Code würde es nicht verwenden. ${reason}`,
} as const;

export const GATEWAY_COMMAND = {
  noPreset: ({ name, names }: { name: string; names: string }) =>
    `Eine Voreinstellung „${name}“ gibt es nicht; es gibt: ${names}.`,
  pasteToken: ({ name }: { name: string }) => `Füge das Token für ${name} ein:`,
  ready: ({ name }: { name: string }) => `Das Gateway „${name}“ ist bereit.`,
  nextOn: ({ name }: { name: string }) => `Nächster Schritt: pilotlight fallback on ${name}`,
  removed: ({ name }: { name: string }) => `Das Gateway „${name}“ und sein Token sind gelöscht.`,
  presets: ({ names }: { names: string }) => `Bereit zum Hinzufügen: ${names}`,
} as const;

export const INSTALL_COMMAND = {
  unknownStart: 'Pilotlight kann nicht erkennen, wie es gestartet wurde; deshalb lässt sich kein Befehl dafür anlegen.',
  typeIt: '„pilotlight“ in einem beliebigen Terminal eingeben.',
  addToPath: ({ folder }: { folder: string }) =>
    `den Ordner von ${folder} in den Einstellungen des Systems in den PATH aufnehmen, dann ein neues Terminal öffnen.`,
  notOnPath: ({ folder }: { folder: string }) =>
    `${folder} steht nicht im PATH. Füge der Startdatei deiner Shell diese Zeile hinzu: export PATH="$HOME/.local/bin:$PATH"`,
} as const;

export const INSTALL_CLAUDE_COMMAND = {
  next: 'mit „pilotlight sign-in“ anmelden.',
} as const;

export const RESET_COMMAND = {
  next: 'mit „pilotlight sign-in“ erneut anmelden.',
} as const;

export const SIGN_IN_COMMAND = {
  oneWay: 'Verwende entweder --console oder --sso.',
  newFolder: ({ gone }: { gone: string }) => `${gone} Claude Code legt ihn beim Anmelden an.`,
  opened: 'Ein Terminalfenster öffnet sich; melde dich dort an.',
  dryRun: ({ command }: { command: string }) => `Würde ${command} auth login ausführen und auf den Browser warten.`,
  notInstalled: 'Claude Code ist hier nicht installiert.',
} as const;

export const TOOLS_COMMAND = {
  none: 'Im Suchpfad wurde kein anderes Programmierwerkzeug gefunden.',
  notFound: ({ name }: { name: string }) => `„${name}“ wurde hier nicht gefunden.`,
  typeIt: ({ name, command }: { name: string; command: string }) =>
    `${name} läuft in einem Terminal: Gib dort ein: ${command}`,
  opened: ({ name }: { name: string }) => `${name} öffnet sich.`,
  notStarted: ({ name }: { name: string }) => `${name} ließ sich nicht starten.`,
} as const;

export const UNINSTALL_COMMAND = {
  done: 'Fertig.',
  process: ({ pid }: { pid: number }) => ` (Prozess ${pid})`,
  running: ({ process }: { process: string }) => `Pilotlight läuft${process}. Beende es zuerst.`,
  sure: 'All das entfernen? Das lässt sich nicht rückgängig machen.',
  nothingFound: '  Von Pilotlight wurde nichts gefunden.',
  title: 'Pilotlight deinstallieren',
  notDone: 'Das ließ sich nicht erledigen:',
} as const;

export const UPDATE_COMMAND = {
  runIt: '„claude update“ ausführen?',
} as const;
