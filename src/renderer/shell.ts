/** What every card may use: the snapshot, whether a command exists, and the way to send one. */

import type { VNode } from 'preact';
import type { CommandContract, CommandName, CommandResult } from '../shared/commands.ts';
import type { Snapshot } from '../shared/snapshot.ts';

export interface Shell {
  snapshot: Snapshot;
  /** True when this shell can carry the command out: draw the button. */
  can(name: CommandName): boolean;
  /** Sends a command; a failure is shown at the foot of the window, `done` on success. */
  run<N extends CommandName>(
    name: N,
    payload: CommandContract[N]['payload'],
    done?: string,
  ): Promise<CommandResult<CommandContract[N]['result']>>;
  /** Shows a sentence at the foot of the window. */
  say(note: string): void;
  /** Draws a dialog above the window; null takes it away. */
  show(dialog: VNode | null): void;
}

/** True while a sign-in would fail, whoever tries it. */
export function isSignInDown({ snapshot }: Shell): boolean {
  return snapshot.signInAvailability === 'down' || snapshot.signInAvailability === 'doubtful';
}

/** One window, one shell: set anew with every snapshot, before anything below the window is drawn. */
let current: Shell | null = null;

export function setShell(shell: Shell): void {
  current = shell;
}

export function useShell(): Shell {
  if (!current) throw new Error('a card was drawn outside the window');
  return current;
}
