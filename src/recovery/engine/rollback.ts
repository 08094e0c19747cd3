/** Takes steps back: those of a remedy that failed halfway, and those of one that is undone. */
import type { Host } from '../../platform/host.ts';
import { type JournalEntry, journalFolder, writeEntry } from './journal.ts';
import { type Failure, failed, handlerOf } from './outcome.ts';
import type { StepHandlers, StepRecord } from './step-handler.ts';

/** Last one first. @returns why it stopped, or null */
export async function revertAll(
  host: Host,
  handlers: StepHandlers,
  id: string,
  steps: readonly StepRecord[],
): Promise<Failure | null> {
  for (const record of steps.toReversed()) {
    const handler = handlerOf(handlers, record.kind);
    if (!handler) return failed(`This Pilotlight does not know how to undo "${record.line}".`);
    const outcome = await handler.revert(host, record, journalFolder(host, id));
    if (!outcome.ok) return outcome;
  }
  return null;
}

/**
 * Takes back what was begun.
 * @param doubtful  the step under way may have been done: it is taken back where it shows
 */
export async function rollBack(
  host: Host,
  handlers: StepHandlers,
  entry: JournalEntry,
  doubtful: boolean,
): Promise<boolean> {
  const folder = journalFolder(host, entry.id);
  const last = doubtful ? entry.steps[entry.at] : undefined;
  const lastState = last ? await handlerOf(handlers, last.kind)?.state(host, last, folder) : 'before';
  const shows = lastState === 'after' || lastState === 'unknown';
  const trouble = await revertAll(host, handlers, entry.id, entry.steps.slice(0, shows ? entry.at + 1 : entry.at));
  await writeEntry(host, { ...entry, phase: trouble ? 'stuck' : 'rolled-back' });
  return trouble === null;
}
