/** German for ../messages/window/explain.ts. */
export const EXPLAIN_BOX = {
  label: 'Einen Fehler erklären',
  placeholder: 'Fehler einfügen und erklären lassen …',
} as const;
