/** What each remedy is called: as the step that a finding asks for, on a button under a finding, and as a line of the tray's menu. */
import type { PlannableRemedy, RemedyStepId, TrayRemedy } from '../remedies.ts';

export const REMEDY_STEPS = {
  'sign-in-again': 'sign in again',
  'fix-permissions': 'make the file readable only by you: chmod 600',
  'clear-lock': 'remove the stale lock',
  'move-away': 'move it away, then sign in again',
  'skip-first-start': 'skip the first start, so that Claude Code takes your login',
  'set-right': 'correct it where it stands',
  'unset-variable': 'remove it where it is set',
  'repair-file': 'repair the file',
  'reset-credentials': 'reset the credentials, then sign in',
  'restore-file': 'restore the file from its backup',
  'use-fallback': 'use your API key for now',
  'end-fallback': 'turn the API key fallback off',
  'update-claude': 'update Claude Code: run claude update',
  'have-usage-told': 'let Claude Code tell its usage',
  'end-usage-told': 'stop listening to the status line',
  'make-profile': 'make a profile',
  'edit-file': 'open the file and correct it',
  'see-status-page': 'see Anthropic’s status page',
  'just-wait': 'wait',
} as const satisfies Record<RemedyStepId, string>;

/** Three dots: something is shown first. */
export const REMEDY_BUTTONS = {
  'sign-in': 'Sign in…',
  reset: 'Reset credentials…',
  repair: 'Repair…',
  restore: 'Restore from backup…',
  'fix-mode': 'Fix permissions…',
  'clear-lock': 'Clear lock…',
  'move-aside': 'Move aside…',
  'skip-first-start': 'Skip the first start…',
  'set-right': 'Correct it…',
  'unset-variable': 'Disable it…',
  'fallback-on': 'Use API key for now…',
  'fallback-off': 'Back to my plan…',
  'statusline-on': 'Let Claude Code tell it…',
  'statusline-off': 'Stop listening…',
  'new-profile': 'New profile…',
  'update-claude': 'Update Claude Code…',
  'install-claude': 'Install…',
} as const satisfies Record<PlannableRemedy | 'sign-in' | 'install-claude' | 'update-claude', string>;

/** Without a finding beside it. */
export const REMEDY_LINES = {
  'fix-mode': 'Fix permissions…',
  'clear-lock': 'Clear a stale lock…',
  'move-aside': 'Clear the way for the login…',
  'skip-first-start': 'Skip Claude Code’s first start…',
  'set-right': 'Correct a variable…',
  'unset-variable': 'Disable a variable…',
  repair: 'Repair…',
  reset: 'Reset credentials…',
  restore: 'Restore from backup…',
} as const satisfies Record<TrayRemedy, string>;

/** The plan of `skip-first-start`. */
export const SKIP_FIRST_START = {
  title: 'Skip Claude Code’s first start',
  notAsked: 'Claude Code does not ask here; there is nothing to skip.',
  step: ({ path }: { path: string }) => `Set hasCompletedOnboarding to true in ${path}`,
  theme: 'The first start also chooses colors and tells of risks. Type /theme for the colors.',
} as const;
