/** A line of the tray's menu as plain data, and what it does. */
import type { Command, CommandContract } from '../../shared/commands.ts';

/** What is planned and shown before it is done. */
export type RemedyRequest = CommandContract['plan-remedy']['payload'];

/** What a line does. Times are said as durations, so that a menu stays right however late it is clicked. */
export type MenuAction =
  | { do: 'open' | 'settings' | 'about' | 'copy-diagnostics' | 'save-diagnostics' }
  | { do: 'silence'; forMs: number | null }
  | { do: 'remedy'; wish: RemedyRequest }
  | { do: 'install-claude' }
  | { do: 'undo'; id: string }
  | { do: 'back-up'; profile: string }
  /** `show`: in the window, where it is seen how it goes. */
  | { do: 'run'; command: Command; show?: boolean };

export type MenuLine =
  | { kind: 'text'; label: string }
  | { kind: 'separator' }
  | { kind: 'button'; label: string; action: MenuAction }
  | { kind: 'switch'; label: string; on: boolean; action: MenuAction }
  | { kind: 'menu'; label: string; lines: readonly MenuLine[] };
