/** sysexits' EX_USAGE: the command line was wrong. */
export const WRONG_USAGE = 64;

/** It could not be done; stderr says why. */
export const FAILED = 1;
