/** Why a file could not be written. */
export const WRITE_FAILURES = {
  denied: 'this account may not write there',
  full: 'the disk is full',
  quota: 'this account’s share of the disk is used up',
  'read-only': 'the disk is read-only',
  changed: 'another program changed it meanwhile',
  'foreign-link': 'a link that another account made, or that leads out of your own folders, stands in the way',
  'not-a-file': 'what is there is not a plain file',
  failed: 'the system refused',
} as const;
