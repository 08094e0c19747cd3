/** The engine of all remedies: applies plans, undoes them, and recovers from crashes, each under the locks it needs. */
import { randomBytes } from 'node:crypto';
import type { Host } from '../../platform/host.ts';
import { applyPlan } from './apply-plan.ts';
import { type JournalEntry, listUndoable } from './journal.ts';
import type { EngineOutcome } from './outcome.ts';
import type { Plan } from './plan.ts';
import { recoverEntries } from './recover-entries.ts';
import type { StepHandlers } from './step-handler.ts';
import { listOffered, undoEntry, type WhyNotUndo } from './undo-entry.ts';
import { withLocks } from './with-locks.ts';

export type { EngineOutcome } from './outcome.ts';

export interface Engine {
  /** Does what the plan says, all of it or nothing. */
  apply(plan: Plan): Promise<EngineOutcome>;
  /** Exact bytes and modes back; where somebody else changed the file since, our own key only, or a sentence why not. */
  undo(id: string): Promise<EngineOutcome>;
  /** Newest first: what can be undone. */
  undoable(): Promise<readonly JournalEntry[]>;
  /** The same without what would only be refused, since its file has been changed: for lists and buttons. */
  offered(): Promise<readonly JournalEntry[]>;
  /** Brings what a crash left half done back to a whole state. Call once at start. */
  recover(): Promise<readonly EngineOutcome[]>;
}

/** @param whyNotUndo  what else speaks against an undo; missing: nothing does */
export function createEngine(host: Host, handlers: StepHandlers, whyNotUndo: WhyNotUndo = async () => null): Engine {
  return {
    apply: (plan) => withLocks(host, plan, (letGo) => applyPlan(host, handlers, plan, letGo)),
    undo: (id) => undoEntry(host, handlers, id, whyNotUndo),
    undoable: () => listUndoable(host),
    offered: () => listOffered(host, handlers),
    recover: () => recoverEntries(host, handlers),
  };
}

/** An id that sorts by time: `20261121-010203-4f1a2b3c`. */
export function newPlanId(host: Host): string {
  const stamp = new Date(host.clock.now()).toISOString().replace(/[-:]/g, '').replace('T', '-').slice(0, 15);
  return `${stamp}-${randomBytes(4).toString('hex')}`;
}
