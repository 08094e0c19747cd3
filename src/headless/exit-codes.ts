/** sysexits' EX_USAGE: the command line was wrong. */
export const WRONG_USAGE = 64;

/** It could not be done; stderr says why. */
export const FAILED = 1;

/** sysexits' EX_SOFTWARE: a fault of Pilotlight's own. Left to Node it would be 1, and that means a yellow light. */
export const BROKEN = 70;

/** sysexits' EX_IOERR: what was found could not be written to standard output. */
export const UNWRITTEN = 74;
