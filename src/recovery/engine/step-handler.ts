/** What the engine needs to know about a kind of step: how to save, look, do and undo. */

import type { WriteFailure } from '../../platform/files/write-failures.ts';
import type { Host } from '../../platform/host.ts';
import type { Step } from './plan.ts';
import type { Need } from './room.ts';

/** A step as the journal remembers it: enough to look and to undo after a crash and a restart. */
export interface StepRecord {
  kind: string;
  line: string;
  /** Written and read by the handler alone; no secret. */
  saved: unknown;
  /** The file of which this step keeps a whole copy: the newest one of each file outlives the rotation. */
  keeps?: string | null | undefined;
}

/**
 * `changed`: the world is no longer what the plan saw; plan again. Nothing was done in any case but `failed`, where something
 * may have been: then the step is looked at, and taken back.
 */
export type StepOutcome = { ok: true } | { ok: false; why: WriteFailure | 'locked'; message: string };

export type PrepareOutcome = { ok: true; record: StepRecord } | Extract<StepOutcome, { ok: false }>;

/**
 * Where a step stands: nothing done, done, neither (somebody else changed it since), or out of reach right now (a locked
 * vault). Right after `apply` it must be `after`: that is how the engine verifies.
 */
export type StepState = 'before' | 'after' | 'other' | 'unknown';

export interface StepHandler {
  /** Checks the plan against the world and saves under `folder` (0700) what undo needs. Changes nothing else. */
  prepare(host: Host, step: Step, folder: string, index: number): Promise<PrepareOutcome>;
  state(host: Host, record: StepRecord, folder: string): Promise<StepState>;
  apply(host: Host, step: Step, record: StepRecord, folder: string): Promise<StepOutcome>;
  /** Done twice it does no more than once: an undo that was killed is undone again. */
  revert(host: Host, record: StepRecord, folder: string): Promise<StepOutcome>;
  /** Whether `revert` would work, so that an undo does all or nothing; missing: it always does. */
  mayRevert?(host: Host, record: StepRecord, folder: string): Promise<StepOutcome>;
  /** Whether it was changed since, so that an undo would refuse; missing: nobody is asked just for a list. */
  isOutdated?(host: Host, record: StepRecord, folder: string): Promise<boolean>;
  /** What `revert` writes; missing: next to nothing. */
  needs?(host: Host, record: StepRecord, folder: string): Promise<Need[]>;
  /** Removes the folders made for it, once it is taken back and no lock of ours lies in them any more. */
  leave?(host: Host, record: StepRecord): Promise<void>;
  /** Removes what a step that was killed left lying beside the user's file. */
  tidy?(host: Host, record: StepRecord): Promise<void>;
}

export type StepHandlers = Readonly<Record<string, StepHandler>>;
