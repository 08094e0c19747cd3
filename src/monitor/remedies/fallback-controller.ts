/** The API-key fallback as a shell shows it, and the switch for it. */

import type { Host } from '../../platform/host.ts';
import { pathsOf } from '../../platform/path-rules.ts';
import { DONE, failed } from '../../shared/command-result.ts';
import type { CommandResult } from '../../shared/commands.ts';
import type { MachineFacts, ProfileFacts } from '../../shared/facts.ts';
import type { FallbackReport } from '../../shared/fallback.ts';
import { COMMAND_TEXTS } from '../../shared/messages/commands.ts';
import { FALLBACK } from '../../shared/messages/recovery/fallback.ts';
import { createQueue } from '../../shared/queue.ts';
import type { PlannableRemedy } from '../../shared/remedies.ts';
import { watchPath } from '../../sources/watch/watch-path.ts';
import type { ShellCommands } from '../commands/command-router.ts';
import type { RecoveryTools, RemedySubject, RemedyWorld } from './ports.ts';

export interface FallbackController {
  commands: Pick<ShellCommands, 'fallback' | 'test-fallback-key' | 'list-fallbacks' | 'add-gateway' | 'remove-gateway'>;
  report(): FallbackReport;
  /** Looks how it stands now. */
  read(): Promise<void>;
  /** Looks how it stands, with the settings as they are by now. */
  readAnew(): Promise<void>;
  /** How it stands with these facts. @returns takes it over, at the same moment as the facts */
  prepare(facts: ProfileFacts, machine: MachineFacts): Promise<() => void>;
  /** Tells whenever something was noted, also by the terminal. Returns the way to stop. */
  watch(onNoted: () => void): () => void;
}

export interface FallbackControllerOptions {
  host: Host;
  world: RemedyWorld;
  needTools(): Promise<RecoveryTools>;
  carryOut(remedy: PlannableRemedy, profile: string): Promise<CommandResult<null>>;
  /** Something is under way from now on; a throw in it is answered with a sentence. */
  answer(work: Promise<CommandResult<null>>): Promise<CommandResult<null>>;
}

const NO_KEY: FallbackReport = {
  state: 'no-key',
  tail: null,
  since: null,
  detail: FALLBACK.noKey,
};

export function createFallbackController({
  answer,
  carryOut,
  host,
  needTools,
  world,
}: FallbackControllerOptions): FallbackController {
  let report = NO_KEY;
  // Nobody needs to know the ways before somebody has looked at them.
  let waysWanted = false;
  // Written with the first key; before that there is nothing to load anything for.
  const state = pathsOf(host.platform).join(host.dataDir, 'fallback.json');

  // So that the last one says how it stands.
  const inTurn = createQueue();
  const read = (): Promise<void> => inTurn(readNow);

  async function readNow(): Promise<void> {
    const first = world.first();
    const now = first && (await present(first));
    if (now) takeOver(now);
  }

  /** null: nothing was ever kept. */
  async function present(subject: Pick<RemedySubject, 'id' | 'facts' | 'machine'>): Promise<FallbackReport | null> {
    if (!(waysWanted || (await host.files.stat(state)))) return report === NO_KEY ? null : NO_KEY;
    const { listWays, readFallback } = await needTools();
    const now = await readFallback(subject);
    return waysWanted ? { ...now, ways: await listWays(subject.id) } : now;
  }

  function takeOver(now: FallbackReport): void {
    report = now;
    world.changed();
  }

  async function prepare(facts: ProfileFacts, machine: MachineFacts): Promise<() => void> {
    const first = world.first();
    if (first?.facts.configDir !== facts.configDir) return () => {};
    const now = await inTurn(() => present({ id: first.id, facts, machine }));
    return () => now && takeOver(now);
  }

  async function readAnew(): Promise<void> {
    const first = world.first();
    if (!(await host.files.stat(state))) await read();
    else if (first) await world.readProfile(first.facts.configDir);
  }

  async function afterwards(work: Promise<string | null> | null): Promise<CommandResult<null>> {
    const trouble = await work;
    await read();
    return trouble === null ? DONE : failed(trouble);
  }

  return {
    report: () => report,
    read,
    readAnew,
    prepare,
    watch: (onNoted) => watchPath(host, state, onNoted).close,
    commands: {
      fallback: ({ on }) => {
        const first = world.first();
        if (!first) return failed(COMMAND_TEXTS.noProfileYet);
        return carryOut(on ? 'fallback-on' : 'fallback-off', first.id);
      },
      'test-fallback-key': async () => {
        const trouble = await (await needTools()).testKey();
        return trouble === null ? DONE : failed(trouble);
      },
      'list-fallbacks': () => {
        waysWanted = true;
        return answer(afterwards(null));
      },
      'add-gateway': (gateway) => answer(afterwards(needTools().then((tools) => tools.addGateway(gateway)))),
      'remove-gateway': ({ name }) => answer(afterwards(needTools().then((tools) => tools.removeGateway(name)))),
    },
  };
}
