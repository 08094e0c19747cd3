/** German for ../messages/window/verdict.ts. */
import type { Severity } from '../../vocabulary.ts';

export const HEADER = {
  checked: (ago: string) => `geprüft ${ago}`,
  loading: 'Lädt …',
  light: (word: string) => `Status: ${word}`,
};

export const SEVERITY = {
  error: 'Verhindert die Arbeit',
  warning: 'Warnung',
  info: 'Gut zu wissen',
} as const satisfies Record<Severity, string>;
