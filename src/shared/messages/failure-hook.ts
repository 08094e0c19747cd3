/** The hook that Claude Code calls when a turn ends with an error. */
import { SCRIPT_IN_SETTINGS } from './common.ts';

interface InFile {
  file: string;
}

export const FAILURE_HOOK = {
  ...SCRIPT_IN_SETTINGS,
  onTitle: 'Let Claude Code say when a turn ends with an error',
  offTitle: 'Stop listening to Claude Code’s failures',
  addHook: ({ file }: InFile) => `Add a hook to hooks.StopFailure in ${file}; hooks that stand there stay`,
  removeHook: ({ file }: InFile) => `Take Pilotlight’s hook out of hooks.StopFailure in ${file}`,
  whatItDoes:
    'The script touches a file in Pilotlight’s own folder and nothing else. It reads nothing of what Claude Code hands it, and no session waits for it.',
  onAlready: 'The hook is on already.',
  offAlready: 'The hook is not on, so there is nothing to switch off.',
  needsPosixShell:
    'This needs the shell of macOS or Linux. Without it Pilotlight still sees failures in the session records.',
  notAList: ({ file }: InFile) =>
    `hooks.StopFailure in ${file} is no list, so that nothing can be added to it. Correct or remove it first.`,
  hooksOff: ({ file }: InFile) => `${file} sets disableAllHooks, so Claude Code calls no hook. Remove that first.`,
  managedOnly: ({ file }: InFile) =>
    `The administrator of this computer allows only their own hooks (allowManagedHooksOnly in ${file}).`,
  state: { on: 'The hook is on.', off: 'The hook is off.' },
  scriptGone: ({ file }: InFile) => `Its script ${file} is missing. Switch it on again (“pilotlight failure-hook on”).`,
  lastCall: ({ when }: { when: string }) => `Claude Code last called it ${when}.`,
  neverCalled: 'Claude Code has not called it yet: no turn has ended with an error since.',
} as const;
