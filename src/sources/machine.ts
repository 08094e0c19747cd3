import type { Host } from '../platform/host.ts';
import type { MachineFacts } from '../shared/facts.ts';
import { findInstalledClis } from './claude-code/installed-cli.ts';
import { findRunningSessions } from './claude-code/running-sessions.ts';
import { readProcessEnvironment, startedFromShell } from './environment/environment.ts';
import { readOtherStarts } from './shell-profiles/other-starts.ts';
import { readOwnCommands } from './shell-profiles/own-commands.ts';
import { readShellEnvironment } from './shell-profiles/read-shell-environment.ts';
import { ScriptFiles } from './shell-profiles/script-files.ts';

/**
 * Reads everything about the machine that does not belong to one profile.
 * @param deep  true also asks programs, each with a limit: `claude --version` where no file tells the version, the registry
 *              on Windows, launchd on macOS. false starts no child process.
 */
export async function readMachine(host: Host, { deep }: { deep: boolean }): Promise<MachineFacts> {
  const fromShell = startedFromShell(host);
  const files = new ScriptFiles(host);
  const [shell, otherStarts, sessions, clis] = await Promise.all([
    readShellEnvironment(host, { deep, desktop: !fromShell, files }),
    readOtherStarts(host, files),
    findRunningSessions(host),
    findInstalledClis(host, { deep }),
  ]);
  return {
    platform: host.platform,
    processEnv: readProcessEnvironment(host),
    shellEnv: shell.exported,
    unexported: shell.unexported,
    otherStarts: [...shell.states.flatMap((state) => readOwnCommands(state, host.home)), ...otherStarts],
    fromShell,
    sessions,
    clis,
    home: host.home,
  };
}
