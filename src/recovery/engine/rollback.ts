/** Takes steps back: those of a remedy that failed halfway, and those of one that is undone. */
import type { Host } from '../../platform/host.ts';
import { ENGINE } from '../../shared/messages/recovery/engine.ts';
import { type JournalEntry, journalFolder, writeEntry } from './journal.ts';
import { type Failure, failed, handlerOf } from './outcome.ts';
import type { StepHandlers, StepRecord } from './step-handler.ts';
import type { LetGo } from './with-locks.ts';

/** Last one first; one that cannot be taken back does not keep the others from it. @returns the first that could not, or null */
export async function revertAll(
  host: Host,
  handlers: StepHandlers,
  id: string,
  steps: readonly StepRecord[],
): Promise<Failure | null> {
  let trouble: Failure | null = null;
  for (const record of steps.toReversed()) {
    const handler = handlerOf(handlers, record.kind);
    const outcome = handler
      ? await handler.revert(host, record, journalFolder(host, id))
      : failed(ENGINE.unknownStep({ line: record.line }));
    if (!outcome.ok) trouble ??= outcome;
  }
  return trouble;
}

/**
 * Takes back what was begun, and looks whether it is.
 * @param doubtful  the step under way may have been done: it is taken back where it shows
 * @returns what stands in the way; the remedy is open then, and can be undone later. null: everything is as before
 */
export async function rollBack(
  host: Host,
  handlers: StepHandlers,
  entry: JournalEntry,
  doubtful: boolean,
  letGo: LetGo,
): Promise<Failure | null> {
  const folder = journalFolder(host, entry.id);
  const last = doubtful ? entry.steps[entry.at] : undefined;
  const lastState = last ? await handlerOf(handlers, last.kind)?.state(host, last, folder) : 'before';
  const begun = entry.steps.slice(0, lastState === 'before' ? entry.at : entry.at + 1);
  const trouble =
    (await revertAll(host, handlers, entry.id, begun)) ?? (await findUnreverted(host, handlers, entry.id, begun));
  const under = entry.steps[entry.at];
  if (under) await handlerOf(handlers, under.kind)?.tidy?.(host, under);
  if (!trouble) await leaveFolders(host, handlers, entry.steps.slice(0, entry.at + 1), letGo);
  await writeEntry(host, { ...entry, phase: trouble ? 'stuck' : 'rolled-back' });
  return trouble;
}

/** The last thing that is done before it is noted: a kill before that has it done again. */
export async function leaveFolders(
  host: Host,
  handlers: StepHandlers,
  steps: readonly StepRecord[],
  letGo: LetGo,
): Promise<void> {
  await letGo();
  for (const record of steps.toReversed()) await handlerOf(handlers, record.kind)?.leave?.(host, record);
}

/** Whether every step that can be taken back is seen to be: what is neither old nor new is told as that. */
export async function findUnreverted(
  host: Host,
  handlers: StepHandlers,
  id: string,
  steps: readonly StepRecord[],
): Promise<Failure | null> {
  for (const record of steps) {
    const handler = handlerOf(handlers, record.kind);
    if (!handler?.mayRevert) continue;
    const now = await handler.state(host, record, journalFolder(host, id));
    if (now !== 'before') return failed(ENGINE.undoNotSeen({ line: record.line }));
  }
  return null;
}
