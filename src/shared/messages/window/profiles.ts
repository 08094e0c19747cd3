/** The profiles: the switch above the cards, and their list in the settings. */

export const PROFILES = {
  title: 'Profiles',
  open: 'Open Claude Code',
  opened: 'A terminal opens.',
  new: 'New profile',
  newIs: 'A folder of its own for another account; nothing is copied into it.',
  newName: 'Name',
  alias: 'Alias for the terminal',
  go: 'Show what is made…',
  rename: 'Rename…',
  renameOne: (name: string) => `Rename ${name}`,
  name: 'Name (empty: its folder)',
  save: 'Save',
  up: 'Move up',
  upOne: (name: string) => `Move up: ${name}`,
  hide: 'Hide',
  hideOne: (name: string) => `Hide ${name}`,
  show: 'Show',
  showOne: (name: string) => `Show ${name}`,
} as const;
