import type { Host } from '../platform/host.ts';
import type { MachineFacts, NearlyRight } from '../shared/facts.ts';
import { findInstalledClis } from './claude-code/installed-cli.ts';
import { findNamed } from './claude-code/named-claude.ts';
import { findRunningSessions } from './claude-code/running-sessions.ts';
import { readProcessEnvironment, startedFromShell } from './environment/environment.ts';
import { isNearlyRight } from './environment/nearly-names.ts';
import { readOtherStarts } from './other-starts/read-other-starts.ts';
import { findLoginFolders } from './profiles/login-folders.ts';
import { readShellEnvironment } from './shell-profiles/read-shell-environment.ts';
import { ScriptFiles } from './shell-profiles/script-files.ts';
import { readShellAnswer } from './shell-profiles/shell-answer.ts';
import type { ShellState } from './shell-profiles/shell-state.ts';

/**
 * Reads everything about the machine that does not belong to one profile.
 * @param deep      true also asks programs, each with a limit: `claude --version` where no file tells the version, the registry
 *                  on Windows, launchd and `ps` on macOS. false starts no child process.
 * @param claudePath  where the person says that Claude Code lies
 * @param askShell  the person agreed that the login shell is asked, too; only with `deep`
 */
export async function readMachine(
  host: Host,
  { deep, askShell = false, claudePath = null }: { deep: boolean; askShell?: boolean; claudePath?: string | null },
): Promise<MachineFacts> {
  const fromShell = startedFromShell(host);
  const files = new ScriptFiles(host);
  const shellRead = readShellEnvironment(host, { deep, desktop: !fromShell, files });
  const [shell, otherStarts, sessions, clis, loginFolders] = await Promise.all([
    shellRead,
    shellRead.then(({ states }) => readOtherStarts(host, files, states)),
    findRunningSessions(host, { deep }),
    findClis(host, deep, claudePath),
    findLoginFolders(host),
  ]);
  const answer = deep && askShell ? await readShellAnswer(host, shell) : null;
  const nearly = nearlyRight(host, shell.states);
  return {
    platform: host.platform,
    processEnv: readProcessEnvironment(host),
    shellEnv: answer ?? shell.exported,
    unexported: shell.unexported,
    otherStarts,
    ...(nearly.length > 0 && { nearly }),
    ...(loginFolders.length > 0 && { loginFolders }),
    fromShell,
    sessions,
    clis,
    home: host.home,
  };
}

async function findClis(host: Host, deep: boolean, claudePath: string | null): Promise<MachineFacts['clis']> {
  const named = claudePath === null ? null : await findNamed(host, claudePath);
  return findInstalledClis(host, { deep, named: typeof named === 'string' ? null : named });
}

/** What start-up files set so, with its place, and what the own process was given from elsewhere. */
function nearlyRight({ env, platform }: Pick<Host, 'env' | 'platform'>, states: readonly ShellState[]): NearlyRight[] {
  const isNearly = (name: string) => isNearlyRight(name, platform === 'win32');
  const set = states.flatMap(({ variables }) =>
    [...variables].flatMap(([name, { exported, at }]) => (exported && isNearly(name) ? [{ name, ...at }] : [])),
  );
  const given = Object.keys(env).filter((name) => isNearly(name) && set.every((one) => one.name !== name));
  return [...set, ...given.map((name) => ({ name, file: null, line: null }))];
}
