/** Steps that change one file: one key, its whole content, its mode, or its being there. */
import { dirname, join } from 'node:path';
import * as v from 'valibot';
import type { WriteFailure } from '../../platform/files/write-failures.ts';
import type { Host } from '../../platform/host.ts';
import { FILE_FAILURES } from '../../shared/messages/recovery/steps.ts';
import { WRITE_FAILURES } from '../../shared/messages/write-failures.ts';
import type { Step } from '../engine/plan.ts';
import type { Need } from '../engine/room.ts';
import type { PrepareOutcome, StepHandler, StepOutcome, StepRecord, StepState } from '../engine/step-handler.ts';
import {
  compareKeys,
  digestOf,
  type FileChange,
  keysLeft,
  restoreKeys,
  type SeenFile,
  type Target,
  targetOf,
  textOf,
} from './file-change.ts';
import { missingFolders, removeFolders } from './made-folders.ts';
import { isJsonObject, isWhole } from './whole-file.ts';

export type { FileChange, SeenFile } from './file-change.ts';

interface FileStepData {
  path: string;
  change: FileChange;
  /** Digest of the content the plan was made for; null: the file was absent. */
  seen: string | null;
  /** Mode of a file that is made anew. */
  newMode: number;
}

type Failure = Extract<StepOutcome, { ok: false }>;

const FILE_STEP = 'file';
/** A global configuration grows to tens of MB with the history of many projects. */
const MAX_BYTES = 64 * 1024 * 1024;

const Saved = v.object({
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
type Saved = v.InferOutput<typeof Saved>;

/** null: there, but cannot be read. */
export async function seeFile(host: Host, path: string): Promise<SeenFile | null> {
  const read = await host.files.read(path, MAX_BYTES);
  if (read.ok) return { bytes: read.bytes, digest: digestOf(read.bytes), mode: read.stat.mode, uid: read.stat.uid };
  return read.why === 'absent' ? { bytes: null, digest: null, mode: null, uid: null } : null;
}

/** A step that changes `path` from what was `seen`. */
export function fileStep(line: string, path: string, seen: SeenFile, change: FileChange, newMode = 0o600): Step {
  const data: FileStepData = { path, change, seen: seen.digest, newMode };
  const bytes = targetOf(change, seen, newMode)?.bytes?.length ?? 0;
  const writes = { path, bytes: change.edit === 'mode' ? 0 : bytes, copyBytes: seen.bytes?.length ?? 0 };
  return { kind: FILE_STEP, line, data, writes };
}

async function prepare(host: Host, step: Step, folder: string, index: number): Promise<PrepareOutcome> {
  const data = step.data as FileStepData;
  const seen = await seeFile(host, data.path);
  if (!seen) return failure('denied', data.path, FILE_FAILURES.unreadable);
  if (isForeign(host, seen)) return failure('denied', data.path, FILE_FAILURES.foreign);
  if (seen.digest !== data.seen) return failure('changed', data.path, FILE_FAILURES.changedSincePlan);
  const target = targetOf(data.change, seen, data.newMode);
  if (!target) return failure('changed', data.path, FILE_FAILURES.notAsPlanned);
  if (data.change.edit === 'mode' && seen.mode === target.mode) {
    return failure('changed', data.path, FILE_FAILURES.hasMode);
  }
  const copy = seen.bytes ? `before-${index}` : null;
  if (copy && seen.bytes) {
    const trouble = await keepCopy(host, folder, copy, seen.bytes);
    if (trouble) return trouble;
  }
  const saved: Saved = {
    path: data.path,
    edit: data.change.edit,
    before: seen.digest,
    after: target.bytes && digestOf(target.bytes),
    modeBefore: seen.mode,
    modeAfter: target.mode,
    copy,
    folders: seen.bytes ? [] : await missingFolders(host, data.path),
    keys: keysLeft(data.change, seen).map(({ path, set, digest }) => ({ path: [...path], set, digest })),
  };
  const keeps = seen.bytes && isWhole(data.path, seen.bytes) ? data.path : null;
  return { ok: true, record: { kind: step.kind, line: step.line, saved, keeps } };
}

async function keepCopy(host: Host, folder: string, name: string, bytes: Uint8Array): Promise<Failure | null> {
  const wrote = await host.files.write(join(folder, name), bytes, 0o600);
  if (!wrote.ok) return failure(wrote.why, folder, FILE_FAILURES.noCopy({ reason: WRITE_FAILURES[wrote.why] }));
  const check = await seeFile(host, join(folder, name));
  return check?.digest === digestOf(bytes) ? null : failure('failed', folder, FILE_FAILURES.copyNotKept);
}

/** Replacing another account's file would make it ours. Root keeps the owner. */
function isForeign(host: Host, seen: SeenFile): boolean {
  const { uid } = host.user;
  return host.platform !== 'win32' && seen.uid !== null && uid !== 0 && seen.uid !== uid;
}

async function state(host: Host, record: StepRecord, folder: string): Promise<StepState> {
  const saved = v.parse(Saved, record.saved);
  const seen = await seeFile(host, saved.path);
  return seen ? stateOf(host, saved, seen, await copyOf(host, saved, folder)) : 'unknown';
}

function stateOf(host: Host, saved: Saved, seen: SeenFile, before: SeenFile | null): StepState {
  const posix = host.platform !== 'win32';
  // Narrower counts as well: rights of a group that could not be kept are dropped.
  const hasMode = (mode: number | null) =>
    !posix || mode === null || seen.mode === mode || seen.mode === (mode & ~0o070);
  if (saved.edit === 'mode') return hasMode(saved.modeBefore) ? 'before' : hasMode(saved.modeAfter) ? 'after' : 'other';
  if (seen.digest === saved.before && hasMode(saved.modeBefore)) return 'before';
  if (seen.digest === saved.after && hasMode(saved.modeAfter)) return 'after';
  if (isDamaged(saved.path, seen, before)) return 'other';
  return compareKeys(textOf(seen), before && textOf(before), saved.keys);
}

/** The content before the change; null when there was none or the copy is no longer whole. */
async function copyOf(host: Host, saved: Saved, folder: string): Promise<SeenFile | null> {
  const copy = saved.copy === null ? null : await seeFile(host, join(folder, saved.copy));
  return copy?.digest === saved.before ? copy : null;
}

async function apply(host: Host, step: Step, record: StepRecord): Promise<StepOutcome> {
  const data = step.data as FileStepData;
  const saved = v.parse(Saved, record.saved);
  const seen = await seeFile(host, data.path);
  if (!seen) return failure('denied', data.path, FILE_FAILURES.unreadable);
  if (seen.digest !== saved.before) return failure('changed', data.path, FILE_FAILURES.changed);
  if (data.change.edit === 'mode') return setMode(host, data.path, data.change.mode);
  const target = targetOf(data.change, seen, data.newMode);
  if (!target) return failure('changed', data.path, FILE_FAILURES.notAsPlanned);
  return put(host, data.path, target, seen.bytes);
}

/** The file as it was before the step, for those who ask what an undo would bring back; null: no whole copy. */
export async function readBefore(
  host: Host,
  record: StepRecord,
  folder: string,
): Promise<{ path: string; text: string } | null> {
  const saved = v.safeParse(Saved, record.saved);
  const copy = saved.success ? await copyOf(host, saved.output, folder) : null;
  return saved.success && copy ? { path: saved.output.path, text: textOf(copy) } : null;
}

/** @param expect  what the file must still hold */
async function put(host: Host, path: string, target: Target, expect: Uint8Array | null): Promise<StepOutcome> {
  if (target.bytes) {
    const wrote = await host.files.write(path, target.bytes, target.mode ?? 0o600, { expect, attributes: true });
    return wrote.ok ? wrote : unwritten(wrote.why, path, 'written');
  }
  const place = await host.files.place(path);
  if (!place.ok) return unwritten(place.why, path, 'removed');
  return (await host.files.remove(place.target)) ? { ok: true } : unwritten('failed', path, 'removed');
}

function unwritten(why: WriteFailure, path: string, what: string): Failure {
  if (why === 'changed') return failure(why, path, FILE_FAILURES.changed);
  return failure(why, path, FILE_FAILURES.cannotBe({ what, reason: WRITE_FAILURES[why] }));
}

async function setMode(host: Host, path: string, mode: number): Promise<StepOutcome> {
  return (await host.files.setMode(path, mode)) ? { ok: true } : failure('denied', path, FILE_FAILURES.modeKept);
}

async function mayRevert(host: Host, record: StepRecord, folder: string): Promise<StepOutcome> {
  const saved = v.parse(Saved, record.saved);
  const now = await state(host, record, folder);
  if (now === 'before') return { ok: true };
  if (now === 'unknown') return failure('denied', saved.path, FILE_FAILURES.unreadable);
  const copy = await copyOf(host, saved, folder);
  if (now === 'other' && !isDamaged(saved.path, await seeFile(host, saved.path), copy)) {
    return failure('changed', saved.path, FILE_FAILURES.changedSince);
  }
  const lost = saved.copy !== null && copy === null;
  return lost ? failure('failed', folder, FILE_FAILURES.copyBroken) : { ok: true };
}

async function isOutdated(host: Host, record: StepRecord, folder: string): Promise<boolean> {
  const may = await mayRevert(host, record, folder);
  return !may.ok && may.why === 'changed';
}

/** Neither the old nor the new state, and nobody's wish either: emptied, cut off, or broken where it was whole. */
function isDamaged(path: string, seen: SeenFile | null, before: SeenFile | null): boolean {
  if (!seen?.bytes || !before?.bytes || seen.digest === before.digest) return false;
  if (path.endsWith('.json')) return isJsonObject(before.bytes) && !isJsonObject(seen.bytes);
  return Buffer.from(before.bytes).subarray(0, seen.bytes.length).equals(seen.bytes);
}

/** The old content beside the new one, until it is put in its place. */
async function needs(host: Host, record: StepRecord, folder: string): Promise<Need[]> {
  const { path, edit, copy } = v.parse(Saved, record.saved);
  const kept = copy === null || edit === 'mode' ? null : await host.files.lstat(join(folder, copy));
  return kept ? [{ path, bytes: kept.size }] : [];
}

async function revert(host: Host, record: StepRecord, folder: string): Promise<StepOutcome> {
  const saved = v.parse(Saved, record.saved);
  const may = await mayRevert(host, record, folder);
  if (!may.ok) return may;
  const seen = await seeFile(host, saved.path);
  if (!seen) return failure('denied', saved.path, FILE_FAILURES.unreadable);
  const before = await copyOf(host, saved, folder);
  if (stateOf(host, saved, seen, before) === 'before') return { ok: true };
  if (saved.edit === 'mode') return setMode(host, saved.path, saved.modeBefore ?? 0o600);
  if (seen.digest === saved.after) {
    return put(host, saved.path, { bytes: before?.bytes ?? null, mode: saved.modeBefore }, seen.bytes);
  }
  if (before && isDamaged(saved.path, seen, before)) {
    // Whatever it is, it is not thrown away.
    const trouble = seen.bytes && (await keepCopy(host, folder, `damaged-${saved.copy ?? ''}`, seen.bytes));
    return trouble || put(host, saved.path, { bytes: before.bytes, mode: saved.modeBefore }, seen.bytes);
  }
  const text = restoreKeys(textOf(seen), before ? textOf(before) : '{}', saved.keys);
  if (text === null) return failure('changed', saved.path, FILE_FAILURES.notJson);
  return put(host, saved.path, { bytes: Buffer.from(text, 'utf8'), mode: seen.mode }, seen.bytes);
}

/** A write that was killed leaves its temporary file, which may hold what the file holds. Nobody else writes there now. */
async function tidy(host: Host, record: StepRecord): Promise<void> {
  const saved = v.parse(Saved, record.saved);
  const place = await host.files.place(saved.path);
  if (place.ok) await host.files.sweep(dirname(place.target), true);
}

async function leave(host: Host, record: StepRecord): Promise<void> {
  await removeFolders(host, v.parse(Saved, record.saved).folders);
}

function failure(why: Failure['why'], path: string, what: string): Failure {
  return { ok: false, why, message: FILE_FAILURES.failed({ path, what }) };
}

export const FILE_STEPS = {
  [FILE_STEP]: { prepare, state, apply, revert, mayRevert, isOutdated, needs, leave, tidy } satisfies StepHandler,
};
