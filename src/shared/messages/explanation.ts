/** The frame around an explanation, on a terminal and in the window. */
import type { Confidence } from '../explanation.ts';
import type { Cause } from '../vocabulary.ts';

export const EXPLANATION = {
  quoted: (title: string) => `“${title}”`,
  unknown: 'This is not an error Pilotlight knows.',
  nearest: 'The nearest one it knows, as a guess:',
  more: (count: number) => `${count} more ${count === 1 ? 'error was' : 'errors were'} found; --json shows all.`,
  title: 'What the error means',
  nothing: 'There is no text in it.',
  also: (count: number) => `${count} more ${count === 1 ? 'error' : 'errors'} in the same text`,
  close: 'Close the explanation',
  shortened: 'The text was long: only its beginning and end were read.',
  secretSeen:
    'The text holds what looks like a key or token. Pilotlight did not keep it; take care where else you paste it.',
  line: (line: number) => `line ${line}`,
  next: 'Next:',
  when: 'It happened',
  sure: {
    certain: 'Sure',
    likely: 'Most likely, by its words',
    guess: 'A guess',
  } satisfies Record<Confidence, string>,
} as const;

/** Whose side an error is on. */
export const SIDES = {
  machine: 'This is on your computer.',
  account: 'This is about your login or account.',
  service: 'The problem is at Anthropic.',
  network: 'This is about the network between you and Anthropic.',
} as const satisfies Record<Cause, string>;
