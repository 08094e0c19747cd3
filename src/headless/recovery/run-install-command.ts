/** `pilotlight install-command`: makes `pilotlight` a command of every terminal, or takes it away again. */
import { isOnPath, ownCommandPath, planInstallCommand, planRemoveCommand } from '../../recovery/install/own-command.ts';
import { createRemedies } from '../../recovery/remedies.ts';
import { INSTALL_COMMAND } from '../../shared/messages/terminal/commands-recovery.ts';
import type { RunContext } from '../run.ts';
import { carryOut, NOT_DONE, recoverFirst, say } from './carry-out.ts';
import { ownStart } from './own-start.ts';

export async function runInstallCommand(context: RunContext): Promise<number> {
  const { host, options } = context;
  const engine = createRemedies(host);
  await recoverFirst(context, engine);
  if (options.remove === true) return carryOut(context, engine, () => planRemoveCommand(host));
  const program = ownStart();
  if (!program)
    return say(
      context,
      { done: false, message: INSTALL_COMMAND.unknownStart },
      [INSTALL_COMMAND.unknownStart],
      NOT_DONE,
    );
  return carryOut(context, engine, () => planInstallCommand(host, program), nextAfter(context));
}

function nextAfter({ host }: RunContext): string {
  if (isOnPath(host)) return INSTALL_COMMAND.typeIt;
  const folder = host.platform === 'win32' ? ownCommandPath(host) : '~/.local/bin';
  return host.platform === 'win32' ? INSTALL_COMMAND.addToPath({ folder }) : INSTALL_COMMAND.notOnPath({ folder });
}
