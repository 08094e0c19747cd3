/** Plans remedies, carries them out on a yes, takes them back, and tells how it goes. */
import type { Engine } from '../recovery/engine.ts';
import { isRefusal, type Plan, preview, type Refusal } from '../recovery/plan.ts';
import type { CommandContract, CommandResult, PlannableRemedy, RemedyPreview } from '../shared/commands.ts';
import type { MachineFacts, ProfileFacts } from '../shared/facts.ts';
import type { FallbackReport, RemedyRun } from '../shared/snapshot.ts';
import type { Finding } from '../shared/verdict.ts';
import type { ServiceState } from '../shared/words.ts';
import type { Host } from '../sources/host/host.ts';
import { pathsOf } from '../sources/host/path-rules.ts';
import type { ProfilePlace } from '../sources/profiles.ts';
import { createFallbackDesk } from './fallback-desk.ts';
import { createRemedyRuns } from './remedy-runs.ts';
import type { ShellCommands } from './run-commands.ts';
import { createSignInDesk, type SignInStart } from './sign-in-desk.ts';

/** What a remedy is for, read at this moment. */
export interface RemedySubject {
  /** Of the profile. */
  id: string;
  facts: ProfileFacts;
  machine: MachineFacts;
  /** The finding it shall put right, where it was offered for one. */
  finding: Finding | null;
}

/** The monitor as the desk needs it. */
export interface RemedyWorld {
  /** Reads machine and profile anew; null: there is no such profile. */
  look(profile: string): Promise<(Pick<RemedySubject, 'facts' | 'machine'> & { place: ProfilePlace }) | null>;
  profiles(): readonly ProfileFacts[];
  /** The profile that a shell shows first, as last read. */
  first(): Pick<RemedySubject, 'id' | 'facts' | 'machine'> | null;
  findings(): readonly Finding[];
  /** How Anthropic's side looks to somebody who has to sign in. */
  service(): ServiceState;
  /** Reads everything again, after something was changed. */
  readAgain(): Promise<void>;
  /** One line for the history. */
  note(text: string, profile: string | null): void;
  /** `runs()` gives something else now. */
  changed(): void;
  /** Something for the log, one plain sentence. */
  problem(sentence: string): void;
}

export interface RecoveryTools {
  engine: Engine;
  plan(remedy: PlannableRemedy, subject: RemedySubject): Promise<Plan | Refusal>;
  readFallback(subject: Pick<RemedySubject, 'id' | 'facts' | 'machine'>): Promise<FallbackReport>;
  /** @returns a sentence when the key does not work, or nobody knows */
  testKey(): Promise<string | null>;
  newId(): string;
  signIn(world: RemedyWorld, wish: CommandContract['start-sign-in']['payload']): Promise<SignInStart>;
  /** @returns a sentence when it could not be made */
  backUp(profile: ProfileFacts, when: 'daily' | 'before-remedy'): Promise<string | null>;
}

export interface RemedyDesk {
  commands: ShellCommands;
  plannable: readonly PlannableRemedy[];
  /** Newest first. */
  runs(): readonly RemedyRun[];
  /** null: this shell has none. */
  fallback(): FallbackReport | null;
  /** The world has changed: what was kept, or who pays. */
  refresh(): void;
  /** Brings what a crash left half done back to a whole state, and finds what can be undone. */
  start(): Promise<void>;
  /** Resolves when nothing is under way any more. */
  stop(): Promise<void>;
}

export interface RemedyDeskOptions {
  host: Host;
  world: RemedyWorld;
  plannable: readonly PlannableRemedy[];
  load(): Promise<RecoveryTools>;
}

interface Kept {
  plan: Plan;
  facts: ProfileFacts;
  madeAt: number;
}

/** The world a plan was made for does not stand still. */
const PLAN_HOLDS_MS = 5 * 60_000;
const MOST_PLANS = 20;
const DAY_MS = 86_400_000;
/** The first look at the world comes before the first backup. */
const BACKUP_AFTER_MS = 2 * 60_000;
const DONE = { ok: true, value: null } as const;

export function createRemedyDesk({ host, load, plannable, world }: RemedyDeskOptions): RemedyDesk {
  const { clock } = host;
  const plans = new Map<string, Kept>();
  const underWay = new Set<Promise<void>>();
  const runs = createRemedyRuns(clock, world.changed);
  let tools: Promise<RecoveryTools> | null = null;
  let cancelBackup = (): void => {};
  const needTools = (): Promise<RecoveryTools> => {
    tools ??= load();
    return tools;
  };

  const switches = plannable.includes('fallback-on')
    ? createFallbackDesk({ host, world, needTools, carryOut: planAndApply })
    : null;
  const signIns = createSignInDesk(world, runs, needTools);

  async function plan(
    remedy: PlannableRemedy,
    profile: string,
    findingId: string | undefined,
  ): Promise<CommandResult<RemedyPreview>> {
    const seen = await world.look(profile);
    if (!seen) return failed('This profile is no longer there.');
    const finding = world.findings().find((one) => one.id === findingId && one.profile === profile) ?? null;
    const { engine, plan: makePlan } = await needTools();
    const made = await makePlan(remedy, { ...seen, id: profile, finding });
    await runs.list(engine);
    if (isRefusal(made)) return failed(made.refused);
    forgetOldPlans(plans, clock.monotonic());
    plans.set(made.id, { plan: made, facts: seen.facts, madeAt: clock.monotonic() });
    return { ok: true, value: preview(made) };
  }

  function apply(id: string): CommandResult<null> {
    forgetOldPlans(plans, clock.monotonic());
    const kept = plans.get(id);
    if (!kept) return failed('This preview is no longer up to date. Look at a new one first.');
    plans.delete(id);
    runs.begin(preview(kept.plan));
    track(carryOut(kept));
    return DONE;
  }

  /** For a switch: what it does was said beside it. */
  async function planAndApply(remedy: PlannableRemedy, profile: string): Promise<CommandResult<null>> {
    const planned = await plan(remedy, profile, undefined);
    return planned.ok ? apply(planned.value.id) : planned;
  }

  async function carryOut({ plan: made, facts }: Kept): Promise<void> {
    const { engine, backUp } = await needTools();
    // The journal keeps its own copy of every file it touches, so this one may be missing.
    const trouble = await backUp(facts, 'before-remedy');
    if (trouble) world.problem(trouble);
    const outcome = await engine.apply(made);
    world.note(outcome.ok ? `${made.title}: done.` : `${made.title}: not done. ${outcome.message}`, made.profile);
    if (outcome.ok) runs.end(made.id);
    else runs.fail(made.id, outcome.message);
    await runs.list(engine);
    await world.readAgain();
    await switches?.read();
  }

  async function undo(id: string): Promise<CommandResult<null>> {
    const { engine } = await needTools();
    const outcome = await engine.undo(id);
    await runs.list(engine);
    if (!outcome.ok) return failed(outcome.message);
    const { profile, title } = runs.known(id) ?? { profile: null, title: outcome.receipt.title };
    world.note(`${title}: taken back.`, profile);
    await world.readAgain();
    await switches?.read();
    return DONE;
  }

  async function recover(): Promise<void> {
    const folder = pathsOf(host.platform).join(host.dataDir, 'recovery');
    if (((await host.files.list(folder)) ?? []).length === 0) return;
    const { engine } = await needTools();
    for (const outcome of await engine.recover()) {
      const text = outcome.ok ? `${outcome.receipt.title}: finished after an interruption.` : outcome.message;
      world.note(text, null);
    }
    await runs.list(engine);
  }

  async function backUpToday(): Promise<void> {
    const { backUp } = await needTools();
    for (const facts of world.profiles()) {
      const trouble = await backUp(facts, 'daily');
      if (trouble) world.problem(trouble);
    }
  }

  function planBackup(delayMs: number): void {
    cancelBackup = clock.after(delayMs, () => {
      planBackup(DAY_MS);
      track(backUpToday());
    });
  }

  /** A bug in a remedy must not take the monitor with it. */
  function track(work: Promise<void>): void {
    const safe = work.catch(() => {
      world.problem('A remedy ended in an error of Pilotlight’s own.');
      runs.failAll('That did not work, and it is Pilotlight’s own fault. "pilotlight undo" takes back what was begun.');
    });
    underWay.add(safe);
    void safe.then(() => underWay.delete(safe));
  }

  return {
    plannable,
    runs: runs.all,
    commands: {
      ...signIns.commands,
      ...switches?.commands,
      'plan-remedy': ({ remedy, profile, finding }) => plan(remedy, profile, finding),
      'apply-remedy': ({ plan: id }) => apply(id),
      'undo-remedy': ({ id }) => undo(id),
      'cancel-remedy': ({ run }) => {
        const known = plans.delete(run) || signIns.cancel(run);
        return known || runs.forget(run) ? DONE : failed('This cannot be stopped now.');
      },
    },
    fallback: () => switches?.report() ?? null,
    refresh() {
      if (switches) track(switches.read());
    },
    start: async () => {
      track(recover());
      if (switches) track(switches.read());
      await Promise.all(underWay);
      planBackup(BACKUP_AFTER_MS);
    },
    async stop() {
      cancelBackup();
      await signIns.stop();
      await Promise.all(underWay);
    },
  };
}

function forgetOldPlans(plans: Map<string, Kept>, now: number): void {
  for (const [id, { madeAt }] of plans) {
    if (now - madeAt > PLAN_HOLDS_MS || plans.size > MOST_PLANS) plans.delete(id);
  }
}

function failed(message: string): CommandResult<never> {
  return { ok: false, code: 'failed', message };
}
