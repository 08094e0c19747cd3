/** Takes the change of a file back: to the byte, or only the keys that were changed where somebody has written since. */
import { dirname, join } from 'node:path';
import type { Host } from '../../platform/host.ts';
import { ENGINE } from '../../shared/messages/recovery/engine.ts';
import { FILE_FAILURES } from '../../shared/messages/recovery/steps.ts';
import type { Need } from '../engine/room.ts';
import type { StepOutcome, StepRecord } from '../engine/step-handler.ts';
import { restoreKeys, textOf } from './file-change.ts';
import { removeFolders } from './made-folders.ts';
import { type Failure, failure, keepCopy, put, setMode } from './put-file.ts';
import { copyOf, isDamaged, readSaved, seeFile, state, stateOf, textBefore } from './saved-file.ts';

export async function mayRevert(host: Host, record: StepRecord, folder: string): Promise<StepOutcome> {
  const saved = readSaved(record);
  if (!saved) return unknownTo(record);
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

export async function isOutdated(host: Host, record: StepRecord, folder: string): Promise<boolean> {
  const may = await mayRevert(host, record, folder);
  return !may.ok && may.why === 'changed';
}

/** The old content beside the new one, until it is put in its place. */
export async function needs(host: Host, record: StepRecord, folder: string): Promise<Need[]> {
  const saved = readSaved(record);
  if (!saved || saved.copy === null || saved.edit === 'mode') return [];
  const kept = await host.files.lstat(join(folder, saved.copy));
  return kept ? [{ path: saved.path, bytes: kept.size }] : [];
}

function unknownTo({ line }: StepRecord): Failure {
  return { ok: false, why: 'failed', message: ENGINE.unknownUndo({ line }) };
}

export async function revert(host: Host, record: StepRecord, folder: string): Promise<StepOutcome> {
  const saved = readSaved(record);
  if (!saved) return unknownTo(record);
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
  const old = textBefore(saved, before);
  const text = old === null ? null : restoreKeys(textOf(seen), old, saved.keys);
  if (text === null) return failure('changed', saved.path, FILE_FAILURES.notJson);
  return put(host, saved.path, { bytes: Buffer.from(text, 'utf8'), mode: seen.mode }, seen.bytes);
}

/** A write that was killed leaves its temporary file, which may hold what the file holds. Nobody else writes there now. */
export async function tidy(host: Host, record: StepRecord): Promise<void> {
  const saved = readSaved(record);
  const place = saved && (await host.files.place(saved.path));
  if (place?.ok) await host.files.sweep(dirname(place.target), true);
}

export async function leave(host: Host, record: StepRecord): Promise<void> {
  await removeFolders(host, readSaved(record)?.folders ?? []);
}
