/** German for ../messages/named-claude.ts. */
import type { NotClaude } from '../not-claude.ts';

export const NOT_CLAUDE = {
  absent: 'Diese Datei gibt es nicht.',
  'not-a-program': 'Das ist kein Programm. Nenne die Datei, die gestartet wird, nicht ihren Ordner.',
  'other-name': 'Das Programm von Claude Code heißt claude. Nenne diese Datei.',
  'others-may-change': 'Ein anderes Konto darf diese Datei ändern, deshalb startet Pilotlight sie nicht.',
  'no-claude': 'Das ist nicht Claude Code: Es nennt seine Version nicht so, wie Claude Code es tut.',
} as const satisfies Record<NotClaude, string>;
