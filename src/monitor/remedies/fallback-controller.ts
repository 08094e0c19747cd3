/** The API-key fallback as a shell shows it, and the switch for it. */

import type { Host } from '../../platform/host.ts';
import { pathsOf } from '../../platform/path-rules.ts';
import { DONE, failed } from '../../shared/command-result.ts';
import type { CommandResult } from '../../shared/commands.ts';
import type { FallbackReport } from '../../shared/fallback.ts';
import { COMMAND_TEXTS } from '../../shared/messages/commands.ts';
import { FALLBACK } from '../../shared/messages/recovery/fallback.ts';
import { createQueue } from '../../shared/queue.ts';
import type { PlannableRemedy } from '../../shared/remedies.ts';
import { watchPath } from '../../sources/watch/watch-path.ts';
import type { ShellCommands } from '../commands/command-router.ts';
import type { RecoveryTools, RemedyWorld } from './ports.ts';

export interface FallbackController {
  commands: Pick<ShellCommands, 'fallback' | 'test-fallback-key' | 'list-fallbacks' | 'add-gateway' | 'remove-gateway'>;
  report(): FallbackReport;
  /** Looks how it stands now. */
  read(): Promise<void>;
  /** Tells whenever something was noted, also by the terminal. Returns the way to stop. */
  watch(onNoted: () => void): () => void;
}

export interface FallbackControllerOptions {
  host: Host;
  world: RemedyWorld;
  needTools(): Promise<RecoveryTools>;
  carryOut(remedy: PlannableRemedy, profile: string): Promise<CommandResult<null>>;
}

const NO_KEY: FallbackReport = {
  state: 'no-key',
  tail: null,
  since: null,
  detail: FALLBACK.noKey,
};

export function createFallbackController({
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
    if (!first || !(waysWanted || (await host.files.stat(state)))) return;
    const { listWays, readFallback } = await needTools();
    const now = await readFallback(first);
    report = waysWanted ? { ...now, ways: await listWays(first.id) } : now;
    world.changed();
  }

  async function afterwards(trouble: string | null): Promise<CommandResult<null>> {
    await read();
    return trouble === null ? DONE : failed(trouble);
  }

  return {
    report: () => report,
    read,
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
        return afterwards(null);
      },
      'add-gateway': async (gateway) => afterwards(await (await needTools()).addGateway(gateway)),
      'remove-gateway': async ({ name }) => afterwards(await (await needTools()).removeGateway(name)),
    },
  };
}
