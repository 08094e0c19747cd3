/** From a request to a plan that is shown, and from a yes to what came of it. */

import type { Clock } from '../../platform/host.ts';
import { applyOrReplan, type Carried } from '../../recovery/engine/apply-or-replan.ts';
import { isRefusal, type Plan, preview, type Refusal } from '../../recovery/engine/plan.ts';
import { DONE, failed } from '../../shared/command-result.ts';
import type { CommandResult, RemedyPreview } from '../../shared/commands.ts';
import { findFinding } from '../../shared/find-finding.ts';
import { COMMAND_TEXTS } from '../../shared/messages/commands.ts';
import { HISTORY_TEXTS } from '../../shared/messages/history-line.ts';
import type { PlannableRemedy } from '../../shared/remedies.ts';
import { createPendingPlans, type PendingPlan, type RemedyRequest } from './pending-plans.ts';
import type { RecoveryTools, RemedyWorld } from './ports.ts';
import type { RemedyRuns } from './remedy-runs.ts';

export interface PlanController {
  plan(request: RemedyRequest): Promise<CommandResult<RemedyPreview>>;
  /** null: it was begun. A preview: it was not, since the yes was to something else; ask again. */
  apply(id: string): Promise<CommandResult<RemedyPreview | null>>;
  /** For a switch: what it does was said beside it. */
  planAndApply(remedy: PlannableRemedy, profile: string): Promise<CommandResult<null>>;
  /** False: nothing was shown under this id. */
  forget(id: string): boolean;
}

type Applied = CommandResult<RemedyPreview | null>;

export interface PlanControllerOptions {
  clock: Clock;
  world: RemedyWorld;
  runs: RemedyRuns;
  needTools(): Promise<RecoveryTools>;
  /** Called before anything is planned. */
  before(): Promise<void>;
  /** Something is under way from now on; a throw in it is answered with a sentence. */
  carryOut(work: Promise<Applied>): Promise<Applied>;
  /** Something was changed. */
  after(): Promise<void>;
}

/** A file that changes all the time would be planned for without end. */
const MAX_TRIES = 5;
const SAYS = {
  unknown: COMMAND_TEXTS.previewGone,
  old: COMMAND_TEXTS.previewOld,
  changed: COMMAND_TEXTS.changedMeanwhile,
  changing: COMMAND_TEXTS.keepsChanging,
} as const;

export function createPlanController(options: PlanControllerOptions): PlanController {
  const { after, before, carryOut, needTools, runs, world } = options;
  const plans = createPendingPlans(options.clock);

  async function plan(request: RemedyRequest): Promise<CommandResult<RemedyPreview>> {
    await before();
    const made = await makePlan(request);
    return 'refused' in made ? failed(made.refused) : show(made);
  }

  async function makePlan(request: RemedyRequest): Promise<PendingPlan | Refusal> {
    const seen = await world.look(request.profile);
    if (!seen) return { refused: COMMAND_TEXTS.profileGone };
    const { fallback, newProfile } = request;
    const own = world.findings().filter(({ profile }) => profile === request.profile);
    const finding = (request.finding !== undefined && findFinding(own, request.finding)) || null;
    const { engine, plan: make } = await needTools();
    const made = await make(request.remedy, { ...seen, id: request.profile, finding, fallback, newProfile });
    await runs.list(engine);
    return isRefusal(made) ? made : { plan: made, facts: seen.facts, request };
  }

  function show(kept: PendingPlan, note?: string): CommandResult<RemedyPreview> {
    plans.keep(kept);
    const shown = preview(kept.plan);
    return { ok: true, value: note ? { ...shown, warnings: [note, ...shown.warnings] } : shown };
  }

  async function apply(id: string): Promise<CommandResult<RemedyPreview | null>> {
    const kept = plans.take(id);
    if (!kept) return failed(SAYS.unknown);
    if (kept.fresh) return carryOut(attemptAll(kept));
    const anew = await makePlan(kept.request);
    return 'refused' in anew ? failed(anew.refused) : show(anew, SAYS.old);
  }

  /** For a switch: what it does was said beside it. */
  async function planAndApply(remedy: PlannableRemedy, profile: string): Promise<CommandResult<null>> {
    const planned = await plan({ remedy, profile });
    if (!planned.ok) return planned;
    const applied = await apply(planned.value.id);
    return applied.ok && applied.value ? failed(SAYS.changing) : (applied as CommandResult<null>);
  }

  /** A plan that the world has left behind is made anew; one that would do something else is shown first. */
  async function attemptAll(kept: PendingPlan, tries = 1): Promise<CommandResult<RemedyPreview | null>> {
    runs.begin(preview(kept.plan));
    const { anew, carried } = await attempt(kept);
    if (carried.status === 'stale' && tries < MAX_TRIES) {
      runs.end(kept.plan.id);
      world.changed();
      return carried.same ? attemptAll(anew, tries + 1) : show(anew, SAYS.changed);
    }
    await tellEnd(kept.plan, carried);
    return DONE;
  }

  async function attempt(kept: PendingPlan): Promise<{ carried: Carried; anew: PendingPlan }> {
    const { backUp, engine } = await needTools();
    // The journal keeps its own copy of every file it touches, so this one may be missing.
    const trouble = await backUp(kept.facts);
    if (trouble) world.problem(trouble);
    let anew = kept;
    const carried = await applyOrReplan(engine, kept.plan, async () => {
      const made = await makePlan(kept.request);
      if ('refused' in made) return made;
      anew = made;
      return made.plan;
    });
    return { carried, anew };
  }

  async function tellEnd({ adds, id, profile, title }: Plan, carried: Carried): Promise<void> {
    if (carried.status === 'done') {
      world.note(HISTORY_TEXTS.done({ title }), profile);
      runs.end(id);
      if (adds) await world.addEntry(adds);
    } else {
      const why = carried.status === 'stale' ? SAYS.changing : carried.message;
      world.note(HISTORY_TEXTS.notDone({ title, reason: why }), profile);
      runs.fail(id, why);
    }
    await after();
  }

  return { plan, apply, planAndApply, forget: plans.forget };
}
