/** The one contract between the desktop's main process and its window: what may be asked, and what is pushed. */
import type { CommandResult } from './commands.ts';
import type { Snapshot } from './snapshot.ts';

/** Asked by the window, answered by the main process. */
export interface InvokeContract {
  'pilotlight:snapshot': { args: []; result: Snapshot };
  /** Anything may arrive here: the page may have been taken over. */
  'pilotlight:run': { args: [name: unknown, payload: unknown]; result: CommandResult };
  'pilotlight:close': { args: []; result: null };
}

/** Pushed to the window, which never answers. */
export interface PushContract {
  'pilotlight:changed': Snapshot;
}

export type InvokeChannel = keyof InvokeContract;

/** Where the window's own page lives. No other origin is ever loaded or listened to. */
export const PANEL_ORIGIN = 'app://panel';

/** Behind the page's address: it shall show the settings. */
export const SETTINGS_HASH = '#settings';
