/** What was found in the setup. */

export const SETUP = {
  title: 'Setup',
  clean: 'No findings in your setup',
  version: (version: string) => `Claude Code ${version}`,
  noClaude: 'Claude Code was not found on this machine',
  openAt: (place: string) => `Open ${place}`,
} as const;
