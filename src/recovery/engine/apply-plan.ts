/** Carries out a plan: copies and journal first, then step by step, and back again when one fails. */
import type { Host } from '../../platform/host.ts';
import { ENGINE } from '../../shared/messages/recovery/engine.ts';
import { type JournalEntry, journalFolder, pruneEntries, removeUnwritten, writeEntry } from './journal.ts';
import { type EngineOutcome, type Failure, failed, handlerOf, noJournal, receiptOf } from './outcome.ts';
import type { Plan } from './plan.ts';
import { rollBack } from './rollback.ts';
import { needsOf, whyNoRoom } from './room.ts';
import type { StepHandlers, StepOutcome, StepRecord } from './step-handler.ts';
import type { LetGo } from './with-locks.ts';

/** All of the plan or nothing. The locks are held by whoever calls. */
export async function applyPlan(host: Host, handlers: StepHandlers, plan: Plan, letGo: LetGo): Promise<EngineOutcome> {
  const crowded = await whyNoRoom(host, needsOf(host, plan.steps));
  if (crowded !== null) return { ok: false, why: 'full', message: crowded };
  const folder = journalFolder(host, plan.id);
  // Where it cannot be made, the first write into it says why.
  if ((await host.files.makeDirectory(folder, 0o700)) === 'exists') {
    return failed(ENGINE.folderThere({ folder }));
  }
  const prepared = await prepareSteps(host, handlers, plan, folder);
  if (!Array.isArray(prepared)) {
    await removeUnwritten(host);
    return prepared;
  }
  const entry = entryOf(plan, prepared);
  const trouble = await runSteps(host, handlers, plan, entry, letGo);
  if (trouble) return trouble;
  await writeEntry(host, { ...entry, phase: 'applied' });
  await pruneEntries(host);
  return { ok: true, receipt: receiptOf(entry) };
}

async function prepareSteps(
  host: Host,
  handlers: StepHandlers,
  plan: Plan,
  folder: string,
): Promise<StepRecord[] | Failure> {
  const records: StepRecord[] = [];
  for (const [index, step] of plan.steps.entries()) {
    const handler = handlerOf(handlers, step.kind);
    if (!handler) throw new Error(`no handler for a step of kind ${step.kind}`);
    const prepared = await handler.prepare(host, step, folder, index);
    if (!prepared.ok) return prepared;
    records.push(prepared.record);
  }
  return records;
}

/** Notes each step before it is begun. What one step cannot do is taken back for all. */
async function runSteps(
  host: Host,
  handlers: StepHandlers,
  plan: Plan,
  entry: JournalEntry,
  letGo: LetGo,
): Promise<Failure | null> {
  const folder = journalFolder(host, entry.id);
  for (const [at, step] of plan.steps.entries()) {
    const record = entry.steps[at];
    const handler = handlerOf(handlers, step.kind);
    if (!record || !handler) throw new Error(`step ${at} was not prepared`);
    const unwritten = await writeEntry(host, { ...entry, at });
    if (unwritten !== null) {
      const stuck = await rollBack(host, handlers, { ...entry, at }, false, letGo);
      if (!stuck) await removeUnwritten(host);
      return noJournal(unwritten, stuck ? sayStuck(entry.id, stuck) : ENGINE.unchanged);
    }
    const outcome = await handler.apply(host, step, record, folder);
    const done = outcome.ok ? await handler.state(host, record, folder) : 'before';
    if (done === 'after') continue;
    const doubtful = outcome.ok || outcome.why === 'failed';
    const stuck = await rollBack(host, handlers, { ...entry, at }, doubtful, letGo);
    if (stuck) return failed(`${sayWhy(outcome)} ${sayStuck(entry.id, stuck)}`);
    return outcome.ok ? failed(ENGINE.changedAtOnce) : outcome;
  }
  return null;
}

function sayStuck(id: string, { message }: Failure): string {
  return ENGINE.notTakenBack({ reason: message, id });
}

function sayWhy(outcome: StepOutcome): string {
  return outcome.ok ? ENGINE.notHeld : outcome.message;
}

function entryOf(plan: Plan, records: StepRecord[]): JournalEntry {
  const { id, remedy, profile, title, createdAt, lockDirs, lockFiles = [] } = plan;
  return {
    version: 1,
    id,
    remedy,
    profile,
    title,
    phase: 'prepared',
    at: 0,
    createdAt,
    lockDirs: [...lockDirs],
    lockFiles: [...lockFiles],
    steps: records.map(({ kind, line, saved, keeps }) => ({ kind, line, saved, keeps: keeps ?? null })),
  };
}
