/** Which variables of a settings file Claude Code takes over, and which it drops. */
import type { EnvVarFact } from '../../shared/facts.ts';
import type { VersionRules } from './version-rules.ts';

/** Names that count only from the process that starts Claude Code. */
const PROCESS_ONLY = [
  'CLAUDE_CODE_REMOTE',
  'CLAUDE_CODE_ORGANIZATION_UUID',
  'CLAUDE_CODE_PROVIDER_MANAGED_BY_HOST',
  'CLAUDE_CODE_HOST_AUTH_ENV_VAR',
];

/** What newer versions take from the process only, too. */
const HANDED_OVER = [
  'CLAUDE_CODE_ENTRYPOINT',
  'CLAUDE_CODE_OAUTH_TOKEN_FILE_DESCRIPTOR',
  'CLAUDE_CODE_API_KEY_FILE_DESCRIPTOR',
  'ANTHROPIC_UNIX_SOCKET',
];

/** Names that a project cannot set: Claude Code has looked at them before it reads the project's files. */
const NOT_FROM_PROJECT = [
  'CLAUDE_CODE_OAUTH_SCOPES',
  'CLAUDE_CODE_ENTRYPOINT',
  'ANTHROPIC_PROFILE',
  'ANTHROPIC_FEDERATION_RULE_ID',
  'ANTHROPIC_ORGANIZATION_ID',
];

/** Names that newer versions do not take from a project either. */
const NOT_FROM_PROJECT_ANY_MORE = ['CLAUDE_CODE_OAUTH_TOKEN', 'CLAUDE_CODE_SIMPLE'];

/** What an app that looks after sign-in itself (a desktop app, an editor) keeps to itself. */
const OWNED_BY_HOST = [
  /^CLAUDE_CODE_(USE|SKIP)_/,
  /^ANTHROPIC_(\w+_)?BASE_URL$/,
  /^ANTHROPIC_(API_KEY|AUTH_TOKEN|FOUNDRY_API_KEY|AWS_API_KEY|BEDROCK_MANTLE_API_KEY)$/,
  /^(ANTHROPIC_FOUNDRY_RESOURCE|ANTHROPIC_VERTEX_PROJECT_ID|ANTHROPIC_AWS_WORKSPACE_ID)$/,
  /^(CLAUDE_CODE_OAUTH_TOKEN|AWS_BEARER_TOKEN_BEDROCK|CLOUD_ML_REGION)$/,
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

/** @param base  variables of the process Claude Code is started with */
export function settingsFilter(base: readonly EnvVarFact[], rules: VersionRules): (fact: EnvVarFact) => boolean {
  const started = new Map(base.map((fact) => [fact.name, fact]));
  const given = (name: string) => (started.get(name)?.state ?? 'empty') !== 'empty';
  const hosted =
    (started.get('CLAUDE_CODE_PROVIDER_MANAGED_BY_HOST')?.on ?? false) || given('CLAUDE_CODE_HOST_AUTH_ENV_VAR');
  const desktop = DESKTOP_ENTRYPOINTS.includes(started.get('CLAUDE_CODE_ENTRYPOINT')?.plain ?? '');
  const socket = given('ANTHROPIC_UNIX_SOCKET');
  return (fact) => {
    if (PROCESS_ONLY.includes(fact.name) || !mayCome(fact, rules)) return false;
    if (desktop && started.has(fact.name)) return false;
    if (socket && OWNED_BY_SOCKET.includes(fact.name)) return false;
    const hostCares = hosted || (desktop && fact.place !== 'user-settings' && fact.place !== 'global-config');
    return !(hostCares && OWNED_BY_HOST.some((pattern) => pattern.test(fact.name)));
  };
}

function mayCome(fact: EnvVarFact, rules: VersionRules): boolean {
  if (HANDED_OVER.includes(fact.name) && !rules.filesMayHandOver) return false;
  if (!isFromProject(fact)) return true;
  if (NOT_FROM_PROJECT.includes(fact.name)) return false;
  return rules.filesMayHandOver || !NOT_FROM_PROJECT_ANY_MORE.includes(fact.name);
}

export function isFromProject({ place }: EnvVarFact): boolean {
  return place === 'project-settings' || place === 'local-settings';
}
