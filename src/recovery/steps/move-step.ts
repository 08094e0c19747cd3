/** The step that gives a file or a folder another name on the same disk; undo gives it its old one back. */
import { dirname } from 'node:path';
import * as v from 'valibot';
import type { Host } from '../../platform/host.ts';
import { MOVE_FAILURES } from '../../shared/messages/recovery/steps.ts';
import { judgeLockOwner } from '../../sources/claude-code/lock-owner.ts';
import type { Step } from '../engine/plan.ts';
import type { PrepareOutcome, StepHandler, StepOutcome, StepRecord, StepState } from '../engine/step-handler.ts';
import { missingFolders, removeFolders } from './made-folders.ts';

const MOVE_STEP = 'move';

const Saved = v.object({
  from: v.string(),
  to: v.string(),
  inode: v.string(),
  /** Were not there, so they come and go with the new name; the innermost first. */
  folders: v.optional(v.array(v.string()), []),
});

interface MoveStepData {
  from: string;
  to: string;
  /** It has the form of a lock of Claude Code's: only while its owner is gone. */
  isLock: boolean;
}

/** @param to  must not be there */
export function moveStep(line: string, from: string, to: string, isLock = false): Step {
  const data: MoveStepData = { from, to, isLock };
  return { kind: MOVE_STEP, line, data };
}

async function prepare(host: Host, step: Step): Promise<PrepareOutcome> {
  const { from, to, isLock } = step.data as MoveStepData;
  const found = await host.files.lstat(from);
  if (!found) return changed(MOVE_FAILURES.gone({ path: from }));
  if (isLock && (await judgeLockOwner(host, from, found)).state !== 'gone') {
    return changed(MOVE_FAILURES.inUse({ path: from }));
  }
  if ((await host.files.lstat(to)) !== null) return changed(MOVE_FAILURES.taken({ path: to }));
  const saved = { from, to, inode: found.inode, folders: await missingFolders(host, to) };
  return { ok: true, record: { kind: step.kind, line: step.line, saved } };
}

async function state(host: Host, record: StepRecord): Promise<StepState> {
  const { from, to, inode } = v.parse(Saved, record.saved);
  const [old, moved] = await Promise.all([host.files.lstat(from), host.files.lstat(to)]);
  if (moved?.inode === inode) return 'after';
  return old?.inode === inode && moved === null ? 'before' : 'other';
}

async function apply(host: Host, _step: Step, record: StepRecord): Promise<StepOutcome> {
  const { from, to, folders } = v.parse(Saved, record.saved);
  if ((await state(host, record)) !== 'before') return changed(MOVE_FAILURES.changed({ path: from }));
  // Where it cannot be made, the renaming says so.
  if (folders.length > 0) await host.files.makeDirectory(dirname(to), 0o700);
  return move(host, from, to);
}

async function mayRevert(host: Host, record: StepRecord): Promise<StepOutcome> {
  const { from } = v.parse(Saved, record.saved);
  const now = await state(host, record);
  if (now === 'before') return { ok: true };
  if (now === 'other') return changed(MOVE_FAILURES.movedGone);
  return (await host.files.lstat(from)) === null ? { ok: true } : changed(MOVE_FAILURES.thereAgain({ path: from }));
}

async function revert(host: Host, record: StepRecord): Promise<StepOutcome> {
  const { from, to } = v.parse(Saved, record.saved);
  const may = await mayRevert(host, record);
  if (!may.ok || (await state(host, record)) === 'before') return may;
  return move(host, to, from);
}

async function leave(host: Host, record: StepRecord): Promise<void> {
  await removeFolders(host, v.parse(Saved, record.saved).folders);
}

async function move(host: Host, from: string, to: string): Promise<StepOutcome> {
  if (await host.files.rename(from, to)) return { ok: true };
  return { ok: false, why: 'denied', message: MOVE_FAILURES.notRenamed({ path: from }) };
}

function changed(what: string): Extract<StepOutcome, { ok: false }> {
  return { ok: false, why: 'changed', message: MOVE_FAILURES.failed({ reason: what }) };
}

export const MOVE_STEPS = { [MOVE_STEP]: { prepare, state, apply, revert, mayRevert, leave } satisfies StepHandler };
