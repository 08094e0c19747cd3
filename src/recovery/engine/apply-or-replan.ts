/** Carries a plan out, or plans again when what it was made for has changed since it was shown. */
import type { Engine } from './engine.ts';
import type { Receipt } from './outcome.ts';
import { isRefusal, type Plan, type Refusal } from './plan.ts';

export type Carried =
  | { status: 'done'; receipt: Receipt }
  /**
   * Nothing was done: the world changed after the preview, and `plan` is made for how it is now.
   * `same`: it does nothing that the one before did not say, so a yes to that one holds for this one, too.
   */
  | { status: 'stale'; plan: Plan; same: boolean }
  | { status: 'failed'; message: string };

/** @param again  looks at the world anew and makes the same kind of plan, or says why there is none any more */
export async function applyOrReplan(
  engine: Pick<Engine, 'apply'>,
  plan: Plan,
  again: () => Promise<Plan | Refusal>,
): Promise<Carried> {
  const outcome = await engine.apply(plan);
  if (outcome.ok) return { status: 'done', receipt: outcome.receipt };
  if (outcome.why !== 'changed') return { status: 'failed', message: outcome.message };
  const next = await again();
  if (isRefusal(next)) return { status: 'failed', message: `${outcome.message} ${next.refused}` };
  return { status: 'stale', plan: next, same: saysNoMore(next, plan) };
}

function saysNoMore(next: Plan, before: Plan): boolean {
  const shownLines = before.steps.map(({ line }) => line);
  return next.remedy === before.remedy && next.steps.every(({ line }) => shownLines.includes(line));
}
