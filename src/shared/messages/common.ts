/** What more than one theme says: one wording each. */
interface InFile {
  file: string;
}

export const COMMON = {
  unchanged: 'Nothing was changed.',
  keepsChanging: 'What is to be changed keeps changing. Nothing was done; try again later.',
  nothingToUndoUnder: ({ id }: { id: string }) => `There is nothing to undo under ${id}.`,
  undo: (title: string) => `Undo: ${title}`,
  cannotRead: ({ path }: { path: string }) => `${path} cannot be read.`,
  claudeNotStarted: 'Claude Code could not be started.',
  noSuchGateway: ({ name }: { name: string }) => `There is no gateway "${name}".`,
  noticedAtNextStart: 'It will notice the next time it starts.',
  noFileToOpen: 'There is no file to open for this.',
  startWithComputer: 'Start with the computer',
  notifyWhenItWorks: 'Notify me when it works',
  muteNotifications: 'Mute notifications',
} as const;

/** A script of ours that a settings file of Claude Code's names. */
export const SCRIPT_IN_SETTINGS = {
  writeScript: ({ file }: InFile) => `Write the script ${file}`,
  removeScript: ({ file }: InFile) => `Remove the script ${file}`,
  unreadable: ({ file }: InFile) => `${file} cannot be read; fix its permissions first.`,
  broken: ({ file }: InFile) =>
    `${file} is not valid JSON, so Claude Code ignores it. Repair it first ("pilotlight repair").`,
} as const;
