import type { Host } from '../../platform/host.ts';
import { pathsOf } from '../../platform/path-rules.ts';
import type { EnvVarFact } from '../../shared/facts.ts';

/** From where the two variables are read: relative values count from `cwd`. */
export interface Standpoint {
  platform: Host['platform'];
  home: string;
  cwd: string;
}

/** The two variables that move a profile; undefined: not set. The values count raw, `~` means nothing in them. */
export interface DirectoryVariables {
  CLAUDE_CONFIG_DIR?: string | undefined;
  CLAUDE_SECURESTORAGE_CONFIG_DIR?: string | undefined;
}

export interface ConfigDirectory {
  /** Absolute. */
  path: string;
  /** True when CLAUDE_CONFIG_DIR names it, even if it names the default one. */
  explicit: boolean;
  /** True when `.claude.json` lies in it, not in the home folder: an empty variable moves the folder, but not that file. */
  holdsGlobalConfig: boolean;
}

/** Claude Code's configuration directory. An empty variable means the current folder. */
export function configDirectory(variables: DirectoryVariables, from: Standpoint): ConfigDirectory {
  const named = variables.CLAUDE_CONFIG_DIR;
  return named === undefined
    ? { path: defaultDirectory(from), explicit: false, holdsGlobalConfig: false }
    : { path: absolute(named, from), explicit: true, holdsGlobalConfig: named !== '' };
}

/**
 * Where the login is kept, absolute: CLAUDE_SECURESTORAGE_CONFIG_DIR (empty means the default directory), else the configuration
 * directory.
 */
export function credentialDirectory(variables: DirectoryVariables, from: Standpoint): string {
  const storage = variables.CLAUDE_SECURESTORAGE_CONFIG_DIR;
  if (storage === undefined) return configDirectory(variables, from).path;
  return storage === '' ? defaultDirectory(from) : absolute(storage, from);
}

/** `~/.claude`. */
export function defaultDirectory(from: Standpoint): string {
  return pathsOf(from.platform).join(from.home, '.claude').normalize('NFC');
}

/**
 * The two variables out of facts about an environment; the last fact of a name counts, as the last assignment does.
 * @returns null when a value is computed by a shell, so that nobody can know it beforehand
 */
export function directoryVariables(facts: readonly EnvVarFact[]): DirectoryVariables | null {
  const variables: DirectoryVariables = {};
  for (const name of ['CLAUDE_CONFIG_DIR', 'CLAUDE_SECURESTORAGE_CONFIG_DIR'] as const) {
    const fact = facts.findLast((one) => one.name === name);
    if (fact === undefined) continue;
    const value = fact.state === 'empty' ? '' : fact.plain;
    if (value === null) return null;
    variables[name] = value;
  }
  return variables;
}

function absolute(value: string, from: Standpoint): string {
  return pathsOf(from.platform).resolve(from.cwd, value.normalize('NFC'));
}
