/** The step that clears a lock of Claude Code's whose owner is gone. There is nothing to bring back by an undo. */
import * as v from 'valibot';
import type { Host } from '../../platform/host.ts';
import type { LockFact } from '../../shared/facts.ts';
import { LOCK_FAILURES } from '../../shared/messages/recovery/steps.ts';
import { judgeLockOwner } from '../../sources/claude-code/lock-owner.ts';
import { sayWhyKept } from '../engine/kept-lock.ts';
import type { Step } from '../engine/plan.ts';
import type { PrepareOutcome, StepHandler, StepOutcome, StepRecord, StepState } from '../engine/step-handler.ts';
import { removeLock } from '../engine/with-locks.ts';

const LOCK_STEP = 'stale-lock';

const Saved = v.object({ path: v.string(), inode: v.string(), mtimeMs: v.number() });

interface LockStepData {
  path: string;
  /** How old it was when it was looked at; negative: dated in the future. */
  ageMs: number;
  /** By its own time, which no clock that is set changes. */
  renewedAt: number;
}

export function lockStep(line: string, lock: LockFact): Step {
  const data: LockStepData = { path: lock.path, ageMs: lock.ageMs, renewedAt: lock.renewedAt };
  return { kind: LOCK_STEP, line, data };
}

async function prepare(host: Host, step: Step): Promise<PrepareOutcome> {
  const { path, ageMs, renewedAt } = step.data as LockStepData;
  const found = await host.files.lstat(path);
  if (found && found.mtimeMs !== renewedAt) {
    return { ok: false, why: 'changed', message: LOCK_FAILURES.inUse({ path }) };
  }
  if (!found) return { ok: false, why: 'changed', message: LOCK_FAILURES.gone({ path }) };
  const owner = await judgeLockOwner(host, path, found);
  if (owner.state !== 'gone') {
    return {
      ok: false,
      why: 'changed',
      message: LOCK_FAILURES.kept({ reason: sayWhyKept(host, { path, ageMs, owner }) }),
    };
  }
  const saved = { path, inode: found.inode, mtimeMs: found.mtimeMs };
  return { ok: true, record: { kind: step.kind, line: step.line, saved } };
}

async function state(host: Host, record: StepRecord): Promise<StepState> {
  const saved = v.parse(Saved, record.saved);
  const found = await host.files.lstat(saved.path);
  // A new lock in its place is not the one that was stale.
  return found?.inode === saved.inode && found.mtimeMs === saved.mtimeMs ? 'before' : 'after';
}

async function apply(host: Host, _step: Step, record: StepRecord): Promise<StepOutcome> {
  const saved = v.parse(Saved, record.saved);
  if ((await state(host, record)) === 'after') {
    return { ok: false, why: 'changed', message: LOCK_FAILURES.inUse({ path: saved.path }) };
  }
  return (await removeLock(host, saved.path, saved))
    ? { ok: true }
    : { ok: false, why: 'failed', message: LOCK_FAILURES.notRemoved({ path: saved.path }) };
}

async function revert(): Promise<StepOutcome> {
  return { ok: true };
}

export const LOCK_STEPS = { [LOCK_STEP]: { prepare, state, apply, revert } satisfies StepHandler };
