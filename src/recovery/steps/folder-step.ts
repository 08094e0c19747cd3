/** The step that makes a folder, for its owner alone; undo removes it while nothing is in it. */
import * as v from 'valibot';
import type { Host } from '../../platform/host.ts';
import { FOLDER_FAILURES } from '../../shared/messages/recovery/steps.ts';
import type { Step } from '../engine/plan.ts';
import type { PrepareOutcome, StepHandler, StepOutcome, StepRecord, StepState } from '../engine/step-handler.ts';

const FOLDER_STEP = 'folder';

const Saved = v.object({ path: v.string() });

/** @param path  must not be there, but the folder around it */
export function folderStep(line: string, path: string): Step {
  return { kind: FOLDER_STEP, line, data: { path } };
}

async function prepare(host: Host, step: Step): Promise<PrepareOutcome> {
  const { path } = v.parse(Saved, step.data);
  if ((await host.files.lstat(path)) !== null) return failure('changed', FOLDER_FAILURES.taken({ path }));
  return { ok: true, record: { kind: step.kind, line: step.line, saved: { path } } };
}

async function state(host: Host, record: StepRecord): Promise<StepState> {
  const found = await host.files.lstat(v.parse(Saved, record.saved).path);
  return found === null ? 'before' : found.kind === 'directory' ? 'after' : 'other';
}

async function apply(host: Host, _step: Step, record: StepRecord): Promise<StepOutcome> {
  const { path } = v.parse(Saved, record.saved);
  const made = await host.files.makeDirectory(path, 0o700);
  if (made === 'exists') return failure('changed', FOLDER_FAILURES.taken({ path }));
  return made === 'made' ? { ok: true } : failure('denied', FOLDER_FAILURES.notMade({ path }));
}

/** What somebody has put there is theirs. */
async function mayRevert(host: Host, record: StepRecord): Promise<StepOutcome> {
  const { path } = v.parse(Saved, record.saved);
  const now = await state(host, record);
  const isEmpty = now === 'after' && (await host.files.list(path))?.length === 0;
  return now === 'before' || isEmpty ? { ok: true } : failure('changed', FOLDER_FAILURES.inUse({ path }));
}

async function revert(host: Host, record: StepRecord): Promise<StepOutcome> {
  const { path } = v.parse(Saved, record.saved);
  const may = await mayRevert(host, record);
  if (!may.ok || (await state(host, record)) === 'before') return may;
  return (await host.files.remove(path)) ? { ok: true } : failure('denied', FOLDER_FAILURES.notRemoved({ path }));
}

function failure(why: 'changed' | 'denied', message: string): Extract<StepOutcome, { ok: false }> {
  return { ok: false, why, message };
}

export const FOLDER_STEPS = { [FOLDER_STEP]: { prepare, state, apply, revert, mayRevert } satisfies StepHandler };
