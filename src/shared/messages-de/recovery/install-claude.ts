/** German for ../messages/recovery/install-claude.ts. */

export const INSTALL = {
  thereAlready: ({ path }: { path: string }) => `Claude Code ist schon installiert: ${path}`,
  closeWindow: 'Die Eingabetaste schließt dieses Fenster.',
  installed: ({ version }: { version: string }) => `Claude Code ${version} ist installiert.`,
  stopped: 'Die Installation wurde abgebrochen.',
  notStarted: 'Das Installationsprogramm ließ sich nicht starten.',
  tooLong: 'Das Installationsprogramm wurde nicht innerhalb von 10 Minuten fertig und daher abgebrochen.',
  nothingThere:
    'Das Installationsprogramm meldete keinen Fehler, aber Claude Code ist noch immer nicht da. Gib den Befehl in einem Terminal ein.',
  failed: ({ reason }: { reason: string }) => `Claude Code wurde nicht installiert. ${reason}`,
  noDownloader: 'Es fehlt ein Programm, das dafür gebraucht wird, vielleicht curl. Installiere es zuerst.',
  noAccess: 'Dieses Konto darf in seinem eigenen Home-Ordner oder einem Teil davon nicht schreiben.',
  noReason: 'Gib den Befehl in einem Terminal ein; dort steht der Grund.',
} as const;

export const INSTALL_QUESTION = {
  opened: 'Das Installationsprogramm läuft in einem Terminalfenster.',
  title: 'Claude Code installieren',
  run: ({ command }: { command: string }) =>
    `Das Installationsprogramm von Claude Code ausführen, das claude.ai bereitstellt: ${command}`,
  where: 'Es läuft in einem Terminalfenster; lässt sich keines öffnen, zeigt Pilotlight den Fortschritt.',
  done: 'Pilotlight bemerkt von selbst, wenn Claude Code da ist.',
} as const;
