import type { Host } from '../../platform/host.ts';
import { pathsOf } from '../../platform/path-rules.ts';
import type { EnvVarFact, GlobalConfigFacts } from '../../shared/facts.ts';
import { digest } from '../digest.ts';
import { describeVariable, mattersToSignIn } from '../environment/environment.ts';
import { type JsonText, locateValues, parseJsonBytes } from '../json/json-text.ts';
import { readProblem } from '../read-problem.ts';
import { readCachedUsage } from '../usage/cached-usage.ts';
import { misplacedInGlobalConfig } from './misplaced-settings.ts';

/** Real ones grow to tens of MB with the history of many projects. */
const MAX_BYTES = 64 * 1024 * 1024;

type Fields = Readonly<Record<string, unknown>>;

/**
 * Where Claude Code keeps its global configuration, before the legacy rule.
 * @param inside     true when CLAUDE_CONFIG_DIR names the directory, also when it names the default one
 * @param ownServer  CLAUDE_CODE_CUSTOM_OAUTH_URL names another sign-in server: the file has another name
 */
export function globalConfigPath(
  host: Pick<Host, 'home' | 'platform'>,
  configDir: string,
  inside: boolean,
  ownServer = false,
): string {
  return pathsOf(host.platform).join(inside ? configDir : host.home, `.claude${ownServer ? '-custom-oauth' : ''}.json`);
}

/**
 * Reads `.claude.json`, or the `.config.json` in the configuration directory that wins over it when it is not empty. What
 * a broken one costs depends on the version of Claude Code and is for the diagnosis to say.
 * @param configDir  absolute path of the configuration directory
 * @param inside     true when `.claude.json` lies in it, else in the home folder
 * @param ownServer  CLAUDE_CODE_CUSTOM_OAUTH_URL names another sign-in server: the file has another name
 */
export async function readGlobalConfig(
  host: Pick<Host, 'files' | 'home' | 'platform'>,
  configDir: string,
  inside: boolean,
  ownServer = false,
): Promise<GlobalConfigFacts> {
  const usual = globalConfigPath(host, configDir, inside, ownServer);
  const old = pathsOf(host.platform).join(configDir, '.config.json');
  const oldStat = await host.files.stat(old);
  const legacy = oldStat !== null && oldStat.kind === 'file' && oldStat.size > 0;
  const path = legacy ? old : usual;
  const read = await host.files.read(path, MAX_BYTES);
  const nothing = describeFields({}, path, () => null);
  if (!read.ok) return { ...nothing, path, legacy, ...readProblem(read.why) };
  const json = parseJsonBytes(read.bytes, false);
  if (!json.ok) return { ...nothing, path, legacy, status: 'broken', problem: json.problem };
  const misplaced = misplacedInGlobalConfig(json.text, json.value);
  const described = describeFields(asFields(json.value), path, lines(json));
  return { path, legacy, status: 'ok', problem: null, ...described, ...(misplaced.length > 0 && { misplaced }) };
}

/** The facts in a parsed configuration; the keys in it are forgotten here. */
function describeFields(
  config: Fields,
  path: string,
  lineOf: (path: readonly string[]) => number | null,
): Omit<GlobalConfigFacts, 'path' | 'status' | 'problem' | 'legacy'> {
  const answers = asFields(config.customApiKeyResponses);
  const usage = readCachedUsage(config.cachedUsageUtilization);
  const features = asFields(config.cachedGrowthBookFeatures ?? config.cachedFeatureFlags);
  return {
    env: describeEnv(config.env, path, lineOf),
    savedKey: describeSavedKey(config.primaryApiKey, path, lineOf),
    approved: digestAnswers(answers.approved),
    rejected: digestAnswers(answers.rejected),
    account: describeAccount(config.oauthAccount),
    ...(usage && { usage }),
    windowsCredentialManager: features.tengu_windows_credman === true,
    installMethod: asText(config.installMethod),
    ...(config.hasCompletedOnboarding === true && { onboarded: true as const }),
    trustedProjects: Object.entries(asFields(config.projects))
      .filter(([, project]) => asFields(project).hasTrustDialogAccepted === true)
      .flatMap(([folder]) => asText(folder) ?? []),
  };
}

/** Claude Code takes texts, numbers and switches from this block and leaves the rest. */
function describeEnv(env: unknown, path: string, lineOf: (path: readonly string[]) => number | null): EnvVarFact[] {
  return Object.entries(asFields(env))
    .filter(([name, value]) => mattersToSignIn(name) && ['string', 'number', 'boolean'].includes(typeof value))
    .map(([name, value]) => describeVariable(name, String(value), 'global-config', path, lineOf(['env', name])));
}

/**
 * Anything truthy counts as a saved key for Claude Code's own status; null, 0, false and "" do not. Only a text is ever
 * sent, so that anything else is described as a blank one.
 */
function describeSavedKey(
  key: unknown,
  path: string,
  lineOf: (path: readonly string[]) => number | null,
): EnvVarFact | null {
  if (key === undefined || key === null || key === false || key === 0) return null;
  const text = typeof key === 'string' ? key : ' ';
  return describeVariable('primaryApiKey', text, 'global-config', path, lineOf(['primaryApiKey']));
}

function digestAnswers(answers: unknown): string[] {
  return Array.isArray(answers) ? answers.filter((answer) => typeof answer === 'string').map(digest) : [];
}

function describeAccount(account: unknown): GlobalConfigFacts['account'] {
  if (typeof account !== 'object' || account === null || Array.isArray(account)) return null;
  const fields = asFields(account);
  return {
    email: asText(fields.emailAddress),
    organization: asText(fields.organizationName),
    organizationUuid: asText(fields.organizationUuid),
    accountUuid: asText(fields.accountUuid),
    type: asText(fields.organizationType),
  };
}

/** Looks for lines only when one is asked for: most configurations have no variable and no key. */
function lines(json: Extract<JsonText, { ok: true }>): (path: readonly string[]) => number | null {
  let find: ReturnType<typeof locateValues> | null = null;
  return (path) => {
    find ??= locateValues(json.text, 2);
    return find(path)?.line ?? null;
  };
}

function asFields(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

/** null also for a text with a key in it: none of these is the place for one. */
function asText(value: unknown): string | null {
  return typeof value === 'string' && value !== '' && !value.includes('sk-ant-') ? value : null;
}
