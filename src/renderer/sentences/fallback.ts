/** What works while the plan does not. */

export const FALLBACK = {
  title: 'API-key fallback',
  key: 'Key',
  since: 'since',
  on: 'On',
  off: 'Off',
  blocked: 'Held back',
  'no-key': 'No key',
  give: 'Give one in a terminal: pilotlight fallback key',
  clipboard: 'Use the key on the clipboard',
  test: 'Test the key',
  works: 'The key works.',
} as const;

export const FALLBACK_ON = 'Fallback is on';
