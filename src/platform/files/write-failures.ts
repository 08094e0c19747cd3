import { WRITE_FAILURES } from '../../shared/messages/write-failures.ts';
import { codeOf } from '../errno.ts';

export type WriteFailure = keyof typeof WRITE_FAILURES;

const CODES: Readonly<Record<string, WriteFailure>> = {
  EACCES: 'denied',
  EPERM: 'denied',
  ENOSPC: 'full',
  EDQUOT: 'quota',
  EROFS: 'read-only',
  EISDIR: 'not-a-file',
};

/** A failure that has a name already when it is thrown. */
export class NamedFailure extends Error {
  readonly why: WriteFailure;
  constructor(why: WriteFailure) {
    super(WRITE_FAILURES[why]);
    this.why = why;
  }
}

export function whyUnwritten(error: unknown): WriteFailure {
  return error instanceof NamedFailure ? error.why : (CODES[codeOf(error)] ?? 'failed');
}
