/**
 * What a start-up file does to the environment. Values live here only between parser and `ShellState`; null means that the
 * shell computes it at start, so that nobody can know it beforehand.
 */
export type Statement = { line: number } & (
  | { does: 'set'; name: string; value: string | null; exported: boolean }
  | { does: 'export' | 'unexport' | 'unset'; name: string }
  | { does: 'source'; path: string | null }
);

/** Looks up a variable while a file is read; undefined: not known. */
export type Lookup = (name: string) => string | undefined;

/** Reads a file statement by statement, so that each can use what the ones before it, and files they sourced, have set. */
export type Parser = (text: string, lookup: Lookup) => Iterable<Statement>;

export const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;
