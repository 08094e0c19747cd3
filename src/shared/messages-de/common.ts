/** German for ../messages/common.ts. */
interface InFile {
  file: string;
}

export const UNCHANGED = 'Nichts wurde geändert.';
export const KEEPS_CHANGING =
  'Was geändert werden soll, ändert sich ständig. Es wurde nichts getan; versuche es später erneut.';
export const nothingToUndoUnder = ({ id }: { id: string }) => `Unter ${id} gibt es nichts rückgängig zu machen.`;
export const undoOf = (title: string) => `Rückgängig machen: ${title}`;
export const cannotRead = ({ path }: { path: string }) => `${path} lässt sich nicht lesen.`;
export const CLAUDE_NOT_STARTED = 'Claude Code ließ sich nicht starten.';
export const noSuchGateway = ({ name }: { name: string }) => `Ein Gateway „${name}“ gibt es nicht.`;
export const NOTICED_AT_NEXT_START = 'Das wirkt ab dem nächsten Start.';
export const NO_FILE_TO_OPEN = 'Dafür gibt es keine Datei zum Öffnen.';
export const START_WITH_COMPUTER = 'Mit dem Computer starten';
export const NOTIFY_WHEN_IT_WORKS = 'Mitteilen, sobald es geht';
export const MUTE_NOTIFICATIONS = 'Mitteilungen stummschalten';

export const SCRIPT_IN_SETTINGS = {
  writeScript: ({ file }: InFile) => `Das Skript ${file} schreiben`,
  removeScript: ({ file }: InFile) => `Das Skript ${file} entfernen`,
  unreadable: ({ file }: InFile) => `${file} lässt sich nicht lesen; berichtige zuerst die Zugriffsrechte.`,
  broken: ({ file }: InFile) =>
    `${file} ist kein gültiges JSON, deshalb übergeht Claude Code die Datei. Repariere sie zuerst („pilotlight repair“).`,
} as const;
