import { codeOf } from '../errno.ts';

/** Why a file could not be written, and how a person is told. */
export const WRITE_FAILURES = {
  denied: 'this account may not write there',
  full: 'the disk is full',
  quota: "this account's share of the disk is used up",
  'read-only': 'the disk is read-only',
  changed: 'another program changed it meanwhile',
  'foreign-link': 'a link that another account made, or that leads out of your own folders, stands in the way',
  'not-a-file': 'what is there is not a plain file',
  failed: 'the system refused',
} as const;

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
