/** From a plan to a receipt, on a terminal: preview, yes or no, apply, and how to take it back. */
import { type BackedUpProfile, backUp } from '../../recovery/backup/back-up.ts';
import type { Engine, EngineOutcome } from '../../recovery/engine.ts';
import { isRefusal, type Plan, type Preview, preview, type Refusal } from '../../recovery/plan.ts';
import type { RunContext } from '../run.ts';
import { wrap } from '../terminal.ts';
import { confirm } from './confirm.ts';

/** Exit code of a remedy that was not carried out. */
export const NOT_DONE = 1;

export interface CarryOut {
  /** Whose configuration is backed up before. */
  profile?: BackedUpProfile;
  /** After it was done: what to do next, as a sentence. */
  next?: string;
}

/** Shows what would be done and does it, if the person says so. Resolves with the exit code. */
export async function carryOut(
  context: RunContext,
  engine: Engine,
  plan: Plan | Refusal,
  { next, profile }: CarryOut = {},
): Promise<number> {
  if (isRefusal(plan)) return say(context, { done: false, message: plan.refused }, [plan.refused], NOT_DONE);
  const shown = preview(plan);
  const quiet = context.options.json === true;
  if (!quiet) context.stdout.write(drawPreview(shown, context.stdout.columns));
  if (context.options['dry-run'] === true) {
    return say(context, { done: false, plan: shown }, ['Nothing was changed (--dry-run).'], 0);
  }
  const yes = context.options.yes === true || (quiet ? null : await confirm(context, 'Do this?'));
  if (yes !== true) {
    const message = yes === null ? 'Nothing was changed: say --yes to have it done.' : 'Nothing was changed.';
    return say(context, { done: false, message, plan: shown }, [message], NOT_DONE);
  }
  const before = profile ? await backUp(context.host, profile, { why: 'before-remedy' }) : null;
  // The journal keeps its own copy of every file it touches, so this one may be missing.
  if (before && !before.ok) context.stderr.write(`${before.message}\n`);
  return tellOutcome(context, await engine.apply(plan), shown, next);
}

function tellOutcome(context: RunContext, outcome: EngineOutcome, plan: Preview, next: string | undefined): number {
  if (!outcome.ok) {
    return say(context, { done: false, message: outcome.message, plan }, [outcome.message], NOT_DONE);
  }
  const undo = `pilotlight undo ${outcome.receipt.id}`;
  const lines = [`Done. To take it back within 30 days: ${undo}`, ...(next ? [`Next: ${next}`] : [])];
  return say(context, { done: true, receipt: outcome.receipt, undo, next: next ?? null }, lines, 0);
}

/** One answer: JSON for programs, lines for people (on stderr when it did not work). */
export function say(context: RunContext, json: object, lines: readonly string[], code: number): number {
  if (context.options.json === true) context.stdout.write(`${JSON.stringify(json, null, 2)}\n`);
  else (code === 0 ? context.stdout : context.stderr).write(`${lines.join('\n')}\n`);
  return code;
}

function drawPreview(plan: Preview, columns = 100): string {
  const width = Math.min(Math.max(columns, 60), 110);
  const item = (mark: string) => (text: string) => {
    const [first = '', ...rest] = wrap(text, '    ', width);
    return [`  ${mark} ${first.trimStart()}`, ...rest];
  };
  return `${[plan.title, ...plan.lines.flatMap(item('-')), ...plan.warnings.flatMap(item('!'))].join('\n')}\n`;
}

/** Brings what a crash left half done back to a whole state, before anything new. */
export async function recoverFirst(context: RunContext, engine: Engine): Promise<void> {
  for (const outcome of await engine.recover()) {
    if (!outcome.ok) context.stderr.write(`${outcome.message}\n`);
  }
}
