/** What is worth knowing about the configuration files of one profile. Pure. */
import type { FileProblem, GlobalConfigFacts, ProfileFacts, SettingsFileFacts } from '../../shared/facts.ts';
import { EVIDENCE } from '../../shared/messages/evidence.ts';
import type { SettingsName } from '../../shared/messages/findings/files.ts';
import type { Evidence, Finding } from '../../shared/verdict.ts';
import { refusedVersion, type VersionRefusal } from '../auth-source/required-version.ts';
import { type VersionRules, versionRules } from '../version-rules.ts';
import { createFinding, type FindingDraft } from './finding.ts';
import { aboutMisplaced } from './misplaced-finding.ts';

export interface SettingsFindingsInput {
  profile: ProfileFacts;
  profileId: string;
  /** Version of the CLI that a terminal starts; null: unknown, taken as a new one. */
  version: string | null;
}

type Kind = Omit<FindingDraft, 'cause' | 'evidence'>;

/** Findings about settings files, `.claude.json` and `.mcp.json`. */
export function settingsFindings({ profile, profileId, version }: SettingsFindingsInput): Finding[] {
  const rules = versionRules(version);
  const found: Finding[] = [];
  const add = (kind: Kind | null, path: string, problem: FileProblem | null, note = ''): void => {
    if (kind === null) return;
    const draft = { ...kind, cause: 'machine', evidence: [evidenceOf(path, problem, note)] } as FindingDraft;
    found.push(createFinding(draft, profileId));
  };
  for (const { path, misplaced = [] } of [...profile.settings, profile.globalConfig, ...(profile.unread ?? [])])
    for (const one of misplaced) found.push(createFinding(aboutMisplaced(one, path), profileId));
  for (const file of profile.settings) add(aboutSettings(file, rules), file.path, file.problem);
  const refusal = version === null ? null : refusedVersion(profile, version);
  if (refusal) add(aboutVersion(refusal, version ?? ''), refusal.file.path, null, EVIDENCE.versionLimit(refusal));
  const { globalConfig, mcpConfig } = profile;
  add(aboutGlobalConfig(globalConfig, rules), globalConfig.path, globalConfig.problem);
  if (globalConfig.legacy) add(LEGACY, globalConfig.path, null, EVIDENCE.legacyConfig);
  if (mcpConfig !== null) add(MCP, mcpConfig.path, mcpConfig.problem);
  return found;
}

function aboutSettings({ place, status, problem }: SettingsFileFacts, rules: VersionRules): Kind | null {
  if (status === 'unreadable') return { ...aboutUnreadable(place, problem), severity: 'warning' };
  if (status === 'ok' && problem !== null)
    return { id: 'managed-value-ignored', severity: 'info', remedies: ['open-file'] };
  if (status !== 'broken') return null;
  if (place === 'managed-settings') {
    const newer = rules.failsClosed;
    const severity = newer ? 'error' : 'warning';
    return { id: 'managed-settings-broken', params: { newer }, severity, remedies: ['open-file'] };
  }
  return {
    id: 'settings-broken',
    params: { place, newer: rules.tellsBrokenSettings },
    severity: 'warning',
    remedies: ['repair', 'open-file'],
  };
}

/** What is no file is moved away; what is one needs its rights. */
function aboutUnreadable(place: SettingsName, problem: FileProblem | null): Omit<Kind, 'severity'> {
  const inTheWay = problem?.kind === 'type' && place !== 'managed-settings' && place !== 'project-settings';
  const about = { id: 'settings-unreadable', params: { place } } as const;
  return inTheWay ? { ...about, remedies: ['move-aside'], step: 'move-away' } : { ...about, remedies: ['open-file'] };
}

function aboutVersion({ tooOld, limit }: VersionRefusal, version: string): Kind {
  return {
    id: 'version-refused',
    params: { version, limit, tooOld },
    severity: 'error',
    remedies: tooOld ? ['update-claude'] : ['open-file'],
  };
}

function aboutGlobalConfig({ status, problem }: GlobalConfigFacts, rules: VersionRules): Kind | null {
  if (status === 'unreadable') {
    return { ...aboutUnreadable('global-config', problem), severity: 'error' };
  }
  if (status !== 'broken') return null;
  if (problem?.kind === 'empty' && rules.toleratesEmptyConfig)
    return { id: 'global-config-empty', severity: 'warning', remedies: ['restore', 'open-file'] };
  return {
    id: 'global-config-broken',
    params: { newer: !rules.statusSurvivesBrokenConfig },
    severity: 'error',
    remedies: ['repair', 'restore', 'open-file'],
  };
}

const LEGACY: Kind = { id: 'legacy-config-wins', severity: 'info', remedies: ['open-file'] };

const MCP: Kind = { id: 'mcp-config-broken', severity: 'warning', remedies: ['repair', 'open-file'] };

function evidenceOf(file: string, problem: FileProblem | null, note: string): Evidence {
  return { file, line: problem?.line ?? null, column: problem?.column ?? null, note: problem?.message ?? note };
}
