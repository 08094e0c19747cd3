/** Brings what a crash left half done back to a whole state. */
import { sweepDataFolder } from '../../platform/files/sweep-tree.ts';
import type { Host } from '../../platform/host.ts';
import { ENGINE } from '../../shared/messages/recovery/engine.ts';
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
import { rollBack } from './rollback.ts';
import type { StepHandlers, StepState } from './step-handler.ts';
import { finishUndo } from './undo-entry.ts';
import { type LetGo, withLocks } from './with-locks.ts';

/** One outcome for each remedy that was found half done. Takes the locks itself. */
export async function recoverEntries(host: Host, handlers: StepHandlers): Promise<EngineOutcome[]> {
  const own = (await host.files.list(host.dataDir)) ?? [];
  // A lock that was killed while it was made has left no more than its temporary folder.
  if (!own.some((name) => /^(recovery|backups$|\.pilotlight-)/.test(name))) return [];
  const outcomes: EngineOutcome[] = [];
  for (const { id, lockDirs, lockFiles } of (await listEntries(host)).filter(isHalfDone)) {
    const outcome = await withLocks(host, { lockDirs, lockFiles }, async (letGo) => {
      const entry = await readEntry(host, id);
      if (!entry) return failed(ENGINE.journalGone({ folder: id }));
      // Not after a crash: another Pilotlight was at it, and has come to its end while we waited for the lock.
      return isHalfDone(entry) ? recoverEntry(host, handlers, entry, letGo) : null;
    });
    if (outcome) outcomes.push(outcome);
  }
  await withLocks(host, { lockDirs: [] }, async () => {
    await sweepDataFolder(host);
    await removeUnwritten(host);
    await pruneEntries(host);
  });
  return outcomes;
}

function isHalfDone({ phase }: JournalEntry): boolean {
  return phase === 'prepared' || phase === 'undoing';
}

/** An undo is finished; a change is finished when it only lacked its last note, else taken back. */
async function recoverEntry(
  host: Host,
  handlers: StepHandlers,
  entry: JournalEntry,
  letGo: LetGo,
): Promise<EngineOutcome> {
  const folder = journalFolder(host, entry.id);
  await host.files.sweep(folder, true);
  for (const record of entry.steps) await handlerOf(handlers, record.kind)?.tidy?.(host, record);
  if (entry.phase === 'undoing') return finishUndo(host, handlers, entry, letGo);
  const states: (StepState | undefined)[] = [];
  for (const record of entry.steps) {
    states.push(await handlerOf(handlers, record.kind)?.state(host, record, folder));
  }
  if (states.includes('unknown')) {
    return failed(ENGINE.interruptedUnread({ title: entry.title }));
  }
  if (states.every((state) => state === 'after')) {
    await writeEntry(host, { ...entry, phase: 'applied' });
    return { ok: true, receipt: receiptOf(entry) };
  }
  const stuck = await rollBack(host, handlers, entry, true, letGo);
  return failed(
    stuck
      ? ENGINE.interruptedNotUndone({ title: entry.title, reason: stuck.message, id: entry.id })
      : ENGINE.interruptedUndone({ title: entry.title }),
  );
}
