/** What works while the plan does not. */
import type { FallbackField } from '../../fallback.ts';

export const FALLBACK = {
  title: 'API-key fallback',
  key: 'Key',
  since: 'since',
  on: 'On',
  off: 'Off',
  blocked: 'On, but overridden',
  'no-key': 'No key',
  give: 'Give one in a terminal:',
  switch: 'Use it instead of my plan',
  copy: 'Copy it, then press the button: it goes from the clipboard into the system vault, and never through this page.',
  others: 'Gateways and clouds',
  add: 'Add',
  addOne: (title: string) => `Add: ${title}`,
  use: 'Use…',
  useOne: (title: string) => `Use: ${title}`,
  remove: 'Remove',
  removeOne: (name: string) => `Remove: ${name}`,
  token: 'Use the token on the clipboard',
  giveToken: (name: string) => `Give it in a terminal: pilotlight fallback add ${name}`,
  clipboard: 'Use the key on the clipboard',
  test: 'Test the key',
  works: 'The key works.',
} as const;

export const FALLBACK_DIALOG = {
  go: 'Show what changes',
  gone: 'Its address goes, and its token goes from the system vault for good.',
} as const;

export const FIELD = {
  name: 'Name',
  baseUrl: 'Address',
  model: 'Model',
  smallModel: 'Model for small tasks',
  token: 'It needs a token',
  region: 'Region',
  awsProfile: 'AWS profile',
  project: 'Project ID',
} as const satisfies Record<FallbackField, string>;

export const FALLBACK_ON = 'Fallback is on';
