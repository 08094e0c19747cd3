/**
 * A start-up script as a tree, whatever shell it is written for. Words keep their variables and commands, so that a body can
 * be gone through more than once.
 */
export type Part =
  | { part: 'text'; text: string; quoted: boolean }
  | { part: 'home' }
  | { part: 'variable'; name: string; quoted: boolean; index: number | null; instead: Instead | null }
  /** What a command prints; `asFile`: the name of a file that holds it. */
  | { part: 'output'; body: Script; quoted: boolean; asFile: boolean }
  | { part: 'unknown'; quoted: boolean };

/** `${NAME:-word}` and its like. */
export interface Instead {
  how: '-' | '=' | '+' | '?';
  word: Word;
}

export interface Word {
  parts: readonly Part[];
  /** 1-based line on which it starts. */
  line: number;
}

export interface Input {
  /** A file by name, or a text given right there. */
  from: 'file' | 'text';
  word: Word;
}

export type Node =
  | { node: 'command'; words: readonly Word[]; input: Input | null; lists: readonly ListAssignment[]; line: number }
  | { node: 'pipe'; commands: readonly Node[] }
  | { node: 'either'; how: 'and' | 'or'; left: Node; right: Node }
  | { node: 'not'; inner: Node }
  | { node: 'if'; branches: readonly { test: Script; body: Script }[]; otherwise: Script }
  | { node: 'for'; name: string; words: readonly Word[]; body: Script }
  | { node: 'while'; test: Script; body: Script; input: Input | null }
  | { node: 'case'; word: Word; choices: readonly { patterns: readonly Word[]; body: Script }[] }
  | { node: 'function'; names: readonly string[]; body: Script; line: number }
  | { node: 'group'; body: Script; apart: boolean; input: Input | null };

/** `name=(one two)`. */
export interface ListAssignment {
  name: string;
  words: readonly Word[];
}

export type Script = readonly Node[];

/** A word that is nothing but this text. */
export function plainWord(text: string, line: number, quoted = false): Word {
  return { parts: text === '' ? [] : [{ part: 'text', text, quoted }], line };
}

/** The text of a word that holds nothing else, written without quotes; null: it holds something else. */
export function bareText(word: Word | undefined): string | null {
  if (word === undefined) return null;
  let text = '';
  for (const part of word.parts) {
    if (part.part !== 'text' || part.quoted) return null;
    text += part.text;
  }
  return text;
}

/** Quotes within commands within quotes; nobody writes more, and the readers recurse. */
export const MAX_NESTING = 40;

export const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** A command of these words and, at its end, one that may hold more than text. */
export function command(words: readonly string[], line: number, last?: Word): Node {
  const all = words.map((word) => plainWord(word, line, true));
  return { node: 'command', words: last === undefined ? all : [...all, last], input: null, lists: [], line };
}

/** `while read …`: the condition takes a line of the input each time. */
export function readsLines(test: Script): boolean {
  const reads = (node: Node) => node.node === 'command' && node.words.some((word) => bareText(word) === 'read');
  return test.some((node) => node.node === 'either' || reads(node));
}
