/** The header, and how much a finding matters. */
import type { Severity } from '../../vocabulary.ts';

export const HEADER = {
  checked: (ago: string) => `checked ${ago}`,
  loading: 'Loading…',
  light: (word: string) => `Status: ${word}`,
};

export const SEVERITY = {
  error: 'Stops work',
  warning: 'Warning',
  info: 'Worth knowing',
} as const satisfies Record<Severity, string>;
