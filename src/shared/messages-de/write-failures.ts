/** German for ../messages/write-failures.ts. */
export const WRITE_FAILURES = {
  denied: 'dieses Konto darf dort nicht schreiben',
  full: 'der Datenträger ist voll',
  quota: 'der Anteil dieses Kontos am Datenträger ist aufgebraucht',
  'read-only': 'der Datenträger lässt sich nur lesen',
  changed: 'ein anderes Programm hat die Datei inzwischen geändert',
  'foreign-link':
    'ein Link, den ein anderes Konto angelegt hat oder der aus deinen eigenen Ordnern hinausführt, steht im Weg',
  'not-a-file': 'was dort liegt, ist keine gewöhnliche Datei',
  failed: 'das System hat es abgelehnt',
} as const;
