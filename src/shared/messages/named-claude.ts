/** Why the place that a person names is none of Claude Code. */
import type { NotClaude } from '../not-claude.ts';

export const NOT_CLAUDE = {
  absent: 'There is no such file.',
  'not-a-program': 'That is not a program. Name the file that is started, not its folder.',
  'other-name': 'Claude Code’s program is called claude. Name that file.',
  'others-may-change': 'Another account may change that file, so Pilotlight will not start it.',
  'no-claude': 'That is not Claude Code: it does not say its version as Claude Code does.',
} as const satisfies Record<NotClaude, string>;
