import { versionRules } from '../../diagnosis/version-rules.ts';
import type { Host } from '../../platform/host.ts';
import { pathsOf } from '../../platform/path-rules.ts';
import type { CommandFacts, EnvVarFact, FileProblem, SettingsFileFacts } from '../../shared/facts.ts';
import { describeVariable, mattersToSignIn } from '../environment/environment.ts';
import { locateValues, parseJsonBytes } from '../json/json-text.ts';
import { readProblem } from '../read-problem.ts';
import { type CommandReader, lookAtCommand } from './look-at-command.ts';
import { misplacedInSettings } from './misplaced-settings.ts';
import { findGitRoot } from './settings-git-root.ts';
import { findTypeProblem } from './settings-types.ts';

type SettingsPlace = SettingsFileFacts['place'];
type Locate = ReturnType<typeof locateValues>;

const MANAGED_DIRS: Readonly<Record<Host['platform'], string>> = {
  linux: '/etc/claude-code',
  darwin: '/Library/Application Support/ClaudeCode',
  win32: 'C:\\Program Files\\ClaudeCode',
};

/** Any other word Claude Code skips. */
const LOGIN_METHODS = ['claudeai', 'console', 'gateway'];

export interface SettingsQuery {
  /** Absolute path of the configuration directory. */
  configDir: string;
  /** Folder Claude Code would be started in; null: only what counts everywhere. */
  projectDir: string | null;
  /** Version of the CLI whose rules decide; null: the newest known. */
  version?: string | null;
  /** Elsewhere than in the system's place; for tests. */
  managedDir?: string;
}

/**
 * Reads Claude Code's settings files.
 * @returns lowest first: user, project, local, managed, managed drop-ins in their order. A later one overrides an earlier.
 */
export async function readSettingsFiles(
  host: CommandReader,
  query: SettingsQuery,
): Promise<readonly SettingsFileFacts[]> {
  const version = query.version ?? null;
  const { join } = pathsOf(host.platform);
  const managedDir = query.managedDir ?? MANAGED_DIRS[host.platform];
  const dropInDir = join(managedDir, 'managed-settings.d');
  const dropIns = ((await host.files.list(dropInDir)) ?? []).filter(
    (name) => name.endsWith('.json') && !name.startsWith('.'),
  );
  const user = join(query.configDir, 'settings.json');
  const places: [SettingsPlace, string][] = [['user-settings', user]];
  if (query.projectDir !== null) places.push(...(await projectPlaces(host, query.projectDir, user, version)));
  places.push(['managed-settings', join(managedDir, 'managed-settings.json')]);
  for (const name of [...dropIns].sort()) places.push(['managed-settings', join(dropInDir, name)]);
  return Promise.all(places.map(([place, path]) => readSettingsFile(host, place, path, version)));
}

/** Only what counts in the project's folder. */
export async function readProjectSettings(
  host: CommandReader,
  { configDir, projectDir, version }: { configDir: string; projectDir: string; version: string | null },
): Promise<readonly SettingsFileFacts[]> {
  const user = pathsOf(host.platform).join(configDir, 'settings.json');
  const places = await projectPlaces(host, projectDir, user, version);
  return Promise.all(places.map(([place, path]) => readSettingsFile(host, place, path, version)));
}

/** The user's own settings in one configuration directory. */
export function readUserSettings(
  host: CommandReader,
  configDir: string,
  version: string | null,
): Promise<SettingsFileFacts> {
  return readSettingsFile(host, 'user-settings', pathsOf(host.platform).join(configDir, 'settings.json'), version);
}

/**
 * Started in the folder around the configuration directory, the user's file is not read a second time. Newer versions
 * put the checkout's local settings on top of the folder's own, unless the checkout is the home folder.
 */
async function projectPlaces(
  host: Pick<Host, 'files' | 'platform' | 'home'>,
  named: string,
  user: string,
  version: string | null,
): Promise<[SettingsPlace, string][]> {
  const { join } = pathsOf(host.platform);
  // A folder that is a link counts by its true name.
  const projectDir = (await host.files.realpath(named)) ?? named;
  const root = versionRules(version).readsCheckoutSettings ? await findGitRoot(host, projectDir) : null;
  const folders = root !== null && root !== projectDir && root !== host.home ? [projectDir, root] : [projectDir];
  const own = join(projectDir, '.claude', 'settings.json');
  return [
    ...(own === user ? [] : [['project-settings', own] as [SettingsPlace, string]]),
    ...folders.map((dir): [SettingsPlace, string] => ['local-settings', join(dir, '.claude', 'settings.local.json')]),
  ];
}

const NOTHING = { env: [], apiKeyHelper: null, forceLoginMethod: null, forceLoginOrg: null } as const;
const WHOLE_VERSION = /^\d+\.\d+\.\d+(-[\w.-]+)?$/;

async function readSettingsFile(
  host: CommandReader,
  place: SettingsPlace,
  path: string,
  version: string | null,
): Promise<SettingsFileFacts> {
  const read = await host.files.read(path);
  if (!read.ok) return { place, path, ...NOTHING, ...readProblem(read.why) };
  const json = parseJsonBytes(read.bytes, true);
  if (!json.ok) {
    // An empty file is no settings, and Claude Code takes it as that; one of zero bytes it calls malformed.
    if (json.problem.kind === 'empty' && !read.bytes.includes(0))
      return { place, path, ...NOTHING, status: 'ok', problem: null };
    return { place, path, ...NOTHING, status: 'broken', problem: json.problem };
  }
  const locate = lazily(() => locateValues(json.text, 5));
  const misfit = findTypeProblem(json.value, version);
  const managed = place === 'managed-settings' && misfit?.path.length !== 0;
  let problem: FileProblem | null = null;
  if (misfit !== null) {
    problem = { kind: 'type', ...placeNear(locate, misfit.path), message: misfit.message };
    // Of a managed file only the wrong value is left out, so that a slip does not lift a company's rules.
    if (!managed) return { place, path, ...NOTHING, status: 'broken', problem };
  }
  const empty = place === 'managed-settings' && holdsNothing(json.value, version) && { holdsNothing: true as const };
  const commands = await lookAtCommands(host, json.value, locate);
  const misplaced = misplacedInSettings(json.text, json.value);
  const described = describeSettings(json.value, place, path, locate);
  const found = { ...(commands.length > 0 && { commands }), ...(misplaced.length > 0 && { misplaced }) };
  return { place, path, status: 'ok', problem, ...empty, ...described, ...found };
}

function holdsNothing(settings: unknown, version: string | null): boolean {
  return Object.entries(settings as object).every(([name, value]) => findTypeProblem({ [name]: value }, version));
}

const COMMANDS = ['apiKeyHelper', 'awsAuthRefresh', 'awsCredentialExport', 'gcpAuthRefresh'] as const;

async function lookAtCommands(host: CommandReader, value: unknown, locate: Locate): Promise<CommandFacts[]> {
  const settings = value as Readonly<Record<string, unknown>>;
  const given = COMMANDS.filter((key) => typeof settings[key] === 'string' && settings[key].trim() !== '');
  return Promise.all(
    given.map(async (key) => ({
      key,
      line: locate([key])?.line ?? null,
      ...(await lookAtCommand(host, String(settings[key]))),
    })),
  );
}

/** The place of a value, or of the nearest one around it. */
function placeNear(locate: Locate, path: readonly (string | number)[]): { line: number; column: number } {
  for (let length = path.length; length > 0; length -= 1) {
    const place = locate(path.slice(0, length));
    if (place !== null) return place;
  }
  return { line: 1, column: 1 };
}

/** The facts in valid settings; values are forgotten here. */
function describeSettings(
  value: unknown,
  place: SettingsPlace,
  path: string,
  locate: Locate,
): Pick<
  SettingsFileFacts,
  'env' | 'apiKeyHelper' | 'model' | 'forceLoginMethod' | 'forceLoginOrg' | 'requiredVersion'
> {
  const settings = value as Readonly<Record<string, unknown>>;
  const required = requiredVersion(settings);
  const helper = settings.apiKeyHelper;
  const method = settings.forceLoginMethod;
  const orgs = [settings.forceLoginOrgUUID].flat().filter((org) => typeof org === 'string');
  return {
    env: describeEnv(settings.env, place, path, locate),
    apiKeyHelper:
      typeof helper === 'string' ? { line: locate(['apiKeyHelper'])?.line ?? null, state: stateOf(helper) } : null,
    ...(isModelName(settings.model) && { model: { name: settings.model, line: locate(['model'])?.line ?? null } }),
    forceLoginMethod: typeof method === 'string' && LOGIN_METHODS.includes(method) ? method : null,
    forceLoginOrg: settings.forceLoginOrgUUID === undefined ? null : orgs.map(showOrg).join(' '),
    ...(required && { requiredVersion: required }),
  };
}

/** A text that is no whole version asks for none, whatever a weaker file says. */
function requiredVersion(settings: Readonly<Record<string, unknown>>): SettingsFileFacts['requiredVersion'] | null {
  const version = (value: unknown) => (typeof value !== 'string' ? null : WHOLE_VERSION.test(value) ? value : '');
  const minimum = version(settings.requiredMinimumVersion);
  const maximum = version(settings.requiredMaximumVersion);
  return minimum === null && maximum === null ? null : { minimum, maximum };
}

/** Claude Code turns every value of this block into text: 1, true and even null. */
function describeEnv(env: unknown, place: SettingsPlace, path: string, locate: Locate): EnvVarFact[] {
  if (typeof env !== 'object' || env === null || Array.isArray(env)) return [];
  return Object.entries(env)
    .filter(([name]) => mattersToSignIn(name))
    .map(([name, value]) => describeVariable(name, asText(value), place, path, locate(['env', name])?.line ?? null));
}

function asText(value: unknown): string {
  try {
    return String(value);
  } catch {
    // Lists nested past the stack, and objects with a name "toString": not text either way.
    return '[object Object]';
  }
}

/** Short, and of the characters that names of models have. */
function isModelName(model: unknown): model is string {
  return typeof model === 'string' && /^(?!sk-|.*sk-ant-)[\w.:/@[\]-]{1,80}$/.test(model);
}

/** Only an organization's id is repeated; anything else matches no organization. */
function showOrg(org: string): string {
  return /^(?!sk-)[\w-]{1,36}$/i.test(org.trim()) ? org.trim() : 'no-organization-id';
}

function stateOf(value: string): 'set' | 'blank' | 'empty' {
  return value === '' ? 'empty' : value.trim() === '' ? 'blank' : 'set';
}

function lazily(make: () => Locate): Locate {
  let made: Locate | null = null;
  return (path) => {
    made ??= make();
    return made(path);
  };
}
