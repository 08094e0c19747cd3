/** Updates Claude Code when a person asks: first what is newest, then the update itself. Nothing of it happens unasked. */

import type { UpdateLook } from '../../recovery/claude/update-claude.ts';
import { DONE, failed } from '../../shared/command-result.ts';
import type { CommandResult, UpdateReport } from '../../shared/commands.ts';
import { COMMAND_TEXTS } from '../../shared/messages/commands.ts';
import { UPDATE } from '../../shared/messages/recovery/update.ts';
import { plainText } from '../../shared/plain-text.ts';
import type { ShellCommands } from '../commands/command-router.ts';
import type { RecoveryTools, RemedyWorld, Seen } from './ports.ts';
import type { RemedyRuns } from './remedy-runs.ts';

export interface UpdateController {
  commands: Pick<ShellCommands, 'look-for-update' | 'update-claude'>;
  /** Ends what is under way. */
  stop(): void;
}

export interface UpdateControllerOptions {
  world: RemedyWorld;
  runs: RemedyRuns;
  needTools(): Promise<RecoveryTools>;
  /** Something is under way from now on. */
  carryOut(work: Promise<void>): void;
}

const LINE_LENGTH = 200;

export function createUpdateController({
  carryOut,
  needTools,
  runs,
  world,
}: UpdateControllerOptions): UpdateController {
  let found: { look: UpdateLook; seen: Seen } | null = null;
  let underWay: AbortController | null = null;

  async function look(): Promise<CommandResult<UpdateReport>> {
    const first = world.first();
    const seen = first && (await world.look(first.id));
    if (!seen) return failed(COMMAND_TEXTS.noProfileYet);
    const newest = await (await needTools()).lookForUpdate(seen);
    if ('refused' in newest) return failed(newest.refused);
    found = { look: newest, seen };
    const possible = newest.isOld !== false && newest.packageManager === null;
    return { ok: true, value: { summary: newest.summary, possible } };
  }

  async function update(wanted: { look: UpdateLook; seen: Seen }, stop: AbortSignal): Promise<void> {
    const { newId, updateClaude } = await needTools();
    const id = newId();
    runs.begin({ id, remedy: 'update-claude', profile: null, title: UPDATE.title, lines: [] });
    const onLine = (line: string): void => runs.change(id, { lines: [plainText(line, LINE_LENGTH)] });
    const { ok, message } = await updateClaude(wanted.look, wanted.seen, { onLine, stop });
    runs.change(id, { phase: ok ? 'done' : 'failed', lines: [message] });
    world.note(`${UPDATE.title}: ${message}`, null);
    await world.readAgain();
  }

  return {
    commands: {
      'look-for-update': look,
      'update-claude': () => {
        if (underWay) return failed(COMMAND_TEXTS.updating);
        if (!found) return failed(COMMAND_TEXTS.lookFirst);
        const wanted = found;
        found = null;
        const controller = new AbortController();
        underWay = controller;
        carryOut(
          update(wanted, controller.signal).finally(() => {
            underWay = null;
          }),
        );
        return DONE;
      },
    },
    stop: () => underWay?.abort(),
  };
}
