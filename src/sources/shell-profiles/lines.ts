/** Lines that one command hands to the next, each with the place it was read from. */
import type { Field, Output } from './fields.ts';
import type { ScriptFiles } from './script-files.ts';

/** What a command does with the lines of its input; null: it cannot be said. */
export type Filter = (
  words: readonly Field[],
  input: Output | null,
  files: ScriptFiles,
) => Promise<Output | null> | Output | null;

const MAX_LINES = 5000;

/** A file line by line; null when it is not there. */
export async function readLines(path: string, files: ScriptFiles): Promise<Output | null> {
  const text = files.isAbsolute(path) ? await files.text(path) : null;
  if (text === null) return null;
  const lines = text
    .replace(/\r?\n$/, '')
    .split(/\r?\n/)
    .slice(0, MAX_LINES);
  return lines.map((line, index) => ({ text: line, known: true, at: { file: path, line: index + 1 } }));
}

/** Lines without a place of their own. */
export function linesOf(text: string, known: boolean): Output {
  return text.split('\n').map((line) => ({ text: line, known, at: null }));
}

/** The files among the words, else the input. */
export async function inputOf(
  words: readonly Field[],
  input: Output | null,
  files: ScriptFiles,
): Promise<Output | null> {
  const paths = words.filter(({ text, usable }) => usable && text !== '-' && !/^[-+]/.test(text));
  const all = await Promise.all(paths.map(({ text }) => readLines(text, files)));
  const found = all.filter((lines) => lines !== null).flat();
  return found.length > 0 || all.some((lines) => lines !== null) ? found : paths.length === 0 ? input : null;
}

export const isFlag = ({ text }: Field): boolean => text.startsWith('-') && text.length > 1;

/** What nobody can say, where it is known from which lines it is made. */
export function changed(lines: Output | null): Output | null {
  return lines?.map((line) => ({ ...line, known: false })) ?? null;
}
