/** What can be changed about one file, and what the file will be then. Pure. */
import { createHash } from 'node:crypto';
import { addsPath } from '../../diagnosis/fitness/addresses.ts';
import { endOf, withoutEnd } from '../../sources/environment/address-shape.ts';
import { editKey, type KeyPath, readKey } from './edit-json-key.ts';

export type FileChange =
  /** `value` undefined removes the key. Never a secret: a secret is named by a helper, not written. */
  | { edit: 'key'; path: KeyPath; value: unknown }
  /**
   * Several keys of one file as one change; one without `set` is removed. Never a secret either.
   * `always` is set as well, and no undo takes it out: without it nobody could read the file.
   */
  | { edit: 'keys'; keys: readonly KeyLeft[]; always?: readonly KeyLeft[] }
  /** Several keys go at once (a login and its account). */
  | { edit: 'remove-keys'; paths: readonly KeyPath[] }
  /** A variable in `env` loses its quotes, an address its end that is too much, and it gets the name it belongs to. Its value, a secret, is no part of the plan. */
  | { edit: 'correct-env'; name: string; home: string }
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

/** One key as an edit leaves it; `set` and `digest` missing: removed. */
export interface KeyLeft {
  path: readonly string[];
  set?: unknown;
  /** Of a value that is written down nowhere else. */
  digest?: string | undefined;
}

/** null when the change does not fit the file. */
export function targetOf(change: FileChange, seen: SeenFile, newMode: number): Target | null {
  const mode = seen.mode ?? newMode;
  switch (change.edit) {
    case 'key':
    case 'keys':
    case 'remove-keys':
      return survivesText(seen) ? textTarget(editKeys(textOf(seen), keysSet(change, seen)), mode) : null;
    case 'correct-env':
      return survivesText(seen) ? textTarget(correctEnv(textOf(seen), change), mode) : null;
    case 'content':
      return { bytes: change.bytes, mode: change.mode ?? mode };
    case 'mode':
      return seen.bytes && { bytes: seen.bytes, mode: change.mode };
    case 'remove':
      return { bytes: null, mode: null };
  }
}

interface Correction {
  name: string;
  home: string;
}

/** null: there is nothing to correct. */
function correctEnv(text: string, { name, home }: Correction): string | null {
  const value = readKey(text, ['env', name]);
  if (typeof value !== 'string' || (home === name && corrected(home, value) === value)) return null;
  const set = { path: ['env', home], set: corrected(home, value) };
  return editKeys(text, home === name ? [set] : [{ path: ['env', name] }, set]);
}

/** Without white space and quotes around it; an address without what Claude Code adds itself. */
export function corrected(name: string, value: string): string {
  const text = unquoted(value);
  return addsPath(name) ? withoutEnd(text) : text;
}

/** What a correction leaves out, for the line that says so. */
export function leftOut(name: string, value: string): { quotes: boolean; end: string | null } {
  const text = unquoted(value);
  const { addressEnd = null } = corrected(name, value) === text ? {} : endOf(text);
  return { quotes: text !== value, end: addressEnd };
}

function unquoted(value: string): string {
  return value
    .trim()
    .replace(/^(["'`])(.*)\1$/s, '$2')
    .trim();
}

/** The keys a change touches and how it leaves them; none when it touches the whole file. */
export function keysLeft(change: FileChange, before: Pick<SeenFile, 'bytes'>): KeyLeft[] {
  if (change.edit === 'correct-env') {
    const value = readKey(textOf(before), ['env', change.name]);
    const digest = typeof value === 'string' ? digestOfValue(corrected(change.home, value)) : undefined;
    const gone = change.home === change.name ? [] : [{ path: ['env', change.name] }];
    return [...gone, { path: ['env', change.home], digest }];
  }
  if (change.edit === 'key') return [{ path: [...change.path], set: change.value }];
  if (change.edit === 'keys') return [...change.keys];
  return change.edit === 'remove-keys' ? change.paths.map((path) => ({ path: [...path] })) : [];
}

/** With those that an undo leaves. */
function keysSet(change: FileChange, before: SeenFile): KeyLeft[] {
  const always = change.edit === 'keys' ? (change.always ?? []) : [];
  return [...always, ...keysLeft(change, before)];
}

/** Whether every key is as the change leaves it, as it was before, or neither. */
export function compareKeys(
  text: string,
  before: string | null,
  keys: readonly KeyLeft[],
): 'before' | 'after' | 'other' {
  if (keys.length === 0 || !holdsObject(text)) return 'other';
  const now = keys.map(({ path }) => JSON.stringify(readKey(text, path)));
  const isLeft = ({ set, digest }: KeyLeft, value: string | undefined): boolean =>
    digest === undefined ? value === JSON.stringify(set) : value !== undefined && digestOfText(value) === digest;
  if (keys.every((key, index) => isLeft(key, now[index]))) return 'after';
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
export function survivesText({ bytes }: SeenFile): boolean {
  return bytes === null || Buffer.from(textOf({ bytes }), 'utf8').equals(bytes);
}

function textTarget(text: string | null, mode: number): Target | null {
  return text === null ? null : { bytes: Buffer.from(text, 'utf8'), mode };
}

function digestOfValue(value: unknown): string {
  return digestOfText(JSON.stringify(value));
}

function digestOfText(text: string): string {
  return digestOf(Buffer.from(text, 'utf8'));
}

export function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
