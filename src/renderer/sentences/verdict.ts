/** The header, and how much a finding matters. */
import type { Severity } from '../../shared/vocabulary.ts';

export const HEADER = {
  checked: (ago: string) => `checked ${ago}`,
  loading: 'Looking…',
  lamp: (word: string) => `Lamp: ${word}`,
};

export const SEVERITY = {
  error: 'Stops work',
  warning: 'Costs something',
  info: 'Worth knowing',
} as const satisfies Record<Severity, string>;
