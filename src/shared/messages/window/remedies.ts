/** What Pilotlight can do, asks before, and has done. */

import type { RemedyRun } from '../../snapshot.ts';
import { undoOf } from '../common.ts';

export const CANCEL = 'Cancel';

export const START = 'Do it';

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
  undoOne: undoOf,
  forget: 'Dismiss',
  stop: 'Stop',
  code: 'Code from the browser',
  send: 'Send',
} as const satisfies Record<RemedyRun['phase'], string> & Record<string, unknown>;

export const UNDO_DIALOG = {
  line: (line: string) => `Undone: ${line}`,
  note: 'Each file is again what it was before, to the byte. What has been changed in it since stays.',
  done: 'Everything is as it was before.',
} as const;

export const FAILED = 'That did not work.';
