/** What comes of a remedy, and small words for saying so. */

import type { WriteFailure } from '../../platform/files/write-failures.ts';
import { ENGINE } from '../../shared/messages/recovery/engine.ts';
import { WRITE_FAILURES } from '../../shared/messages/write-failures.ts';
import type { JournalEntry } from './journal.ts';
import type { StepHandler, StepHandlers, StepOutcome } from './step-handler.ts';

export interface Receipt {
  id: string;
  remedy: string;
  title: string;
  /** What was done, one line each; no values. */
  lines: readonly string[];
}

type FailureWhy = Extract<StepOutcome, { ok: false }>['why'] | 'unknown-undo' | 'busy';
export type EngineOutcome = { ok: true; receipt: Receipt } | { ok: false; why: FailureWhy; message: string };
export type Failure = Extract<EngineOutcome, { ok: false }>;

export function failed(message: string): Failure {
  return { ok: false, why: 'failed', message };
}

export function noJournal(why: WriteFailure, rest: string = ENGINE.unchanged): Failure {
  return { ok: false, why, message: ENGINE.noJournal({ reason: WRITE_FAILURES[why], unchanged: rest }) };
}

export function receiptOf(entry: JournalEntry): Receipt {
  return { id: entry.id, remedy: entry.remedy, title: entry.title, lines: entry.steps.map(({ line }) => line) };
}

/** null: a journal of another version of Pilotlight speaks of a kind of step that this one does not know. */
export function handlerOf(handlers: StepHandlers, kind: string): StepHandler | null {
  return (Object.hasOwn(handlers, kind) ? handlers[kind] : undefined) ?? null;
}
