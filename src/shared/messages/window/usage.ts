/** Where the usage of the plan comes from, in the window. */
export const USAGE_CARD = {
  line: 'Usage: not told yet',
  how: 'how',
  offer:
    'Claude Code can tell how full its usage windows are, by its status line. Nobody else is asked, and the login is not touched. A status line of your own stays as it is.',
  none: 'Nothing tells the usage yet.',
  howFed: 'Where this comes from',
  fed: 'Pilotlight listens to Claude Code’s status line: one entry in settings.json, which can be taken back.',
} as const;
