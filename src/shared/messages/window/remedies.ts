/** What Pilotlight can do, asks before, and has done. */
import type { PlannableRemedy } from '../../remedies.ts';
import type { RemedyRun } from '../../snapshot.ts';

export const CANCEL = 'Cancel';

export const START = 'Do it';

/** Three dots: something is shown first. */
export const REMEDY = {
  'sign-in': 'Sign in…',
  reset: 'Reset credentials…',
  repair: 'Repair…',
  restore: 'Restore from backup…',
  'fix-mode': 'Fix permissions…',
  'clear-lock': 'Clear lock…',
  'move-aside': 'Move aside…',
  'set-right': 'Correct it…',
  'unset-variable': 'Disable it…',
  'fallback-on': 'Use API key for now…',
  'fallback-off': 'Back to my plan…',
  'update-claude': 'Update Claude Code…',
} as const satisfies Record<PlannableRemedy | 'sign-in' | 'update-claude', string>;

export const UPDATE = {
  title: 'Update Claude Code',
  looking: 'Checking for the newest version…',
  start: 'Update now',
} as const;

export const REMEDIES = {
  title: 'What Pilotlight did',
  running: 'In progress',
  'waiting-for-user': 'Waiting for you',
  done: 'Done',
  failed: 'Not done',
  undo: 'Undo',
  undoOne: (title: string) => `Undo: ${title}`,
  forget: 'Dismiss',
  stop: 'Stop',
  code: 'Code from the browser',
  send: 'Send',
} as const satisfies Record<RemedyRun['phase'], string> & Record<string, unknown>;

export const UNDO_DIALOG = {
  note: 'Everything is restored to what it was before.',
  done: 'Everything is as it was before.',
} as const;

export const FAILED = 'That did not work.';
