/** Steps that change one file: one key, its whole content, its mode, or its being there. */
import * as v from 'valibot';
import type { Host } from '../../platform/host.ts';
import { FILE_FAILURES } from '../../shared/messages/recovery/steps.ts';
import type { Step } from '../engine/plan.ts';
import type { PrepareOutcome, StepHandler, StepOutcome, StepRecord } from '../engine/step-handler.ts';
import { digestOf, type FileChange, keysLeft, type SeenFile, targetOf } from './file-change.ts';
import { missingFolders } from './made-folders.ts';
import { failure, keepCopy, put, setMode } from './put-file.ts';
import { Saved, seeFile, state } from './saved-file.ts';
import { isOutdated, leave, mayRevert, needs, revert, tidy } from './undo-file.ts';
import { isWhole } from './whole-file.ts';

interface FileStepData {
  path: string;
  change: FileChange;
  /** Digest of the content the plan was made for; null: the file was absent. */
  seen: string | null;
  /** Mode of a file that is made anew. */
  newMode: number;
}

const FILE_STEP = 'file';

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

/** Replacing another account's file would make it ours. Root keeps the owner. */
function isForeign(host: Host, seen: SeenFile): boolean {
  const { uid } = host.user;
  return host.platform !== 'win32' && seen.uid !== null && uid !== 0 && seen.uid !== uid;
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

export const FILE_STEPS = {
  [FILE_STEP]: { prepare, state, apply, revert, mayRevert, isOutdated, needs, leave, tidy } satisfies StepHandler,
};
