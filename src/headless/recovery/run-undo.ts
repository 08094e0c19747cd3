/** `pilotlight undo`: takes the last remedy back, or the one named. */
import { noteAction } from '../../monitor/history/action-log.ts';
import type { JournalEntry } from '../../recovery/engine/journal.ts';
import { createRemedies } from '../../recovery/remedies.ts';
import { HISTORY_TEXTS } from '../../shared/messages/history-line.ts';
import { formatPast } from '../../shared/messages/span.ts';
import { PROMPTS } from '../../shared/messages/terminal/recovery.ts';
import { UNDO_DIALOG } from '../../shared/messages/window/remedies.ts';
import { escapeUnseen } from '../printable.ts';
import type { RunContext } from '../run.ts';
import { NOT_DONE, recoverFirst, say } from './carry-out.ts';
import { confirm } from './confirm.ts';
import { openVault } from './open-vault.ts';

export async function runUndo(context: RunContext): Promise<number> {
  const engine = createRemedies(context.host, { vault: () => openVault(context.host) });
  await recoverFirst(context, engine);
  const entries = await engine.undoable();
  if (context.options.list === true) return list(context, await engine.offered());
  const [id] = context.words;
  const entry = id === undefined ? entries[0] : entries.find((one) => one.id === id);
  if (!entry) {
    const message = id === undefined ? PROMPTS.nothingToUndo : PROMPTS.nothingUnder({ id });
    return say(context, { done: false, message }, [message], NOT_DONE);
  }
  const lines = [PROMPTS.takeBack(entry.title), ...entry.steps.map(({ line }) => `  - ${UNDO_DIALOG.line(line)}`)];
  if (context.options.json !== true) context.stdout.write(`${lines.map(escapeUnseen).join('\n')}\n`);
  if (context.options['dry-run'] === true)
    return say(context, { done: false, entry: shown(entry) }, [PROMPTS.dryRun], 0);
  const yes =
    context.options.yes === true || (context.options.json === true ? null : await confirm(context, PROMPTS.doThis));
  if (yes !== true) {
    const message = yes === null ? PROMPTS.sayYes : PROMPTS.unchanged;
    return say(context, { done: false, message }, [message], NOT_DONE);
  }
  const outcome = await engine.undo(entry.id);
  if (outcome.ok) await noteAction(context.host, HISTORY_TEXTS.undone(entry), entry.profile);
  return outcome.ok
    ? say(context, { done: true, receipt: outcome.receipt }, [PROMPTS.undone], 0)
    : say(context, { done: false, message: outcome.message }, [outcome.message], NOT_DONE);
}

function list(context: RunContext, entries: readonly JournalEntry[]): number {
  const now = context.host.clock.now();
  const lines = entries.map(({ id, title, createdAt }) => `${id}  ${title}  (${formatPast(createdAt, now)})`);
  return say(context, { undoable: entries.map(shown) }, lines.length > 0 ? lines : [PROMPTS.nothingToUndo], 0);
}

/** Never what a step saved. */
function shown({ id, remedy, profile, title, createdAt, steps }: JournalEntry): object {
  return { id, remedy, profile, title, createdAt, lines: steps.map(({ line }) => line) };
}
