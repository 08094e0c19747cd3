/** `pilotlight install-command`: makes `pilotlight` a command of every terminal, or takes it away again. */
import { isOnPath, ownCommandPath, planInstallCommand, planRemoveCommand } from '../../recovery/install/own-command.ts';
import { createRemedies } from '../../recovery/remedies.ts';
import type { RunContext } from '../run.ts';
import { carryOut, NOT_DONE, recoverFirst, say } from './carry-out.ts';
import { ownStart } from './own-start.ts';

export async function runInstallCommand(context: RunContext): Promise<number> {
  const { host, options } = context;
  const engine = createRemedies(host);
  await recoverFirst(context, engine);
  if (options.remove === true) return carryOut(context, engine, () => planRemoveCommand(host));
  const program = ownStart();
  if (!program) return say(context, { done: false, message: NO_PROGRAM }, [NO_PROGRAM], NOT_DONE);
  return carryOut(context, engine, () => planInstallCommand(host, program), nextAfter(context));
}

const NO_PROGRAM = 'It cannot be told how this Pilotlight was started, so no command can be made for it.';

function nextAfter({ host }: RunContext): string {
  if (isOnPath(host)) return 'type "pilotlight" in any terminal.';
  const folder = host.platform === 'win32' ? ownCommandPath(host) : '~/.local/bin';
  return host.platform === 'win32'
    ? `add the folder of ${folder} to PATH in the system's settings, then open a new terminal.`
    : `${folder} is not on PATH. Add this line to the start-up file of your shell: export PATH="$HOME/.local/bin:$PATH"`;
}
