/** From a plan to a receipt, on a terminal: preview, yes or no, apply, and how to take it back. */

import { profileId } from '../../diagnosis/assess-profile.ts';
import { noteAction } from '../../monitor/history/action-log.ts';
import { backUp } from '../../recovery/backup/back-up.ts';
import { applyOrReplan } from '../../recovery/engine/apply-or-replan.ts';
import type { Engine } from '../../recovery/engine/engine.ts';
import type { Receipt } from '../../recovery/engine/outcome.ts';
import { isRefusal, type Plan, type Preview, preview, type Refusal } from '../../recovery/engine/plan.ts';
import { HISTORY_TEXTS } from '../../shared/messages/history-line.ts';
import { PROMPTS } from '../../shared/messages/terminal/recovery.ts';
import { escapeUnseen } from '../printable.ts';
import type { RunContext } from '../run.ts';
import { wrap } from '../terminal.ts';
import { confirm } from './confirm.ts';
import { lookAtProfile, type SeenProfile, whyNoFolder } from './look-at-profile.ts';

/** Exit code of a remedy that was not carried out. */
export const NOT_DONE = 1;

/** A file that changes all the time would be planned for without end. */
const MAX_PLANS = 5;

/** Plans for the profile as it is now, or says why not; asked again when something changed after the preview. */
export type MakePlan = (seen: SeenProfile) => Promise<Plan | Refusal>;

/** The same plan, but none where `--config-dir` names no folder: a slip in the name must not make one. */
export const inFolder =
  (makePlan: MakePlan): MakePlan =>
  async (seen) => {
    const gone = whyNoFolder(seen);
    return gone === null ? makePlan(seen) : { refused: gone };
  };

/**
 * Shows what would be done and does it, if the person says so. Resolves with the exit code.
 * @param next  after it was done: what to do next, as a sentence
 */
export async function carryOut(
  context: RunContext,
  engine: Engine,
  makePlan: MakePlan,
  next: string | null = null,
): Promise<number> {
  let seen = await lookAtProfile(context);
  const first = await makePlan(seen);
  if (isRefusal(first)) return refuse(context, first.refused);
  const again = async (): Promise<Plan | Refusal> => {
    seen = await lookAtProfile(context);
    return makePlan(seen);
  };
  let plan = first;
  let agreed = false;
  for (let count = 0; count < MAX_PLANS; count++) {
    if (!agreed) {
      const ended = await showAndAsk(context, preview(plan));
      if (ended !== null) return ended;
    }
    const before = await backUp(context.host, seen.facts, { why: 'before-remedy' });
    // The journal keeps its own copy of every file it touches, so this one may be missing.
    if (!before.ok) context.stderr.write(`${before.message}\n`);
    const carried = await applyOrReplan(engine, plan, again);
    if (carried.status === 'done') {
      await noteAction(context.host, HISTORY_TEXTS.done({ title: plan.title }), profileId(seen.facts));
      return tellDone(context, carried, next);
    }
    if (carried.status === 'failed') return refuse(context, carried.message, preview(plan));
    ({ plan } = carried);
    agreed = context.options.yes === true;
    if (agreed && !carried.same) return refuse(context, PROMPTS.nothingLeft, preview(plan));
    context.stderr.write(`${PROMPTS.changedAgain}\n`);
  }
  return refuse(context, PROMPTS.keepsChanging, preview(plan));
}

/** null: the person said yes. */
async function showAndAsk(context: RunContext, shown: Preview): Promise<number | null> {
  const quiet = context.options.json === true;
  if (!quiet) context.stdout.write(drawPreview(shown, context.stdout.columns));
  if (context.options['dry-run'] === true) {
    return say(context, { done: false, plan: shown }, [PROMPTS.dryRun], 0);
  }
  const yes = context.options.yes === true || (quiet ? null : await confirm(context, PROMPTS.doThis));
  if (yes === true) return null;
  return refuse(context, yes === null ? PROMPTS.sayYes : PROMPTS.unchanged, shown);
}

function refuse(context: RunContext, message: string, plan?: Preview): number {
  return say(context, { done: false, message, plan }, [message], NOT_DONE);
}

function tellDone(context: RunContext, { receipt }: { receipt: Receipt }, next: string | null): number {
  const undo = `pilotlight undo ${receipt.id}`;
  const lines = [PROMPTS.done({ undo }), ...(next ? [PROMPTS.next({ next })] : [])];
  return say(context, { done: true, receipt, undo, next }, lines, 0);
}

/** One answer: JSON for programs, lines for people (on stderr when it did not work). */
export function say(context: RunContext, json: object, lines: readonly string[], code: number): number {
  if (context.options.json === true) context.stdout.write(`${JSON.stringify(json, null, 2)}\n`);
  else (code === 0 ? context.stdout : context.stderr).write(`${lines.map(escapeUnseen).join('\n')}\n`);
  return code;
}

function drawPreview(plan: Preview, columns = 100): string {
  const width = Math.min(Math.max(columns, 60), 110);
  const item = (mark: string) => (text: string) => {
    const [first = '', ...rest] = wrap(escapeUnseen(text), '    ', width);
    return [`  ${mark} ${first.trimStart()}`, ...rest];
  };
  return `${[escapeUnseen(plan.title), ...plan.lines.flatMap(item('-')), ...plan.warnings.flatMap(item('!'))].join('\n')}\n`;
}

/** Brings what a crash left half done back to a whole state, before anything new. */
export async function recoverFirst(context: RunContext, engine: Engine): Promise<void> {
  for (const outcome of await engine.recover()) {
    if (!outcome.ok) context.stderr.write(`${outcome.message}\n`);
  }
}
