/** What is noted of a file before it is changed, with the copy of it, and which of the two it is like now. */
import { join } from 'node:path';
import * as v from 'valibot';
import type { Host } from '../../platform/host.ts';
import type { StepRecord, StepState } from '../engine/step-handler.ts';
import { compareKeys, digestOf, type SeenFile, textOf } from './file-change.ts';
import { isJsonObject } from './whole-file.ts';

/** A global configuration grows to tens of MB with the history of many projects. */
const MAX_BYTES = 64 * 1024 * 1024;

export const Saved = v.object({
  path: v.string(),
  edit: v.picklist(['key', 'keys', 'remove-keys', 'correct-env', 'content', 'mode', 'remove']),
  before: v.nullable(v.string()),
  after: v.nullable(v.string()),
  modeBefore: v.nullable(v.number()),
  modeAfter: v.nullable(v.number()),
  copy: v.nullable(v.string()),
  /** Were not there, so they come and go with the file; the innermost first. */
  folders: v.optional(v.array(v.string()), []),
  /** A key edit can be undone in a file that changed elsewhere since. */
  keys: v.array(v.object({ path: v.array(v.string()), set: v.optional(v.unknown()), digest: v.optional(v.string()) })),
});
export type Saved = v.InferOutput<typeof Saved>;

/** null: noted by another version of Pilotlight, which knows changes that this one does not. */
export function readSaved({ saved }: StepRecord): Saved | null {
  const parsed = v.safeParse(Saved, saved);
  return parsed.success ? parsed.output : null;
}

/** null: there, but cannot be read. */
export async function seeFile(host: Host, path: string): Promise<SeenFile | null> {
  const read = await host.files.read(path, MAX_BYTES);
  if (read.ok) return { bytes: read.bytes, digest: digestOf(read.bytes), mode: read.stat.mode, uid: read.stat.uid };
  return read.why === 'absent' ? { bytes: null, digest: null, mode: null, uid: null } : null;
}

export async function state(host: Host, record: StepRecord, folder: string): Promise<StepState> {
  const saved = readSaved(record);
  const seen = saved && (await seeFile(host, saved.path));
  return saved && seen ? stateOf(host, saved, seen, await copyOf(host, saved, folder)) : 'unknown';
}

export function stateOf(host: Host, saved: Saved, seen: SeenFile, before: SeenFile | null): StepState {
  const posix = host.platform !== 'win32';
  // Narrower counts as well: rights of a group that could not be kept are dropped.
  const hasMode = (mode: number | null) =>
    !posix || mode === null || seen.mode === mode || seen.mode === (mode & ~0o070);
  if (saved.edit === 'mode') {
    // 0640 without its group is the very 0600 that was wanted.
    if (posix && seen.mode === saved.modeAfter) return 'after';
    return hasMode(saved.modeBefore) ? 'before' : hasMode(saved.modeAfter) ? 'after' : 'other';
  }
  if (seen.digest === saved.before && hasMode(saved.modeBefore)) return 'before';
  if (seen.digest === saved.after && hasMode(saved.modeAfter)) return 'after';
  if (isDamaged(saved.path, seen, before)) return 'other';
  return compareKeys(textOf(seen), textBefore(saved, before), saved.keys);
}

/** The text the keys stood in: an empty document where there was no file; null when the copy is no longer whole. */
export function textBefore(saved: Saved, before: SeenFile | null): string | null {
  return saved.before === null ? '{}' : before && textOf(before);
}

/** The content before the change; null when there was none or the copy is no longer whole. */
export async function copyOf(host: Host, saved: Saved, folder: string): Promise<SeenFile | null> {
  const copy = saved.copy === null ? null : await seeFile(host, join(folder, saved.copy));
  return copy?.digest === saved.before ? copy : null;
}

/** The file as it was before the step, for those who ask what an undo would bring back; null: no whole copy. */
export async function readBefore(
  host: Host,
  record: StepRecord,
  folder: string,
): Promise<{ path: string; text: string } | null> {
  const saved = readSaved(record);
  const copy = saved && (await copyOf(host, saved, folder));
  return copy ? { path: saved.path, text: textOf(copy) } : null;
}

/** Neither the old nor the new state, and nobody's wish either: emptied, cut off, or broken where it was whole. */
export function isDamaged(path: string, seen: SeenFile | null, before: SeenFile | null): boolean {
  if (!seen?.bytes || !before?.bytes || seen.digest === before.digest) return false;
  if (path.endsWith('.json')) return isJsonObject(before.bytes) && !isJsonObject(seen.bytes);
  return Buffer.from(before.bytes).subarray(0, seen.bytes.length).equals(seen.bytes);
}
