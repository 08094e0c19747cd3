/** German for ../messages/window/remedies.ts. */

import type { RemedyRun } from '../../snapshot.ts';
import { undoOf } from '../common.ts';

export const CANCEL = 'Abbrechen';

export const START = 'Ausführen';

export const UPDATE = {
  title: 'Claude Code aktualisieren',
  looking: 'Sucht nach der neuesten Version …',
  start: 'Jetzt aktualisieren',
} as const;

export const REMEDIES = {
  title: 'Was Pilotlight getan hat',
  running: 'Läuft',
  'waiting-for-user': 'Wartet auf dich',
  done: 'Erledigt',
  failed: 'Nicht erledigt',
  undo: 'Rückgängig machen',
  undoOne: undoOf,
  forget: 'Ausblenden',
  stop: 'Abbrechen',
  code: 'Code aus dem Browser',
  send: 'Senden',
} as const satisfies Record<RemedyRun['phase'], string> & Record<string, unknown>;

export const UNDO_DIALOG = {
  line: (line: string) => `Wird rückgängig gemacht: ${line}`,
  note: 'Jede Datei ist dann Byte für Byte wieder so wie vorher. Was seither darin geändert wurde, bleibt.',
  done: 'Alles ist so, wie es vorher war.',
} as const;

export const FAILED = 'Das hat nicht geklappt.';
