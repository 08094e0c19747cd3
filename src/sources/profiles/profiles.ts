import { isDesktopStart } from '../../diagnosis/auth-source/settings-filter.ts';
import type { Host } from '../../platform/host.ts';
import { pathsOf } from '../../platform/path-rules.ts';
import type { EnvVarFact, OtherStart, ProfileFacts, RunningSession } from '../../shared/facts.ts';
import {
  configDirectory,
  credentialDirectory,
  type DirectoryVariables,
  directoryVariables,
  type Standpoint,
} from './profile-directories.ts';
import { findWslDirectories } from './wsl.ts';

/** Where one profile lies. */
export interface ProfilePlace {
  from: ProfileFacts['from'];
  /** Absolute. */
  configDir: string;
  /** True when CLAUDE_CONFIG_DIR names it. */
  explicit: boolean;
  /** True when `.claude.json` lies in it, else in the home folder. */
  holdsGlobalConfig: boolean;
  /** Where the login is kept; absolute, mostly the same. */
  credentialDir: string;
  /** The raw folder name that the Keychain item's name is made from; null: the item without a suffix. */
  keychainPath: string | null;
  /** The variables that lead here, as written. */
  variables: DirectoryVariables;
  /** Missing: files may change those variables. True when a desktop app starts Claude Code with them. */
  pinned?: true;
  /** From where they count when they are relative. */
  cwd: string;
  /** The folder whose `.claude.json` counts when not `holdsGlobalConfig`: the own home, or the one in a WSL distribution. */
  home: string;
}

/** What tells where profiles are. */
export interface ProfileClues {
  processEnv: readonly EnvVarFact[];
  shellEnv: readonly EnvVarFact[];
  sessions: readonly RunningSession[];
  /** Aliases, functions and scripts may name a folder of their own. Missing: none are known. */
  otherStarts?: readonly OtherStart[];
  /** Folders the user added, absolute. */
  added: readonly string[];
}

const NAME_PROFILES: readonly OtherStart['kind'][] = ['alias', 'function', 'wrapper'];

/**
 * Finds the profiles of this machine, each folder once: the one new sessions use first, then the default one (when it
 * is there, or is the only one), those of running sessions and of aliases, the added ones, and those of running WSL distributions.
 */
export async function findProfiles(host: Host, clues: ProfileClues): Promise<readonly ProfilePlace[]> {
  const own: Standpoint = { platform: host.platform, home: host.home, cwd: host.cwd };
  const fallback = place('default', {}, own);
  const set = [fromFacts('process', clues.processEnv, own), fromFacts('shell-profile', clues.shellEnv, own)].filter(
    (one) => one !== null,
  );
  const running = clues.sessions.flatMap((session) => fromSession(session, own) ?? []);
  const aliased = (clues.otherStarts ?? []).flatMap(({ kind, env }) =>
    NAME_PROFILES.includes(kind) ? (fromFacts('alias', env, own) ?? []) : [],
  );
  const added = clues.added.map((dir) => place('added', addedVariables(dir, fallback.configDir), own));
  const wsl = (await findWslDirectories(host)).map((dir) => wslPlace(dir, own));
  const all = [...set, fallback, ...running, ...aliased, ...added, ...wsl];
  const keepDefault = set.length === 0 || (await host.files.stat(fallback.configDir)) !== null;
  return onceEach(host, keepDefault ? all : all.filter((one) => one !== fallback));
}

/**
 * The profile in one folder, as if CLAUDE_CONFIG_DIR named it: the one new sessions use when the environment does name it,
 * the default profile for the default folder. CLAUDE_SECURESTORAGE_CONFIG_DIR still says where the login is kept.
 */
export function placeAt(host: Pick<Host, 'platform' | 'home' | 'cwd' | 'env'>, dir: string): ProfilePlace {
  const own: Standpoint = { platform: host.platform, home: host.home, cwd: host.cwd };
  const { CLAUDE_CONFIG_DIR: named, CLAUDE_SECURESTORAGE_CONFIG_DIR } = host.env;
  const at = (from: ProfilePlace['from'], variables: DirectoryVariables): ProfilePlace =>
    place(from, { CLAUDE_SECURESTORAGE_CONFIG_DIR, ...variables }, own);
  const asked = at('argument', { CLAUDE_CONFIG_DIR: dir });
  const known = [named === undefined ? [] : at('process', { CLAUDE_CONFIG_DIR: named }), at('default', {})].flat();
  return known.find(({ configDir }) => configDir === asked.configDir) ?? asked;
}

function place(from: ProfilePlace['from'], variables: DirectoryVariables, at: Standpoint): ProfilePlace {
  const { path: configDir, explicit, holdsGlobalConfig } = configDirectory(variables, at);
  const credentialDir = credentialDirectory(variables, at);
  const keychainPath = variables.CLAUDE_SECURESTORAGE_CONFIG_DIR ?? variables.CLAUDE_CONFIG_DIR ?? '';
  return {
    from,
    configDir,
    explicit,
    holdsGlobalConfig,
    credentialDir,
    keychainPath: keychainPath || null,
    variables,
    cwd: at.cwd,
    home: at.home,
  };
}

/**
 * Where the login is kept once the `env` of configuration files (weakest first) had its say. Of a profile that the
 * environment gave a store of its own, only that variable can move it.
 */
export function movedStore(
  host: Host,
  at: ProfilePlace,
  files: readonly { env: readonly EnvVarFact[] }[],
): Pick<ProfilePlace, 'credentialDir' | 'keychainPath'> {
  const named = namedByFiles(at, files);
  const { CLAUDE_SECURESTORAGE_CONFIG_DIR: storage, CLAUDE_CONFIG_DIR: config } = named;
  const ownStore = at.credentialDir !== at.configDir;
  if (storage === undefined && (config === undefined || ownStore)) return at;
  return place(at.from, named, { platform: host.platform, home: at.home, cwd: host.cwd });
}

/** The configuration directory that `env` in configuration files (weakest first) names; null: none. */
export function configDirNamedBy(
  host: Host,
  at: ProfilePlace,
  files: readonly { env: readonly EnvVarFact[] }[],
): string | null {
  const { CLAUDE_CONFIG_DIR: named } = namedByFiles(at, files);
  if (named === undefined) return null;
  return place(at.from, { CLAUDE_CONFIG_DIR: named }, { platform: host.platform, home: at.home, cwd: host.cwd })
    .configDir;
}

function namedByFiles(at: ProfilePlace, files: readonly { env: readonly EnvVarFact[] }[]): DirectoryVariables {
  const facts = files.flatMap(({ env }) => env);
  return directoryVariables(at.pinned ? facts.filter(({ name }) => !(name in at.variables)) : facts) ?? {};
}

/** null: the environment does not move the profile, or only a shell could say where to. */
function fromFacts(from: ProfilePlace['from'], facts: readonly EnvVarFact[], at: Standpoint): ProfilePlace | null {
  const variables = directoryVariables(facts);
  if (variables === null || Object.keys(variables).length === 0) return null;
  return { ...place(from, variables, at), ...(isDesktopStart(facts) && { pinned: true }) };
}

/** A relative value means a folder below the session's own, which must be known then. */
function fromSession(session: RunningSession, own: Standpoint): ProfilePlace | null {
  const { isAbsolute } = pathsOf(own.platform);
  const variables = directoryVariables(session.env);
  if (variables === null) return null;
  const values = Object.values(variables).filter((value) => value !== undefined);
  if (session.cwd === null && values.some((value) => !isAbsolute(value))) return null;
  return fromFacts('running-session', session.env, { ...own, cwd: session.cwd ?? own.cwd });
}

/** The default folder needs no variable to be used; any other only comes about through one. */
function addedVariables(dir: string, defaultDir: string): DirectoryVariables {
  return dir.normalize('NFC') === defaultDir ? {} : { CLAUDE_CONFIG_DIR: dir };
}

function wslPlace(dir: string, own: Standpoint): ProfilePlace {
  const home = pathsOf(own.platform).dirname(dir);
  return { ...place('wsl', {}, { platform: own.platform, home, cwd: own.cwd }), configDir: dir, credentialDir: dir };
}

/** Two names of one folder are one profile; a folder that is not there yet goes by its name. */
async function onceEach(host: Host, places: readonly ProfilePlace[]): Promise<ProfilePlace[]> {
  const keys = await Promise.all(places.map((one) => trueName(host, one.configDir)));
  return places.filter((_one, index) => keys.indexOf(keys[index] ?? '') === index);
}

async function trueName(host: Host, path: string): Promise<string> {
  const real = (await host.files.realpath(path)) ?? path;
  return host.platform === 'linux' ? real : real.toLowerCase();
}
