/** German for ../messages/window/profiles.ts. */

export const PROFILES = {
  title: 'Profile',
  open: 'Claude Code öffnen',
  opened: 'Ein Terminal öffnet sich.',
  new: 'Neues Profil',
  newIs: 'Ein eigener Ordner für ein anderes Konto; es wird nichts hineinkopiert.',
  newName: 'Name',
  alias: 'Alias für das Terminal',
  go: 'Zeigen, was angelegt wird …',
  rename: 'Umbenennen …',
  renameOne: (name: string) => `${name} umbenennen`,
  name: 'Name (leer: wie der Ordner)',
  save: 'Speichern',
  up: 'Nach oben',
  upOne: (name: string) => `Nach oben: ${name}`,
  hide: 'Ausblenden',
  hideOne: (name: string) => `${name} ausblenden`,
  show: 'Einblenden',
  showOne: (name: string) => `${name} einblenden`,
} as const;
