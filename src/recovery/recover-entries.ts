/** Brings what a crash left half done back to a whole state. */
import type { Host } from '../sources/host/host.ts';
import {
  type JournalEntry,
  journalFolder,
  listEntries,
  pruneEntries,
  readEntry,
  removeUnwritten,
  writeEntry,
} from './journal.ts';
import { type EngineOutcome, failed, handlerOf, receiptOf } from './outcome.ts';
import { clearHalfMade } from './own-lock.ts';
import type { StepHandlers, StepState } from './step-handler.ts';
import { rollBack } from './take-back.ts';
import { finishUndo } from './undo-entry.ts';
import { withLocks } from './with-locks.ts';

/** One outcome for each remedy that was found half done. Takes the locks itself. */
export async function recoverEntries(host: Host, handlers: StepHandlers): Promise<EngineOutcome[]> {
  const own = (await host.files.list(host.dataDir)) ?? [];
  if (!own.some((name) => name.startsWith('recovery'))) return [];
  const half = (await listEntries(host)).filter(({ phase }) => phase === 'prepared' || phase === 'undoing');
  const outcomes: EngineOutcome[] = [];
  for (const { id, lockDirs, lockFiles } of half) {
    const recover = async (): Promise<EngineOutcome> => {
      const entry = await readEntry(host, id);
      return entry ? recoverEntry(host, handlers, entry) : failed(`The journal ${id} is gone.`);
    };
    outcomes.push(await withLocks(host, { lockDirs, lockFiles }, recover));
  }
  await withLocks(host, { lockDirs: [] }, async () => {
    await clearHalfMade(host);
    await removeUnwritten(host);
    await pruneEntries(host);
  });
  return outcomes;
}

/** An undo is finished; a change is finished when it only lacked its last note, else taken back. */
async function recoverEntry(host: Host, handlers: StepHandlers, entry: JournalEntry): Promise<EngineOutcome> {
  const folder = journalFolder(host, entry.id);
  for (const record of entry.steps) await handlerOf(handlers, record.kind)?.tidy?.(host, record, entry.createdAt);
  if (entry.phase === 'undoing') return finishUndo(host, handlers, entry);
  if (entry.phase !== 'prepared') return { ok: true, receipt: receiptOf(entry) };
  const states: (StepState | undefined)[] = [];
  for (const record of entry.steps) {
    states.push(await handlerOf(handlers, record.kind)?.state(host, record, folder));
  }
  if (states.includes('unknown')) {
    return failed(
      `"${entry.title}" was interrupted, and what it touched cannot be read right now. Pilotlight tries again.`,
    );
  }
  if (states.every((state) => state === 'after')) {
    await writeEntry(host, { ...entry, phase: 'applied' });
    return { ok: true, receipt: receiptOf(entry) };
  }
  const back = await rollBack(host, handlers, entry, true);
  return failed(
    back
      ? `"${entry.title}" was interrupted and has been taken back.`
      : `"${entry.title}" was interrupted, and a file it touched was changed since. "pilotlight undo ${entry.id}" tries again.`,
  );
}
