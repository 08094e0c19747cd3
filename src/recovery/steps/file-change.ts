/** What can be changed about one file, and what the file will be then. Pure. */
import { createHash } from 'node:crypto';
import { editKey, type KeyPath, readKey } from './edit-json-key.ts';

export type FileChange =
  /** `value` undefined removes the key. Never a secret: a secret is named by a helper, not written. */
  | { edit: 'key'; path: KeyPath; value: unknown }
  /** Several keys of one file as one change; one without `set` is removed. Never a secret either. */
  | { edit: 'keys'; keys: readonly KeyLeft[] }
  /** Several keys go at once (a login and its account). */
  | { edit: 'remove-keys'; paths: readonly KeyPath[] }
  /** `mode` missing: as it is. One file is changed by one step of a plan only. */
  | { edit: 'content'; bytes: Uint8Array; mode?: number }
  | { edit: 'mode'; mode: number }
  | { edit: 'remove' };

/** What a file is now: what a plan is made for. */
export interface SeenFile {
  bytes: Uint8Array | null;
  digest: string | null;
  mode: number | null;
  uid: number | null;
}

/** What a file will be; `bytes` null: gone. */
export interface Target {
  bytes: Uint8Array | null;
  mode: number | null;
}

/** One key as an edit leaves it; `set` missing: removed. */
export interface KeyLeft {
  path: readonly string[];
  set?: unknown;
}

/** null when the change does not fit the file. */
export function targetOf(change: FileChange, seen: SeenFile, newMode: number): Target | null {
  const mode = seen.mode ?? newMode;
  switch (change.edit) {
    case 'key':
    case 'keys':
    case 'remove-keys':
      return survivesText(seen) ? textTarget(editKeys(textOf(seen), keysLeft(change)), mode) : null;
    case 'content':
      return { bytes: change.bytes, mode: change.mode ?? mode };
    case 'mode':
      return seen.bytes && { bytes: seen.bytes, mode: change.mode };
    case 'remove':
      return { bytes: null, mode: null };
  }
}

/** The keys a change touches and how it leaves them; none when it touches the whole file. */
export function keysLeft(change: FileChange): KeyLeft[] {
  if (change.edit === 'key') return [{ path: [...change.path], set: change.value }];
  if (change.edit === 'keys') return [...change.keys];
  return change.edit === 'remove-keys' ? change.paths.map((path) => ({ path: [...path] })) : [];
}

/** Whether every key is as the change leaves it, as it was before, or neither. */
export function compareKeys(
  text: string,
  before: string | null,
  keys: readonly KeyLeft[],
): 'before' | 'after' | 'other' {
  if (keys.length === 0 || !holdsObject(text)) return 'other';
  const now = keys.map(({ path }) => JSON.stringify(readKey(text, path)));
  if (keys.every(({ set }, index) => now[index] === JSON.stringify(set))) return 'after';
  if (before === null) return 'other';
  return keys.every(({ path }, index) => now[index] === JSON.stringify(readKey(before, path))) ? 'before' : 'other';
}

function holdsObject(text: string): boolean {
  return text.trim() === '' || readKey(`{"all":${text.replace(/^\uFEFF/, '')}}`, ['all']) instanceof Object;
}

/** Puts the keys back as they are in `before`; everything else in `text` stays. */
export function restoreKeys(text: string, before: string, keys: readonly KeyLeft[]): string | null {
  return editKeys(
    text,
    keys.map(({ path }) => ({ path, set: readKey(before, path) })),
  );
}

function editKeys(text: string, keys: readonly KeyLeft[]): string | null {
  return keys.reduce<string | null>((body, { path, set }) => (body === null ? null : editKey(body, path, set)), text);
}

/** TextDecoder would swallow the BOM that has to stay. */
export function textOf(seen: Pick<SeenFile, 'bytes'>): string {
  return seen.bytes ? Buffer.from(seen.bytes).toString('utf8') : '';
}

/** Bytes that are no whole UTF-8 would be lost by an edit of the text. */
function survivesText({ bytes }: SeenFile): boolean {
  return bytes === null || Buffer.from(textOf({ bytes }), 'utf8').equals(bytes);
}

function textTarget(text: string | null, mode: number): Target | null {
  return text === null ? null : { bytes: Buffer.from(text, 'utf8'), mode };
}

export function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
