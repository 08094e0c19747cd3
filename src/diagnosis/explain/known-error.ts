import type { ErrorKind } from '../../shared/explanation.ts';
import type { ErrorStepId } from '../../shared/messages/error-steps.ts';
import type { ErrorLinkId } from '../../shared/messages/errors.ts';
import type { Cause } from '../../shared/vocabulary.ts';

/** One error of the catalogue. What it says to a person stands under the same id in the messages. */
export interface KnownError {
  kind: ErrorKind;
  cause: Cause;
  /** Any of them tells it; see phrase.ts for how they are written. */
  phrases: readonly string[];
  next: ErrorStepId;
  links?: readonly ErrorLinkId[];
  /**
   * `exact`: a whole sentence that means one thing. `broad`: a status or a prefix, told only where no exact one stands
   * near it. `hint`: a word or two, told where nothing better is.
   */
  reach?: 'broad' | 'hint';
  /** Kinds of exact errors that say the same as this broad one, only better, where they stand near it. */
  yieldsTo?: readonly ErrorKind[];
}

export type ErrorTable = Readonly<Record<string, KnownError>>;
