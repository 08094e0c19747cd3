/** What was found in the setup. */

export const SETUP = {
  title: 'Setup',
  clean: 'No findings in your setup',
  version: (version: string) => `Claude Code ${version}`,
  noClaude: 'Claude Code was not found on this computer',
  elsewhere: 'It lies elsewhere…',
  where: 'Full path of claude',
  use: 'Use it',
  backUp: 'Back up now',
  backedUp: 'Your configuration is backed up, without keys and tokens.',
  unchanged: 'Nothing has changed since the last backup.',
  openAt: (place: string) => `Open ${place}`,
} as const;
