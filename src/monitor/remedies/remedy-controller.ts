/** Plans remedies, carries them out on a yes, takes them back, and tells how it goes. */

import type { Host } from '../../platform/host.ts';
import { hasTerminals } from '../../recovery/claude/has-terminals.ts';
import { DONE, failed } from '../../shared/command-result.ts';
import type { CommandResult } from '../../shared/commands.ts';
import { COMMAND_TEXTS } from '../../shared/messages/commands.ts';
import { HISTORY_TEXTS } from '../../shared/messages/history-line.ts';
import type { PlannableRemedy } from '../../shared/remedies.ts';
import { createDailyBackup } from './daily-backup.ts';
import { createFallbackController } from './fallback-controller.ts';
import { createInstallController } from './install-controller.ts';
import { createPlanController } from './plan-controller.ts';
import type { RecoveryTools, RemedyController, RemedyWorld } from './ports.ts';
import { recoverRemedies } from './recover-remedies.ts';
import { createRemedyRuns } from './remedy-runs.ts';
import { createSignInController } from './sign-in-controller.ts';
import { createUpdateController } from './update-controller.ts';

export interface RemedyControllerOptions {
  host: Host;
  world: RemedyWorld;
  plannable: readonly PlannableRemedy[];
  load(): Promise<RecoveryTools>;
}

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
    carryOut: answer,
    after: lookAgain,
  });
  const switches = plannable.includes('fallback-on')
    ? createFallbackController({ host, world, needTools, carryOut: plans.planAndApply, answer })
    : null;
  const signIns = createSignInController(world, runs, needTools);
  const updates = createUpdateController({ world, runs, needTools, carryOut: (work) => void track(work) });
  const installs = createInstallController({ world, runs, needTools, carryOut: (work) => void track(work) });
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
    if (!seen) return failed(COMMAND_TEXTS.profileGone);
    const outcome = await (await needTools()).backUpNow(seen.facts);
    return outcome.ok ? { ok: true, value: { made: outcome.made } } : failed(outcome.message);
  }

  async function openClaude(profile: string): Promise<CommandResult<null>> {
    const seen = await world.look(profile);
    const wrong = seen ? await (await needTools()).openClaude(seen) : COMMAND_TEXTS.profileGone;
    return wrong === null ? DONE : failed(wrong);
  }

  async function undo(id: string): Promise<CommandResult<null>> {
    const { engine } = await needTools();
    const outcome = await engine.undo(id);
    if (!outcome.ok) {
      await runs.list(engine);
      return failed(outcome.message);
    }
    const { profile, title } = runs.known(id) ?? { profile: null, title: outcome.receipt.title };
    world.note(HISTORY_TEXTS.undone({ title }), profile);
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
      runs.failAll(COMMAND_TEXTS.ownFault);
      return null;
    });
    underWay.add(safe);
    void safe.then(() => underWay.delete(safe));
    return safe;
  }

  /** Is under way until it is answered, also when it ends in an error. */
  async function answer<T>(work: Promise<CommandResult<T>>): Promise<CommandResult<T>> {
    return (await track(work)) ?? failed(COMMAND_TEXTS.ownFault);
  }

  return {
    plannable,
    runs: runs.all,
    commands: {
      ...signIns.commands,
      ...updates.commands,
      ...installs.commands,
      ...switches?.commands,
      'plan-remedy': plans.plan,
      'apply-remedy': ({ plan: id }) => plans.apply(id),
      ...(hasTerminals(host) && { 'open-claude': ({ profile }) => openClaude(profile) }),
      'back-up': ({ profile }) => answer(backUpNow(profile)),
      'undo-remedy': ({ id }) => answer(undo(id)),
      'cancel-remedy': ({ run }) => {
        const known = plans.forget(run) || signIns.cancel(run);
        return known || runs.forget(run) ? DONE : failed(COMMAND_TEXTS.cannotStop);
      },
    },
    fallback: () => switches?.report() ?? null,
    prepare: async (facts, machine) => (switches && (await track(switches.prepare(facts, machine)))) ?? (() => {}),
    readFallback: async () => void (switches && (await track(switches.read()))),
    refresh() {
      if (switches) void track(switches.read());
    },
    lookAtClock: daily.look,
    start: async () => {
      void track(recover());
      await Promise.all(underWay);
      daily.start();
      stopWatching = switches?.watch(() => void track(switches.readAnew()));
    },
    async stop() {
      stopWatching?.();
      updates.stop();
      installs.stop();
      await signIns.stop();
      await daily.stop();
      await Promise.all(underWay);
    },
  };
}
