import type { Host } from '../../platform/host.ts';
import type { EnvVarFact } from '../../shared/facts.ts';
import { LANGUAGES } from './languages.ts';
import {
  desktopFiles,
  loginShell,
  type ShellFolders,
  type ShellName,
  START_UP,
  type StartUpStep,
  sessionFiles,
  shellNamed,
  windowsPowerShell,
} from './profile-files.ts';
import type { ScriptFiles } from './script-files.ts';
import { ScriptRun } from './script-run.ts';
import { ShellState } from './shell-state.ts';
import { readLaunchctl, readRegistry } from './system-environment.ts';

export type ShellMachine = Pick<Host, 'platform' | 'env' | 'home' | 'user' | 'files' | 'processes'>;

/** What start-up files leave behind. */
export interface ShellEnvironment {
  /** What a new terminal gives to programs: session-wide variables first, the shell's own last; a later one of a name wins. */
  exported: readonly EnvVarFact[];
  /** Of it, what is given to every program of the session, whatever the shell. */
  session: readonly EnvVarFact[];
  /** Set in a shell that starts, and given to no program. */
  unexported: readonly EnvVarFact[];
  /** One per shell, in the same order: variables and commands of the person's own. */
  states: readonly ShellState[];
  /** Files and folders that were looked for: a change of one of them makes this stale. */
  paths: readonly string[];
  /** The shell a terminal starts. */
  shell: ShellName | null;
}

/**
 * Reads what the system and the shell in use set for new terminals; of an account without one, what any shell would set.
 * Scripts are not run: conditions that cannot be decided count as met, computed values are marked as such.
 * @param deep     also ask the registry (Windows) and launchd (macOS), which costs child processes
 * @param desktop  also what a graphical session reads
 */
export async function readShellEnvironment(
  host: ShellMachine,
  { deep, desktop, files }: { deep: boolean; desktop: boolean; files: ScriptFiles },
): Promise<ShellEnvironment> {
  const windows = host.platform === 'win32';
  const shell = shellInUse(host);
  const shells: readonly ShellName[] = shell === null ? ['nu', 'tcsh', 'fish', 'zsh', 'bash'] : [shell];
  const session = host.platform === 'linux' ? await readSteps(host, files, sessionFiles) : new ShellState();
  const own =
    desktop && host.platform === 'linux' && shell !== 'bash' && shell !== 'sh'
      ? await readSteps(host, files, desktopFiles)
      : new ShellState();
  const states = await Promise.all(shells.map((name) => readShell(host, files, name)));
  const asked = await Promise.all([
    deep && windows ? readRegistry(host) : [],
    deep && host.platform === 'darwin' ? readLaunchctl(host) : [],
  ]);
  const forAll = [...asked.flat(), ...session.describe(), ...own.describe()];
  const exported = [...forAll, ...states.flatMap((state) => state.describe())];
  const seen = new Set(exported.map(({ name }) => name));
  const unexported = states.flatMap((state) => state.describeUnexported()).filter(({ name }) => !seen.has(name));
  return { exported, session: forAll, unexported, states, paths: files.paths(), shell };
}

/** `SHELL` names the one in use where it is not the account's own, as after `exec fish`. */
function shellInUse(host: ShellMachine): ShellName | null {
  const login = loginShell(host);
  if (host.platform === 'win32') return login;
  const inUse = shellNamed(host.env.SHELL);
  return inUse !== null && inUse !== login && host.env.SHELL !== host.user.shell ? inUse : login;
}

/** One shell's files, and those of the shell that takes its place. */
export async function readShell(host: ShellMachine, files: ScriptFiles, shell: ShellName): Promise<ShellState> {
  const windows = host.platform === 'win32';
  const state = new ShellState();
  for (let name: ShellName | null = shell, round = 0; name !== null && round < 3; round += 1) {
    const stepsAt = windows ? () => windowsPowerShell(host.home) : START_UP[name];
    const next: string | null = await runSteps(host, files, state, stepsAt, LANGUAGES[name === 'tcsh' ? 'csh' : name]);
    const follower = shellNamed(next);
    name = follower === name ? null : follower;
  }
  return state;
}

async function readSteps(
  host: ShellMachine,
  files: ScriptFiles,
  stepsAt: (at: ShellFolders) => readonly StartUpStep[],
): Promise<ShellState> {
  const state = new ShellState();
  await runSteps(host, files, state, stepsAt, LANGUAGES.sh);
  return state;
}

/** Goes through the steps in order; each sees what the ones before have set. Returns the shell that takes over. */
async function runSteps(
  host: ShellMachine,
  files: ScriptFiles,
  state: ShellState,
  stepsAt: (at: ShellFolders) => readonly StartUpStep[],
  first: ScriptRun['dialect'],
): Promise<string | null> {
  const run = new ScriptRun({ files, state, home: host.home, env: host.env }, first);
  const folders = (): ShellFolders => foldersOf(host, run);
  const count = stepsAt(folders()).length;
  for (let at = 0; at < count && run.continuesAs === null; at += 1) {
    const step = stepsAt(folders())[at];
    if (step === undefined) continue;
    run.dialect = LANGUAGES[step.language];
    const paths = 'paths' in step ? step.paths : await listStep(files, step);
    for (const path of paths) if ((await run.startFile(path)) && 'paths' in step) break;
  }
  return run.continuesAs;
}

async function listStep(files: ScriptFiles, step: { folder: string; ending: string }): Promise<readonly string[]> {
  return (await files.list(step.folder))
    .filter((name) => name.endsWith(step.ending))
    .map((name) => `${step.folder}/${name}`);
}

function foldersOf({ env, home, platform }: ShellMachine, run: ScriptRun): ShellFolders {
  const ask = (name: string): string | undefined => run.lookUp(name)?.values[0] || env[name] || undefined;
  const config = ask('XDG_CONFIG_HOME') ?? `${home}/.config`;
  const nu =
    platform === 'darwin' && ask('XDG_CONFIG_HOME') === undefined ? `${home}/Library/Application Support` : config;
  return { home, config, zsh: ask('ZDOTDIR') ?? home, nu: `${nu}/nushell` };
}
