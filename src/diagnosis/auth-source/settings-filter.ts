/** Which variables of a settings file Claude Code takes over, and which it drops. */
import type { EnvVarFact } from '../../shared/facts.ts';
import type { RuleName, VersionRules } from '../version-rules.ts';

/** Names that count only from the process that starts Claude Code. */
const PROCESS_ONLY = ['CLAUDE_CODE_REMOTE', 'CLAUDE_CODE_ORGANIZATION_UUID'];

/** What newer versions take from the process only, too. */
const HANDED_OVER = [
  'CLAUDE_CODE_ENTRYPOINT',
  'CLAUDE_CODE_PROVIDER_MANAGED_BY_HOST',
  'CLAUDE_CODE_HOST_AUTH_ENV_VAR',
  'CLAUDE_CODE_OAUTH_TOKEN_FILE_DESCRIPTOR',
  'CLAUDE_CODE_API_KEY_FILE_DESCRIPTOR',
  'ANTHROPIC_UNIX_SOCKET',
];

/** Names that a project cannot set: Claude Code has looked at them before it reads the project's files. */
const NOT_FROM_PROJECT = ['ANTHROPIC_PROFILE', 'ANTHROPIC_FEDERATION_RULE_ID', 'ANTHROPIC_ORGANIZATION_ID'];

/** Names that newer versions do not take from a project either. */
const ONCE_FROM_PROJECT: Readonly<Record<string, RuleName>> = {
  CLAUDE_CODE_OAUTH_TOKEN: 'projectSetsToken',
  CLAUDE_CODE_OAUTH_SCOPES: 'projectSetsToken',
  CLAUDE_CODE_SIMPLE: 'projectSetsSimple',
  CLAUDE_CODE_CUSTOM_OAUTH_URL: 'projectSetsServer',
};

/** What an app that looks after sign-in itself (a desktop app, an editor) keeps to itself. */
const OWNED_BY_HOST = [
  /^CLAUDE_CODE_((USE|SKIP)_|PROVIDER_MANAGED_BY_HOST$)/,
  /^ANTHROPIC_(\w+_)?BASE_URL$/,
  /^ANTHROPIC_(API_KEY|AUTH_TOKEN|FOUNDRY_API_KEY|AWS_API_KEY|BEDROCK_MANTLE_API_KEY)$/,
  /^(ANTHROPIC_FOUNDRY_RESOURCE|ANTHROPIC_VERTEX_PROJECT_ID|ANTHROPIC_AWS_WORKSPACE_ID)$/,
  /^(CLAUDE_CODE_OAUTH_TOKEN|AWS_BEARER_TOKEN_BEDROCK|CLOUD_ML_REGION)$/,
];

/** What newer versions leave to such an app as well. */
const OWNED_BY_HOST_NOW = /^ANTHROPIC_FOUNDRY_AUTH_TOKEN$/;
const CUSTOM_HEADERS = 'ANTHROPIC_CUSTOM_HEADERS';

/** What one that says so by CLAUDE_CODE_PROVIDER_MANAGED_BY_HOST keeps as well, a desktop app from projects only. */
const OWNED_BY_FLAG = [
  /^(HTTPS?|NO)_PROXY$/i,
  /^(CLAUDE_CODE_CLIENT_(CERT|KEY|KEY_PASSPHRASE)|NODE_EXTRA_CA_CERTS|NODE_TLS_REJECT_UNAUTHORIZED)$/,
  /^CLAUDE_CODE_OAUTH_SCOPES$/,
];

/** What a login handed over by a socket keeps to itself. */
const OWNED_BY_SOCKET = [
  'ANTHROPIC_UNIX_SOCKET',
  'ANTHROPIC_BASE_URL',
  'ANTHROPIC_API_KEY',
  'ANTHROPIC_AUTH_TOKEN',
  'CLAUDE_CODE_OAUTH_TOKEN',
];

export const DESKTOP_ENTRYPOINTS: readonly string[] = ['claude-desktop', 'claude-desktop-3p', 'local-agent'];

/**
 * @param base   variables of the process Claude Code is started with
 * @param files  variables of the files that it reads at its start
 * @param hasStore  there is a credential file
 */
export function settingsFilter(
  base: readonly EnvVarFact[],
  files: readonly EnvVarFact[],
  rules: VersionRules,
  hasStore: boolean,
): (fact: EnvVarFact) => boolean {
  const started = new Map(base.map((fact) => [fact.name, fact]));
  const starter = signInApp(base);
  const named = rules.filesMayHandOver && isNamedByFiles(files);
  const kept = rules.filesMayHandOver ? keptByProject(files, hasStore) : null;
  const keepsServer = rules.remoteKeepsServer && (started.get('CLAUDE_CODE_REMOTE')?.on ?? false);
  const socket = (started.get('ANTHROPIC_UNIX_SOCKET')?.state ?? 'empty') !== 'empty';
  return (fact) => {
    if (PROCESS_ONLY.includes(fact.name) || !mayCome(fact, rules)) return false;
    if (keepsServer && fact.name === 'CLAUDE_CODE_CUSTOM_OAUTH_URL') return false;
    if (starter.isDesktop && started.has(fact.name)) return false;
    if (socket && OWNED_BY_SOCKET.includes(fact.name)) return false;
    if (isOwnedByFlag(fact, starter, rules)) return false;
    if (starter.isHost && rules.hostOwnsHeaders && fact.name === CUSTOM_HEADERS) return false;
    const ofUser = fact.place === 'user-settings' || fact.place === 'global-config';
    if (starter.isHost || (starter.isDesktop && !ofUser)) return !isOwnedByHost(fact, rules);
    return !((named || kept?.has(fact.name)) && isReadLate(fact) && isOwnedByHost(fact, rules));
  };
}

interface SignInApp {
  /** It looks after sign-in itself, and says so by CLAUDE_CODE_PROVIDER_MANAGED_BY_HOST or otherwise. */
  isHost: boolean;
  saysSo: boolean;
  /** It is a desktop app by its name. */
  isDesktop: boolean;
}

function signInApp(facts: readonly EnvVarFact[]): SignInApp {
  const last = new Map(facts.map((fact) => [fact.name, fact]));
  const ownVariable = last.get('CLAUDE_CODE_HOST_AUTH_ENV_VAR')?.state ?? 'empty';
  const saysSo = last.get('CLAUDE_CODE_PROVIDER_MANAGED_BY_HOST')?.on ?? false;
  return {
    isHost: saysSo || ownVariable !== 'empty',
    saysSo,
    isDesktop: DESKTOP_ENTRYPOINTS.includes(last.get('CLAUDE_CODE_ENTRYPOINT')?.plain ?? ''),
  };
}

/** Started by a desktop app, Claude Code lets no file change a variable that it was started with. */
export const isDesktopStart = (base: readonly EnvVarFact[]): boolean => signInApp(base).isDesktop;

/** An app is named by files that are no project's; a project may give it another name, but not take the care from it. */
function isNamedByFiles(files: readonly EnvVarFact[]): boolean {
  const before = signInApp(files.filter((fact) => !isFromProject(fact)));
  return before.isHost || (before.isDesktop && signInApp(files).isDesktop);
}

/**
 * A project that names a desktop app lets what other files have set stand; what the process had set it changes. A token
 * that they have set to nothing is looked up once more where there is a credential file.
 */
function keptByProject(files: readonly EnvVarFact[], hasStore: boolean): ReadonlySet<string> | null {
  if (!signInApp(files).isDesktop) return null;
  const last = new Map(files.filter((fact) => !isFromProject(fact)).map((fact) => [fact.name, fact]));
  if (hasStore && last.get('CLAUDE_CODE_OAUTH_TOKEN')?.state === 'empty') last.delete('CLAUDE_CODE_OAUTH_TOKEN');
  return new Set(last.keys());
}

/** A project's files are read last, after those that name an app; its switches for providers were looked at before. */
function isReadLate(fact: EnvVarFact): boolean {
  return isFromProject(fact) && !/^CLAUDE_CODE_(USE|SKIP)_/.test(fact.name);
}

function isOwnedByHost({ name }: EnvVarFact, rules: VersionRules): boolean {
  return OWNED_BY_HOST.some((pattern) => pattern.test(name)) || (rules.hostOwnsHeaders && OWNED_BY_HOST_NOW.test(name));
}

function isOwnedByFlag(fact: EnvVarFact, { saysSo, isDesktop }: SignInApp, rules: VersionRules): boolean {
  const isMeant = rules.hostOwnsConnection && saysSo && (!isDesktop || isFromProject(fact));
  return isMeant && OWNED_BY_FLAG.some((pattern) => pattern.test(fact.name));
}

function mayCome(fact: EnvVarFact, rules: VersionRules): boolean {
  if (HANDED_OVER.includes(fact.name) && !rules.filesMayHandOver) return false;
  if (!isFromProject(fact)) return true;
  if (NOT_FROM_PROJECT.includes(fact.name)) return false;
  const rule = ONCE_FROM_PROJECT[fact.name];
  return rule === undefined || rules[rule];
}

export function isFromProject({ place }: EnvVarFact): boolean {
  return place === 'project-settings' || place === 'local-settings';
}
