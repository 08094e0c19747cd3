import type { Host } from '../../platform/host.ts';
import { pathsOf } from '../../platform/path-rules.ts';
import type { EnvVarFact } from '../../shared/facts.ts';
import {
  type ShellFolders,
  type ShellName,
  START_UP,
  type StartUpStep,
  sessionFiles,
  shellOf,
  windowsPowerShell,
} from './profile-files.ts';
import { ShellState } from './shell-state.ts';
import type { Parser } from './statements.ts';
import { readLaunchctl, readRegistry } from './system-environment.ts';

type Machine = Pick<Host, 'platform' | 'env' | 'home' | 'user' | 'files' | 'processes'>;

const MAX_BYTES = 1024 * 1024;
const MAX_DEPTH = 5;
const MAX_FILES = 100;

/**
 * Reads what the system and the account's login shell set for new terminals; of an account without one, what any shell would
 * set. Scripts are not run: conditions count as met, computed values are marked as such.
 * @param deep  also ask the registry (Windows) and launchd (macOS), which costs child processes
 * @returns     session-wide variables first, the shell's own last: a later one of the same name wins
 */
export async function readShellEnvironment(host: Machine, { deep }: { deep: boolean }): Promise<readonly EnvVarFact[]> {
  const windows = host.platform === 'win32';
  const login = shellOf(host);
  const shells: readonly ShellName[] = login === null ? ['fish', 'zsh', 'bash'] : [login];
  const parts = await Promise.all([
    deep && windows ? readRegistry(host) : [],
    deep && host.platform === 'darwin' ? readLaunchctl(host) : [],
    host.platform === 'linux' ? readSteps(host, sessionFiles) : [],
    ...shells.map((shell) => readSteps(host, windows ? () => windowsPowerShell(host.home) : START_UP[shell])),
  ]);
  return parts.flat();
}

/** Reads one shell's files in order; each sees what the ones before have set. */
async function readSteps(
  host: Machine,
  stepsAt: (at: ShellFolders) => readonly StartUpStep[],
): Promise<readonly EnvVarFact[]> {
  const state = new ShellState(host.home);
  const run = new ProfileRun(host, state);
  const count = stepsAt(run.folders()).length;
  for (let at = 0; at < count; at += 1) {
    const step = stepsAt(run.folders())[at];
    if (step !== undefined) await run.step(step);
  }
  return state.describe();
}

class ProfileRun {
  private readonly read = new Set<string>();
  private readonly host: Machine;
  private readonly state: ShellState;

  constructor(host: Machine, state: ShellState) {
    this.host = host;
    this.state = state;
  }

  folders(): ShellFolders {
    const { env, home } = this.host;
    const ask = (name: string): string | undefined => this.state.lookup(name) || env[name] || undefined;
    return { home, config: ask('XDG_CONFIG_HOME') ?? `${home}/.config`, zsh: ask('ZDOTDIR') ?? home };
  }

  async step(step: StartUpStep): Promise<void> {
    if ('paths' in step) {
      for (const path of step.paths) if (await this.file(path, step.parser, 0)) return;
      return;
    }
    const names = ((await this.host.files.list(step.folder)) ?? []).filter((name) => name.endsWith(step.ending));
    for (const name of [...names].sort()) await this.file(`${step.folder}/${name}`, step.parser, 0);
  }

  /** True when the file is there. */
  private async file(path: string, parser: Parser, depth: number): Promise<boolean> {
    if (this.read.has(path) || this.read.size >= MAX_FILES) return false;
    const read = await this.host.files.read(path, MAX_BYTES);
    if (!read.ok) return false;
    this.read.add(path);
    const paths = pathsOf(this.host.platform);
    for (const statement of parser(new TextDecoder().decode(read.bytes), this.state.lookup)) {
      if (statement.does !== 'source') this.state.run(statement, path);
      else if (statement.path !== null && depth < MAX_DEPTH) {
        const { home } = this.host;
        const target = paths.isAbsolute(statement.path) ? statement.path : paths.join(home, statement.path);
        await this.file(target, parser, depth + 1);
      }
    }
    return true;
  }
}
