/** What more than one theme says: one wording each. Constants of their own, so that the window's page holds what it shows. */
interface InFile {
  file: string;
}

export const UNCHANGED = 'Nothing was changed.';
export const KEEPS_CHANGING = 'What is to be changed keeps changing. Nothing was done; try again later.';
export const nothingToUndoUnder = ({ id }: { id: string }) => `There is nothing to undo under ${id}.`;
export const undoOf = (title: string) => `Undo: ${title}`;
export const cannotRead = ({ path }: { path: string }) => `${path} cannot be read.`;
export const CLAUDE_NOT_STARTED = 'Claude Code could not be started.';
export const noSuchGateway = ({ name }: { name: string }) => `There is no gateway “${name}”.`;
export const NOTICED_AT_NEXT_START = 'It will notice the next time it starts.';
export const NO_FILE_TO_OPEN = 'There is no file to open for this.';
export const START_WITH_COMPUTER = 'Start with the computer';
export const NOTIFY_WHEN_IT_WORKS = 'Notify me when it works';
export const MUTE_NOTIFICATIONS = 'Mute notifications';

/** A script of ours that a settings file of Claude Code's names. */
export const SCRIPT_IN_SETTINGS = {
  writeScript: ({ file }: InFile) => `Write the script ${file}`,
  removeScript: ({ file }: InFile) => `Remove the script ${file}`,
  unreadable: ({ file }: InFile) => `${file} cannot be read; fix its permissions first.`,
  broken: ({ file }: InFile) =>
    `${file} is not valid JSON, so Claude Code ignores it. Repair it first (“pilotlight repair”).`,
} as const;
