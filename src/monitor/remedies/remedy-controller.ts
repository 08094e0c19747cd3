/** Plans remedies, carries them out on a yes, takes them back, and tells how it goes. */

import type { Host } from '../../platform/host.ts';
import type { Engine } from '../../recovery/engine/engine.ts';
import type { Plan, Refusal } from '../../recovery/engine/plan.ts';
import type {
  CommandContract,
  CommandResult,
  FallbackRequest,
  NewGateway,
  PlannableRemedy,
} from '../../shared/commands.ts';
import type { MachineFacts, ProfileFacts } from '../../shared/facts.ts';
import type { FallbackOption, FallbackReport, RemedyRun } from '../../shared/snapshot.ts';
import type { Finding } from '../../shared/verdict.ts';
import type { EpochMs, ServiceState } from '../../shared/vocabulary.ts';
import type { ProfilePlace } from '../../sources/profiles/profiles.ts';
import type { ShellCommands } from '../commands/run-commands.ts';
import { createDailyBackup } from './daily-backup.ts';
import { createFallbackController } from './fallback-controller.ts';
import { createPlanController } from './plan-controller.ts';
import { recoverRemedies } from './recover-remedies.ts';
import { createRemedyRuns } from './remedy-runs.ts';
import { createSignInController, type SignInStart } from './sign-in-controller.ts';
import { createUpdateController, type UpdateTools } from './update-controller.ts';

/** What a remedy is for, read at this moment. */
export interface RemedySubject {
  /** Of the profile. */
  id: string;
  facts: ProfileFacts;
  machine: MachineFacts;
  /** The finding it shall put right, where it was offered for one. */
  finding: Finding | null;
  /** What to switch on, where it is not the user's own key. */
  fallback?: FallbackRequest | undefined;
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

export interface RecoveryTools extends UpdateTools {
  engine: Engine;
  plan(remedy: PlannableRemedy, subject: RemedySubject): Promise<Plan | Refusal>;
  readFallback(subject: Pick<RemedySubject, 'id' | 'facts' | 'machine'>): Promise<FallbackReport>;
  listWays(profile: string): Promise<readonly FallbackOption[]>;
  /** @returns a sentence when it was not done */
  addGateway(gateway: NewGateway): Promise<string | null>;
  /** @returns a sentence when it was not done */
  removeGateway(name: string): Promise<string | null>;
  /** @returns a sentence when the key does not work, or nobody knows */
  testKey(): Promise<string | null>;
  newId(): string;
  signIn(world: RemedyWorld, wish: CommandContract['start-sign-in']['payload']): Promise<SignInStart>;
  /** Before a remedy. @returns a sentence when it could not be made */
  backUp(profile: ProfileFacts): Promise<string | null>;
  /** As the person asks. */
  backUpNow(profile: ProfileFacts): Promise<{ ok: true; made: boolean } | { ok: false; message: string }>;
  /** If something changed since the last one. @returns since when the day counts, or why it could not be made */
  backUpDaily(profile: ProfileFacts): Promise<{ ok: true; since: EpochMs } | { ok: false; message: string }>;
}

export interface RemedyController {
  commands: ShellCommands;
  plannable: readonly PlannableRemedy[];
  /** Newest first. */
  runs(): readonly RemedyRun[];
  /** null: this shell has none. */
  fallback(): FallbackReport | null;
  /** The world has changed: what was kept, or who pays. */
  refresh(): void;
  /** Something may be due by the wall clock: called about once an hour, and after every wake. */
  lookAtClock(): void;
  /** Brings what a crash left half done back to a whole state, and finds what can be undone. */
  start(): Promise<void>;
  /** Resolves when nothing is under way any more. */
  stop(): Promise<void>;
}

export interface RemedyControllerOptions {
  host: Host;
  world: RemedyWorld;
  plannable: readonly PlannableRemedy[];
  load(): Promise<RecoveryTools>;
}

const DONE = { ok: true, value: null } as const;
const OWN_FAULT = 'That did not work, and it is Pilotlight’s own fault. "pilotlight undo" takes back what was begun.';

export function createRemedyController({ host, load, plannable, world }: RemedyControllerOptions): RemedyController {
  const underWay = new Set<Promise<unknown>>();
  const runs = createRemedyRuns(host.clock, world.changed);
  let tools: Promise<RecoveryTools> | null = null;
  let stopWatching: (() => void) | undefined;
  const needTools = (): Promise<RecoveryTools> => {
    tools ??= load();
    return tools;
  };

  const plans = createPlanController({
    clock: host.clock,
    world,
    runs,
    needTools,
    // What another Pilotlight left half done when it was killed comes first.
    before: async () => void (underWay.size === 0 && (await track(recover()))),
    carryOut: async (work) => (await track(work)) ?? failed(OWN_FAULT),
    after: lookAgain,
  });
  const switches = plannable.includes('fallback-on')
    ? createFallbackController({ host, world, needTools, carryOut: plans.planAndApply })
    : null;
  const signIns = createSignInController(world, runs, needTools);
  const updates = createUpdateController({ world, runs, needTools, carryOut: (work) => void track(work) });
  const daily = createDailyBackup({
    host,
    profiles: world.profiles,
    track: (work) => void track(work),
    async backUp(facts) {
      const made = await (await needTools()).backUpDaily(facts);
      if (made.ok) return made.since;
      world.problem(made.message);
      return null;
    },
  });

  async function backUpNow(profile: string): Promise<CommandResult<{ made: boolean }>> {
    const seen = await world.look(profile);
    if (!seen) return failed('This profile is no longer there.');
    const outcome = await (await needTools()).backUpNow(seen.facts);
    return outcome.ok ? { ok: true, value: { made: outcome.made } } : failed(outcome.message);
  }

  async function undo(id: string): Promise<CommandResult<null>> {
    const { engine } = await needTools();
    const outcome = await engine.undo(id);
    if (!outcome.ok) {
      await runs.list(engine);
      return failed(outcome.message);
    }
    const { profile, title } = runs.known(id) ?? { profile: null, title: outcome.receipt.title };
    world.note(`${title}: taken back.`, profile);
    await lookAgain();
    return DONE;
  }

  async function recover(): Promise<void> {
    const recovered = await recoverRemedies(host, world, async () => (await needTools()).engine);
    if (recovered === null) return;
    if (recovered > 0) await lookAgain();
    else await runs.list((await needTools()).engine);
  }

  async function lookAgain(): Promise<void> {
    await runs.list((await needTools()).engine);
    await world.readAgain();
    await switches?.read();
  }

  /** A bug in a remedy must not take the monitor with it. @returns null: that was one */
  function track<T>(work: Promise<T>): Promise<T | null> {
    const safe = work.catch(() => {
      world.problem('A remedy ended in an error of Pilotlight’s own.');
      runs.failAll(OWN_FAULT);
      return null;
    });
    underWay.add(safe);
    void safe.then(() => underWay.delete(safe));
    return safe;
  }

  return {
    plannable,
    runs: runs.all,
    commands: {
      ...signIns.commands,
      ...updates.commands,
      ...switches?.commands,
      'plan-remedy': ({ remedy, profile, finding, fallback }) => plans.plan({ remedy, profile, finding, fallback }),
      'apply-remedy': ({ plan: id }) => plans.apply(id),
      'back-up': ({ profile }) => backUpNow(profile),
      'undo-remedy': ({ id }) => undo(id),
      'cancel-remedy': ({ run }) => {
        const known = plans.forget(run) || signIns.cancel(run);
        return known || runs.forget(run) ? DONE : failed('This cannot be stopped now.');
      },
    },
    fallback: () => switches?.report() ?? null,
    refresh() {
      if (switches) void track(switches.read());
    },
    lookAtClock: daily.look,
    start: async () => {
      void track(recover());
      if (switches) void track(switches.read());
      await Promise.all(underWay);
      daily.start();
      stopWatching = switches?.watch(() => void track(switches.read()));
    },
    async stop() {
      stopWatching?.();
      updates.stop();
      await signIns.stop();
      await daily.stop();
      await Promise.all(underWay);
    },
  };
}

function failed(message: string): CommandResult<never> {
  return { ok: false, code: 'failed', message };
}
