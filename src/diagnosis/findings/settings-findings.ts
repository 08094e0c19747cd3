/** What is worth knowing about the configuration files of one profile. Pure. */
import type { FileProblem, GlobalConfigFacts, ProfileFacts, SettingsFileFacts } from '../../shared/facts.ts';
import type { Evidence, Finding } from '../../shared/verdict.ts';
import { type VersionRules, versionRules } from '../version-rules.ts';

export interface SettingsFindingsInput {
  profile: ProfileFacts;
  profileId: string;
  /** Version of the CLI that a terminal starts; null: unknown, taken as a new one. */
  version: string | null;
}

type Words = Pick<Finding, 'id' | 'severity' | 'title' | 'detail' | 'remedies'>;

const NAMES = {
  'user-settings': 'your settings',
  'project-settings': 'the project settings',
  'local-settings': 'your local project settings',
  'managed-settings': 'the managed settings',
} as const satisfies Record<SettingsFileFacts['place'], string>;

/** Findings about settings files, `.claude.json` and `.mcp.json`. */
export function settingsFindings({ profile, profileId, version }: SettingsFindingsInput): Finding[] {
  const rules = versionRules(version);
  const found: Finding[] = [];
  const add = (words: Words | null, path: string, problem: FileProblem | null, note = ''): void => {
    if (words === null) return;
    found.push({ ...words, cause: 'machine', evidence: [evidenceOf(path, problem, note)], profile: profileId });
  };
  for (const file of profile.settings) add(aboutSettings(file, rules), file.path, file.problem);
  const { globalConfig, mcpConfig } = profile;
  add(aboutGlobalConfig(globalConfig, rules), globalConfig.path, globalConfig.problem);
  if (globalConfig.legacy) add(LEGACY, globalConfig.path, null, 'this file is used instead of .claude.json');
  if (mcpConfig !== null) add(MCP, mcpConfig.path, mcpConfig.problem);
  return found;
}

function aboutSettings({ place, status, problem }: SettingsFileFacts, rules: VersionRules): Words | null {
  const managed = place === 'managed-settings';
  const name = NAMES[place];
  if (status === 'unreadable') return { ...UNREADABLE, title: `Claude Code cannot read ${name}` };
  if (status === 'ok' && problem !== null) return MANAGED_VALUE;
  if (status !== 'broken') return null;
  if (managed) return rules.failsClosed ? MANAGED_REFUSED : MANAGED_IGNORED;
  const heard = rules.tellsBrokenSettings
    ? 'It says so in one line on its error output, which is easily missed.'
    : 'This version does not say so anywhere.';
  return {
    id: 'settings-broken',
    severity: 'warning',
    title: `Claude Code leaves out ${name}`,
    detail: `The file has a mistake, so none of it counts: no variable of its env block, no key helper, no permission rule. ${heard} Correct the marked place.`,
    remedies: ['repair', 'open-file'],
  };
}

function aboutGlobalConfig({ status, problem }: GlobalConfigFacts, rules: VersionRules): Words | null {
  if (status === 'unreadable') {
    return { ...UNREADABLE, severity: 'error', title: 'Claude Code cannot read its configuration file' };
  }
  if (status !== 'broken') return null;
  if (problem?.kind === 'empty' && rules.toleratesEmptyConfig) return GLOBAL_EMPTY;
  return rules.statusSurvivesBrokenConfig ? GLOBAL_OVERWRITTEN : GLOBAL_REFUSED;
}

function evidenceOf(file: string, problem: FileProblem | null, note: string): Evidence {
  return { file, line: problem?.line ?? null, column: problem?.column ?? null, note: problem?.message ?? note };
}

const UNREADABLE: Omit<Words, 'title'> = {
  id: 'settings-unreadable',
  severity: 'warning',
  detail:
    'The file is there, but it cannot be read, so nothing in it counts. Give your account the right to read it, or move it away.',
  remedies: ['open-file'],
};

const MANAGED_REFUSED: Words = {
  id: 'managed-settings-broken',
  severity: 'error',
  title: 'Claude Code refuses to start: the managed settings are broken',
  detail:
    'A settings file that the administrator of this machine put there has a mistake. Rather than run without its rules, this version of Claude Code does not run at all. Only somebody with administrator rights can correct it.',
  remedies: ['open-file'],
};

const MANAGED_IGNORED: Words = {
  id: 'managed-settings-broken',
  severity: 'warning',
  title: 'Claude Code leaves out the managed settings',
  detail:
    'A settings file that the administrator of this machine put there has a mistake. This version of Claude Code runs without its rules; newer ones refuse to start. Only somebody with administrator rights can correct it.',
  remedies: ['open-file'],
};

const MANAGED_VALUE: Words = {
  id: 'managed-value-ignored',
  severity: 'info',
  title: 'One value of the managed settings does not count',
  detail:
    'A value in the settings of this machine’s administrator has a type that Claude Code does not know. That value is left out; the rest of the file counts.',
  remedies: ['open-file'],
};

const GLOBAL_REFUSED: Words = {
  id: 'global-config-broken',
  severity: 'error',
  title: 'Claude Code refuses to start: its configuration file is broken',
  detail:
    'No command of this version works, not even signing in, until the file is repaired. Its newest good copy lies in the backups folder of the profile. Repair it before you start Claude Code again.',
  remedies: ['repair', 'restore', 'open-file'],
};

const GLOBAL_OVERWRITTEN: Words = {
  id: 'global-config-broken',
  severity: 'error',
  title: 'Do not start Claude Code: its configuration file is broken',
  detail:
    'This version replaces the file by an empty one at its next start: account, approved keys and project trust would be gone. Repair it first, or put back the newest good copy from the backups folder of the profile.',
  remedies: ['repair', 'restore', 'open-file'],
};

const GLOBAL_EMPTY: Words = {
  id: 'global-config-empty',
  severity: 'warning',
  title: 'Claude Code’s configuration file is empty',
  detail:
    'Claude Code starts from its newest backup, or from scratch where there is none: account, approved keys and project trust may be gone. Put back the newest good copy before you start it.',
  remedies: ['restore', 'open-file'],
};

const LEGACY: Words = {
  id: 'legacy-config-wins',
  severity: 'info',
  title: 'An old configuration file is in use',
  detail:
    'Claude Code reads .config.json in the profile and not .claude.json, which newer programs write and people edit. Accounts and keys saved in .claude.json do not count while the old file is there.',
  remedies: ['open-file'],
};

const MCP: Words = {
  id: 'mcp-config-broken',
  severity: 'warning',
  title: 'The project’s MCP servers are left out',
  detail: 'The project’s .mcp.json has a mistake. Claude Code runs without the servers in it and does not say so.',
  remedies: ['repair', 'open-file'],
};
