/** The status line that tells how full the usage windows are. */
import { SCRIPT_IN_SETTINGS } from './common.ts';

interface InFile {
  file: string;
}

export const STATUSLINE = {
  ...SCRIPT_IN_SETTINGS,
  onTitle: 'Let Claude Code tell how full its usage windows are',
  offTitle: 'Stop listening to Claude Code’s status line',
  setKey: ({ key, file }: InFile & { key: string }) => `Set ${key} in ${file}`,
  removeKey: ({ key, file }: InFile & { key: string }) => `Take ${key} out of ${file}`,
  printsOwn:
    'Claude Code then shows a line with both windows below the prompt. Sessions that run take it up by themselves.',
  keepsYours:
    'Your own status line gets the same input as before and looks as before. Sessions that run take it up by themselves.',
  onAlready: 'The status line is on already.',
  offAlready: 'The status line is not on, so there is nothing to switch off.',
  needsPosixShell:
    'This needs the shell of macOS or Linux. On Windows, and for a WSL folder seen from Windows, run it inside WSL; elsewhere the windows are known from “/usage” in Claude Code only.',
  notACommand: ({ file }: InFile) =>
    `${file} has a statusLine that is no command, so that nothing can be put in front of it. Correct or remove it first.`,
  notChainable: ({ file }: InFile) =>
    `The command of statusLine in ${file} cannot be put behind another one. Move it into a script and name that script there.`,
  hooksOff: ({ file }: InFile) =>
    `${file} sets disableAllHooks, so Claude Code calls no status line. Remove that first.`,
  managedOnly: ({ file }: InFile) =>
    `The administrator of this computer allows only their own hooks and status line (allowManagedHooksOnly in ${file}).`,
  managedLine: ({ file }: InFile) =>
    `The administrator of this computer has set a status line in ${file}, which takes the place of yours.`,
  projectLine: ({ file }: InFile) =>
    `This project has a status line of its own in ${file}, which takes the place of yours here. Run this in another folder to have it everywhere else.`,
  state: {
    alone: 'The status line is on; Claude Code shows Pilotlight’s line.',
    chained: 'The status line is on, in front of your own.',
    off: 'The status line is off.',
  },
  scriptGone: ({ file }: InFile) => `Its script ${file} is missing. Switch it on again (“pilotlight statusline on”).`,
  lastCall: ({ when, version }: { when: string; version: string }) => `Claude Code ${version} last called it ${when}.`,
  neverCalled: 'Claude Code has not called it yet: it does so in an interactive session, once the folder is trusted.',
} as const;
