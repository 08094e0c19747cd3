/** The call and the header: whose side it is on, and how much it matters. */
import type { Cause, Severity } from '../../shared/vocabulary.ts';

export const WHOSE_SIDE = {
  machine: 'It is this machine, not Anthropic',
  account: 'It is your login, not Anthropic',
  service: 'It is Anthropic, not you',
  network: 'It is your network, not Anthropic',
} as const satisfies Record<Cause, string>;

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
