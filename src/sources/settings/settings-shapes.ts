import { isOlder } from '../../diagnosis/version-rules.ts';

/** What Claude Code accepts under a name of its settings. */
export type Shape =
  | 'text'
  | 'switch'
  | 'anything'
  | { kind: 'number'; min: number; max: number; whole: boolean }
  | { kind: 'one-of'; words: readonly string[] }
  | { kind: 'list'; of: Shape }
  | { kind: 'record'; of: Shape }
  | { kind: 'either'; of: readonly Shape[] }
  /** Only a value of that type is looked into; any other is skipped without harm. */
  | { kind: 'within'; is: 'object' | 'list'; of: Shape }
  | { kind: 'object'; fields: Readonly<Record<string, Shape>>; required: readonly string[] };

/** What a name may hold, from a version on. */
type Change = readonly [since: string, shape: Shape];

export interface Rule {
  /** In the oldest version. */
  shape: Shape;
  /** What newer versions want instead, oldest first. */
  changes?: readonly Change[];
  /** The first version that puts up with null, where older ones drop the file. */
  nullSince?: string;
}

/** What this version wants under the name; null: the newest. */
export function shapeFor(rule: Rule, version: string | null): Shape {
  return rule.changes?.findLast(([since]) => !isOlder(version, since))?.[1] ?? rule.shape;
}

const oneOf = (...words: string[]): Shape => ({ kind: 'one-of', words });
const listOf = (of: Shape): Shape => ({ kind: 'list', of });
const recordOf = (of: Shape): Shape => ({ kind: 'record', of });
const either = (...of: Shape[]): Shape => ({ kind: 'either', of });
const object = (fields: Record<string, Shape> = {}, ...required: string[]): Shape => ({
  kind: 'object',
  fields,
  required,
});
const numberFrom = (min: number, max = Number.POSITIVE_INFINITY, whole = false): Shape => ({
  kind: 'number',
  min,
  max,
  whole,
});
const texts = listOf('text');
const count = numberFrom(1, Number.POSITIVE_INFINITY, true);
const command = object({ type: oneOf('command'), command: 'text' }, 'type', 'command');
const marketplaces = listOf(object());

const timeout = numberFrom(Number.MIN_VALUE);
const handler = either(
  object({ type: oneOf('command'), command: 'text', timeout }, 'type', 'command'),
  object({ type: oneOf('prompt', 'agent'), prompt: 'text', timeout }, 'type', 'prompt'),
  object({ type: oneOf('http'), url: 'text', timeout }, 'type', 'url'),
  object({ type: oneOf('mcp_tool'), server: 'text', tool: 'text' }, 'type', 'server', 'tool'),
);
const hookGroups = listOf(object({ matcher: 'text', hooks: listOf(handler) }, 'hooks'));
const HOOK_EVENTS =
  `PreToolUse PostToolUse PostToolUseFailure Notification UserPromptSubmit SessionStart SessionEnd Stop
  StopFailure SubagentStart SubagentStop PreCompact PostCompact PermissionRequest PermissionDenied Setup TeammateIdle
  TaskCreated TaskCompleted Elicitation ElicitationResult ConfigChange WorktreeCreate WorktreeRemove InstructionsLoaded
  CwdChanged FileChanged`.split(/\s+/);

/** Older versions take the list of an event as a whole or drop the file. */
const olderHooks: Shape = {
  kind: 'within',
  is: 'object',
  of: object(
    Object.fromEntries(HOOK_EVENTS.map((name) => [name, { kind: 'within', is: 'list', of: hookGroups } as Shape])),
  ),
};
/** Newer ones skip a bad hook, save where that would let through what the hook is there to stop. */
const newerHooks: Shape = {
  kind: 'within',
  is: 'object',
  of: object({ PreToolUse: hookGroups, PermissionRequest: hookGroups }),
};

const MODES = ['default', 'acceptEdits', 'plan', 'auto', 'dontAsk', 'bypassPermissions'];
const rules = listOf('anything');

function permissions(...modes: string[]): Shape {
  return object({
    allow: rules,
    deny: rules,
    ask: rules,
    defaultMode: oneOf(...modes),
    disableBypassPermissionsMode: oneOf('disable'),
    disableAutoMode: oneOf('disable'),
    additionalDirectories: texts,
  });
}

/** The names of one shape, each a rule. */
function all(names: string, rule: Rule): Readonly<Record<string, Rule>> {
  return Object.fromEntries(
    names
      .trim()
      .split(/\s+/)
      .map((name) => [name, rule]),
  );
}

/**
 * Names whose wrong type makes Claude Code drop a settings file whole, measured one by one. A name
 * that is not here may hold anything.
 */
export const SHAPES: Readonly<Record<string, Rule>> = {
  ...all(
    `$schema apiKeyHelper proxyAuthHelper awsCredentialExport awsAuthRefresh gcpAuthRefresh model prUrlTemplate
    otelHeadersHelper outputStyle language advisorModel agent minimumVersion requiredMinimumVersion
    requiredMaximumVersion plansDirectory autoMemoryDirectory claudeMd pluginTrustMessage`,
    { shape: 'text' },
  ),
  ...all(
    `respectGitignore wslInheritsWindowsSettings includeCoAuthoredBy includeGitInstructions disableAllHooks
    workflowKeywordTriggerEnabled respondToBashCommands allowAllClaudeAiMcps forceRemoteSettingsRefresh
    spinnerTipsEnabled syntaxHighlightingDisabled terminalTitleFromRename alwaysThinkingEnabled fastMode
    promptSuggestionEnabled awaySummaryEnabled showClearContextOnPlanAccept prefersReducedMotion doneMeansMerged
    autoMemoryEnabled autoDreamEnabled showThinkingSummaries verbose autoCompactEnabled precomputeCompactionEnabled
    switchModelsOnFlag autoScrollEnabled wheelScrollAccelerationEnabled fileCheckpointingEnabled showTurnDuration
    showMessageTimestamps terminalProgressBarEnabled todoFeatureEnabled inputNeededNotifEnabled agentPushNotifEnabled`,
    { shape: 'switch' },
  ),
  ...all(
    `enforceAvailableModels enableAllProjectMcpServers disableClaudeAiConnectors disableBundledSkills disableAgentView
    disableRemoteControl disableWorkflows disableArtifact enableArtifact enableWorkflows disableSkillShellExecution
    allowManagedHooksOnly allowManagedPermissionRulesOnly allowManagedMcpServersOnly disableSideloadFlags
    skipWebFetchPreflight fastModePerSessionOptIn channelsEnabled skipDangerousModePermissionPrompt
    skipWorkflowUsageWarning remoteControlAtStartup isolatePeerMachines autoUploadSessions`,
    { shape: 'switch', nullSince: '2.1.282' },
  ),
  ...all(
    `fallbackModel availableModels allowedHttpHookUrls httpHookAllowedEnvVars pluginSuggestionMarketplaces
    companyAnnouncements claudeMdExcludes`,
    { shape: texts },
  ),
  ...all('enabledMcpjsonServers disabledMcpjsonServers', {
    shape: texts,
    changes: [['2.1.299', either('text', texts)]],
  }),
  ...all('strictKnownMarketplaces blockedMarketplaces', { shape: marketplaces, nullSince: '2.1.282' }),
  ...all('cleanupPeriodDays skillListingMaxDescChars totalTokensReminderBudget', { shape: count }),
  env: { shape: object() },
  hooks: { shape: olderHooks, changes: [['2.1.257', newerHooks]] },
  permissions: { shape: permissions(...MODES), changes: [['2.1.200', permissions(...MODES, 'manual')]] },
  attribution: {
    shape: object({ commit: 'text', pr: 'text', sessionUrl: 'switch' }),
    changes: [['2.1.281', either('switch', object({ commit: 'text', pr: 'text', sessionUrl: 'switch' }))]],
  },
  statusLine: {
    shape: object({ type: oneOf('command'), command: 'text', padding: numberFrom(-1e9) }, 'type', 'command'),
  },
  subagentStatusLine: { shape: command, changes: [['2.1.323', 'anything']] },
  fileSuggestion: { shape: command },
  modelOverrides: { shape: recordOf('text') },
  skillOverrides: { shape: recordOf(oneOf('on', 'name-only', 'user-invocable-only', 'off')) },
  enabledPlugins: { shape: recordOf(either('switch', texts)) },
  extraKnownMarketplaces: {
    shape: recordOf(object({ source: object() }, 'source')),
    changes: [['2.1.224', 'anything']],
  },
  pluginConfigs: { shape: recordOf(object()) },
  remote: { shape: object({ defaultEnvironmentId: 'text' }) },
  sandbox: {
    shape: object({
      enabled: 'switch',
      autoAllowBashIfSandboxed: 'switch',
      excludedCommands: texts,
      network: object({ allowedDomains: texts }),
      filesystem: object({ allowWrite: texts, denyWrite: texts, denyRead: texts }),
    }),
  },
  worktree: { shape: object({ symlinkDirectories: texts, sparsePaths: texts, baseRef: oneOf('fresh', 'head') }) },
  voice: { shape: object({ enabled: 'switch' }) },
  breakReminder: { shape: object({ enabled: 'switch' }) },
  quietHours: { shape: object({ enabled: 'switch' }) },
  spinnerVerbs: { shape: object({ mode: oneOf('append', 'replace'), verbs: texts }, 'mode', 'verbs') },
  spinnerTipsOverride: {
    shape: object({ excludeDefault: 'switch', tips: texts }, 'tips'),
    changes: [['2.1.247', 'anything']],
  },
  policyHelper: { shape: object(), changes: [['2.1.247', 'anything']] },
  autoMode: { shape: object() },
  processWrapper: { shape: 'anything', changes: [['2.1.210', 'text']] },
  allowedChannelPlugins: { shape: listOf(object({ marketplace: 'text', plugin: 'text' }, 'marketplace', 'plugin')) },
  sshConfigs: { shape: listOf(object({}, 'id')) },
  forceLoginOrgUUID: { shape: either('text', texts) },
  feedbackSurveyRate: { shape: numberFrom(0, 1) },
  skillListingBudgetFraction: { shape: numberFrom(Number.MIN_VALUE, 1) },
  defaultShell: { shape: oneOf('bash', 'powershell') },
  parentSettingsBehavior: { shape: oneOf('first-wins', 'merge') },
  autoUpdatesChannel: { shape: oneOf('latest', 'stable', 'rc') },
  tui: { shape: oneOf('default', 'fullscreen') },
  disableAutoMode: { shape: oneOf('disable'), nullSince: '2.1.282' },
  daemonColdStart: { shape: oneOf('transient', 'ask') },
  totalTokensReminder: { shape: oneOf('off', 'infinite', 'fixed', 'countdown', 'padded-countdown') },
};
