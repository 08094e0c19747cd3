import type { FileProblem } from '../../shared/facts.ts';
import { FILE_FAULTS, JSON_FAULTS } from '../../shared/messages/file-faults.ts';
import { type JsonPath, scanJson } from './json-scan.ts';

export type JsonText = { ok: true; value: unknown; text: string } | { ok: false; problem: FileProblem };

/** Bytes to text as Claude Code does it; bytes that are no UTF-8 become replacement characters. */
function decodeJsonBytes(bytes: Uint8Array, utf16: boolean): { text: string; foreign: boolean } {
  const [a, b] = bytes;
  const marked = a === 0xff && b === 0xfe;
  if (marked && utf16) return { text: new TextDecoder('utf-16le').decode(bytes), foreign: false };
  const halfZero = bytes.length > 3 && (a === 0) !== (b === 0) && bytes[a === 0 ? 2 : 3] === 0;
  const foreign = marked || (a === 0xfe && b === 0xff) || halfZero;
  return { text: new TextDecoder('utf-8').decode(bytes), foreign };
}

/**
 * Reads strict JSON as Claude Code reads it.
 * @returns the value, or the first problem with 1-based line and column and no value from the file
 */
export function parseJsonText(text: string): JsonText {
  try {
    return { ok: true, value: JSON.parse(text), text };
  } catch {
    return { ok: false, problem: findJsonProblem(text) };
  }
}

/**
 * {@link parseJsonText} for a file's content, byte order mark and encoding included.
 * @param utf16  UTF-16 with its mark is accepted: true of settings files, not of `.claude.json`
 */
export function parseJsonBytes(bytes: Uint8Array, utf16: boolean): JsonText {
  const { text, foreign } = decodeJsonBytes(bytes, utf16);
  if (foreign)
    return { ok: false, problem: { kind: 'encoding', line: null, column: null, message: FILE_FAULTS.utf16Settings } };
  return parseJsonText(text);
}

/** The first thing that keeps a text from being JSON. */
export function findJsonProblem(text: string): FileProblem {
  if (text.trim() === '') return { kind: 'empty', line: null, column: null, message: FILE_FAULTS.empty };
  if (/^[\0\s]*$/.test(text)) return { kind: 'empty', line: null, column: null, message: JSON_FAULTS['zero-bytes'] };
  const found = scanJson(text);
  if (found === null) return { kind: 'syntax', line: null, column: null, message: FILE_FAULTS.invalid };
  const kind = found.fault === 'zero-bytes' ? 'encoding' : 'syntax';
  const problem = { kind, ...placeOf(text, found.offset), message: JSON_FAULTS[found.fault] } as const;
  return found.fault === 'cut-off' ? { ...problem, cutOff: true } : problem;
}

/** 1-based line and column (UTF-16 units) of an offset. */
export function placeOf(text: string, offset: number): { line: number; column: number } {
  let line = 1;
  let start = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) {
    line += 1;
    start = at + 1;
  }
  return { line, column: offset - start + 1 };
}

/** Places of the names (of list entries: of the values) down to `depth` levels; a repeated name counts where it stands last. */
export function locateValues(text: string, depth: number): (path: JsonPath) => { line: number; column: number } | null {
  const offsets = new Map<string, number>();
  scanJson(text, { depth, onValue: (path, offset) => offsets.set(JSON.stringify(path), offset) });
  return (path) => {
    const offset = offsets.get(JSON.stringify(path));
    return offset === undefined ? null : placeOf(text, offset);
  };
}
