/** Runs Claude Code's own sign-in for a person: starts it, hands the code over, tells how it goes. */

import type { SignInProgress, SignInRun } from '../../recovery/claude/sign-in.ts';
import { DONE, failed } from '../../shared/command-result.ts';
import type { CommandContract, CommandResult } from '../../shared/commands.ts';
import { COMMAND_TEXTS } from '../../shared/messages/commands.ts';
import { SIGN_IN_STAGES } from '../../shared/messages/recovery/sign-in.ts';
import type { RemedyRun } from '../../shared/snapshot.ts';
import type { ShellCommands } from '../commands/command-router.ts';
import type { RecoveryTools, RemedyWorld } from './ports.ts';
import type { RemedyRuns } from './remedy-runs.ts';

export interface SignInController {
  commands: Pick<ShellCommands, 'start-sign-in' | 'answer-sign-in'>;
  /** False when nothing runs under this id. */
  cancel(run: string): boolean;
  /** Ends what is under way. */
  stop(): Promise<void>;
}

const PHASES = {
  starting: 'running',
  'waiting-for-user': 'waiting-for-user',
  checking: 'running',
  done: 'done',
  failed: 'failed',
  cancelled: 'failed',
} as const satisfies Record<SignInProgress['phase'], RemedyRun['phase']>;

export function createSignInController(
  world: RemedyWorld,
  runs: RemedyRuns,
  needTools: () => Promise<RecoveryTools>,
): SignInController {
  const active = new Map<string, SignInRun>();
  let starting = false;

  async function start(wish: CommandContract['start-sign-in']['payload']): Promise<CommandResult<null>> {
    // Two at once would overwrite each other's login.
    if (starting || active.size > 0) return failed(COMMAND_TEXTS.signingIn);
    starting = true;
    try {
      const { newId, signIn } = await needTools();
      const run = await signIn(world, wish);
      if ('refused' in run) return failed(run.refused);
      follow(newId(), wish.profile, run);
      return DONE;
    } finally {
      starting = false;
    }
  }

  function follow(id: string, profile: string, run: SignInRun): void {
    active.set(id, run);
    runs.begin({ id, remedy: 'sign-in', profile, title: SIGN_IN_STAGES.title, lines: [] });
    const tell = (progress: SignInProgress): void => runs.change(id, drawn(progress));
    tell(run.progress());
    run.onProgress(tell);
    void run.done.then(async ({ phase, text }) => {
      active.delete(id);
      if (phase === 'cancelled') runs.forget(id);
      else world.note(`${SIGN_IN_STAGES.title}: ${text}`, profile);
      await world.readAgain();
    });
  }

  return {
    commands: {
      'start-sign-in': start,
      'answer-sign-in': ({ run, code }) => {
        const wrong = active.has(run) ? active.get(run)?.answer(code) : COMMAND_TEXTS.signInOver;
        return wrong ? failed(wrong) : DONE;
      },
    },
    cancel(id) {
      active.get(id)?.cancel();
      return active.has(id);
    },
    async stop() {
      const ends = [...active.values()].map(({ cancel, done }) => {
        cancel();
        return done;
      });
      await Promise.all(ends);
    },
  };
}

function drawn({ phase, text, link, warning }: SignInProgress): Partial<RemedyRun> {
  return { phase: PHASES[phase], lines: warning === null ? [text] : [text, warning], link };
}
