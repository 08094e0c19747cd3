/** Undoes what a journal remembers: all of it or nothing. */
import type { Host } from '../../platform/host.ts';
import { ENGINE } from '../../shared/messages/recovery/engine.ts';
import { type JournalEntry, journalFolder, listUndoable, readEntry, writeEntry } from './journal.ts';
import { type EngineOutcome, type Failure, failed, handlerOf, noJournal, receiptOf } from './outcome.ts';
import { findUnreverted, leaveFolders, revertAll } from './rollback.ts';
import { type Need, needOfJournal, whyNoRoom } from './room.ts';
import type { StepHandlers } from './step-handler.ts';
import { type LetGo, withLocks } from './with-locks.ts';

/** What speaks against putting back what a remedy changed, beside its steps, as a sentence; null: nothing. */
export type WhyNotUndo = (entry: JournalEntry) => Promise<string | null>;

/** Takes the locks itself. */
export async function undoEntry(
  host: Host,
  handlers: StepHandlers,
  id: string,
  whyNot: WhyNotUndo,
): Promise<EngineOutcome> {
  const known = await readEntry(host, id);
  if (!known) return { ok: false, why: 'unknown-undo', message: ENGINE.nothingUnder({ id }) };
  return withLocks(host, known, async (letGo): Promise<EngineOutcome> => {
    // Another Pilotlight may have undone it while we waited for the lock.
    const entry = await readEntry(host, id);
    if (!entry || entry.phase === 'undone' || entry.phase === 'rolled-back') {
      return { ok: false, why: 'unknown-undo', message: ENGINE.nothingUnder({ id }) };
    }
    const refused = await askAll(host, handlers, entry);
    if (refused) return refused;
    const why = await whyNot(entry);
    if (why !== null) return failed(why);
    const crowded = await whyNoRoom(host, await needsOfUndo(host, handlers, entry), ENGINE.theUndo);
    if (crowded !== null) return { ok: false, why: 'full', message: crowded };
    return finishUndo(host, handlers, entry, letGo);
  });
}

/** Also goes on with an undo that was killed. */
export async function finishUndo(
  host: Host,
  handlers: StepHandlers,
  entry: JournalEntry,
  letGo: LetGo,
): Promise<EngineOutcome> {
  const unwritten = await writeEntry(host, { ...entry, phase: 'undoing' });
  if (unwritten !== null) return noJournal(unwritten);
  const trouble =
    (await revertAll(host, handlers, entry.id, entry.steps)) ??
    (await findUnreverted(host, handlers, entry.id, entry.steps));
  if (trouble) {
    await writeEntry(host, { ...entry, phase: 'stuck' });
    return trouble;
  }
  await leaveFolders(host, handlers, entry.steps, letGo);
  await writeEntry(host, { ...entry, phase: 'undone' });
  return { ok: true, receipt: receiptOf(entry) };
}

async function needsOfUndo(host: Host, handlers: StepHandlers, entry: JournalEntry): Promise<Need[]> {
  const folder = journalFolder(host, entry.id);
  const all = entry.steps.map((record) => handlerOf(handlers, record.kind)?.needs?.(host, record, folder) ?? []);
  return [needOfJournal(host), ...(await Promise.all(all)).flat()];
}

/** What an undo would not refuse, as far as files tell; what is half done is always there. */
export async function listOffered(host: Host, handlers: StepHandlers): Promise<JournalEntry[]> {
  const entries = await listUndoable(host);
  const outdated = await Promise.all(
    entries.map(async ({ id, phase, steps }) => {
      if (phase === 'stuck') return false;
      const folder = journalFolder(host, id);
      const all = steps.map((record) => handlerOf(handlers, record.kind)?.isOutdated?.(host, record, folder) ?? false);
      return (await Promise.all(all)).includes(true);
    }),
  );
  return entries.filter((_entry, at) => !outdated[at]);
}

/** Whether every step can be taken back: an undo does all or nothing. */
async function askAll(host: Host, handlers: StepHandlers, entry: JournalEntry): Promise<Failure | null> {
  for (const record of entry.steps) {
    const handler = handlerOf(handlers, record.kind);
    if (!handler) return failed(ENGINE.unknownUndo({ line: record.line }));
    const may = (await handler.mayRevert?.(host, record, journalFolder(host, entry.id))) ?? { ok: true };
    if (!may.ok) return may;
  }
  return null;
}
