/** Running sessions of Claude Code. */
export const SESSIONS = {
  none: 'No Claude Code is running.',
  noneSeen: 'No Claude Code is running whose environment this system shows.',
  cannotTell: 'This system does not tell the environment of a running Claude Code, so nothing can be said.',
  unknownFolder: 'in an unknown folder',
  started: ({ when }: { when: string }) => `, started ${when}`,
} as const;
