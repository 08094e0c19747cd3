import type { Field } from './parts/fields.tsx';

/** What was filled in, by the fields' names; a switch is there when it is on. */
export type Values = Readonly<Record<string, string>>;

export interface Choices {
  fields?: readonly Field[];
  /** Ways to say yes, the usual one first. */
  answers: readonly { text: string; act(values: Values): unknown }[];
}

/** What is asked before something is done. */
export interface Question extends Choices {
  title: string;
  lines: readonly string[];
  warnings?: readonly string[];
  /** Further choices, unfolded on demand. */
  more?: Choices & { title: string };
}
