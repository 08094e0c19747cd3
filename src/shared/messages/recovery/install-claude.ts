/** Installing Claude Code by its own installer. */

export const INSTALL = {
  thereAlready: ({ path }: { path: string }) => `Claude Code is installed already: ${path}`,
  closeWindow: 'Press Enter to close this window.',
  installed: ({ version }: { version: string }) => `Claude Code ${version} is installed.`,
  stopped: 'The installation was stopped.',
  notStarted: 'The installer could not be started.',
  tooLong: 'The installer did not finish within 10 minutes, so it was stopped.',
  nothingThere: 'The installer reported no error, but Claude Code is still not here. Run the command in a terminal.',
  failed: ({ reason }: { reason: string }) => `Claude Code was not installed. ${reason}`,
  noDownloader: 'A program the installer needs is missing, perhaps curl. Install that first.',
  noAccess: 'This account may not write to its own home folder, or to a part of it.',
  noReason: 'Run the command in a terminal; it says why.',
} as const;

/** Before it is run. */
export const INSTALL_QUESTION = {
  opened: 'The installer is running in a terminal window.',
  title: 'Install Claude Code',
  run: ({ command }: { command: string }) => `Run Claude Code’s own installer, which claude.ai hands out: ${command}`,
  where: 'It runs in a terminal window; if none opens, Pilotlight shows its progress instead.',
  done: 'Pilotlight notices by itself when Claude Code is there.',
} as const;
