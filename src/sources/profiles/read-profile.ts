/** Reads one profile whole, or its credential store alone. */

import { isConfigBroken } from '../../diagnosis/auth-source/broken-config.ts';
import { fileVariables } from '../../diagnosis/auth-source/variables.ts';
import { versionRules } from '../../diagnosis/version-rules.ts';
import type { Host } from '../../platform/host.ts';
import { pathsOf } from '../../platform/path-rules.ts';
import type {
  CredentialFacts,
  EnvVarFact,
  GlobalConfigFacts,
  ProfileFacts,
  SettingsFileFacts,
} from '../../shared/facts.ts';
import { readLocks } from '../claude-code/claude-locks.ts';
import { readCloud } from '../clouds/read-cloud.ts';
import { readAnthropicProfile, readIdentityFile } from '../credentials/anthropic-profile.ts';
import { readCredentialStore } from '../credentials/credential-store.ts';
import { findSavingTrouble } from '../credentials/saving.ts';
import { readProcessEnvironment } from '../environment/environment.ts';
import { readListening } from '../environment/local-addresses.ts';
import { readCertificateFiles } from '../network/certificate-files.ts';
import { readGlobalConfig } from '../settings/global-config.ts';
import { readMcpConfig } from '../settings/mcp-config.ts';
import { readSettingsFiles, readUserSettings } from '../settings/settings-files.ts';
import { readUnreadSettings } from '../settings/unread-settings.ts';
import { readUsage } from '../usage/read-usage.ts';
import { usageFiles } from '../usage/usage-files.ts';
import { configDirNamedBy, movedStore, type ProfilePlace } from './profiles.ts';

export interface ProfileQuery {
  /** macOS: the user agreed once that the Keychain item may be read. */
  keychainAgreed: boolean;
  /** Folder whose project and local settings count as well; null: none. */
  projectDir: string | null;
  /** Version of the CLI whose rules decide which settings files count; default: the newest known. */
  version?: string | null;
  /** Where managed settings lie, elsewhere than in the system's place; for tests. */
  managedDir?: string;
  /** Variables that Claude Code is started with; default: those of the own process. */
  environment?: readonly EnvVarFact[];
}

/** Reads everything about the profile at `place`; files are read side by side. */
export async function readProfile(host: Host, place: ProfilePlace, query: ProfileQuery): Promise<ProfileFacts> {
  const at = { ...host, home: place.home };
  const { projectDir, version = null } = query;
  const environment = query.environment ?? readProcessEnvironment(host);
  const managed = query.managedDir === undefined ? {} : { managedDir: query.managedDir };
  const [folder, ownSettings, globalConfig, mcpConfig, unread] = await Promise.all([
    place.explicit ? host.files.stat(place.configDir) : null,
    readSettingsFiles(host, { configDir: place.configDir, projectDir, version, ...managed }),
    readGlobalConfig(at, place.configDir, place.holdsGlobalConfig, hasOwnServer(environment)),
    readMcpConfig(host, projectDir),
    readUnreadSettings(at, place.configDir, projectDir),
  ]);
  const settings = await withMovedSettings(host, place, globalConfig, ownSettings, version);
  const known = { globalConfig, settings };
  const variables = [...environment, ...fileVariables(known)];
  const commands = settings.flatMap((file) => file.commands ?? []);
  const [store, anthropicProfile, identityFile, cloud, listening, usage, certificates] = await Promise.all([
    readStore(host, place, known, query),
    readAnthropicProfile(at, variables),
    readIdentityFile(at, variables),
    readCloud(at, { variables, commands }),
    readListening(host, variables),
    readUsage(host, place.configDir, globalConfig),
    readCertificateFiles(host, variables),
  ]);
  const { configDir, from } = place;
  const configDirAbsent = place.explicit && folder?.kind !== 'directory';
  return {
    configDir,
    from,
    ...(configDirAbsent ? { configDirAbsent } : {}),
    settings,
    ...(unread.length > 0 && { unread }),
    globalConfig,
    mcpConfig,
    anthropicProfile,
    ...(identityFile && { identityFile }),
    ...(cloud && { cloud }),
    ...(Object.keys(listening).length > 0 && { listening }),
    ...(usage && { usage }),
    ...(certificates.length > 0 && { certificates }),
    ...store,
  };
}

/**
 * `CLAUDE_CONFIG_DIR` in a file that is no project's leads to the settings in that folder. In `.claude.json` it counts
 * before any settings are read. In settings it counts after: what they set stays set, but the key helper is the one of
 * the folder that is named. Nothing in settings counts so once `.claude.json` turned out to be broken.
 */
async function withMovedSettings(
  host: Host,
  place: ProfilePlace,
  globalConfig: GlobalConfigFacts,
  own: readonly SettingsFileFacts[],
  version: string | null,
): Promise<readonly SettingsFileFacts[]> {
  const read = (dir: string) => readUserSettings(host, dir, version);
  const first = configDirNamedBy(host, place, [globalConfig]) ?? place.configDir;
  const user = first === place.configDir ? null : await read(first);
  const settings = user ? own.map((file) => (file.place === 'user-settings' ? user : file)) : own;
  const trusted = settings.filter((file) => !isOfProject(file));
  const then = configDirNamedBy(host, place, [globalConfig, ...trusted]) ?? first;
  if (then === first || isConfigBroken({ profile: { globalConfig }, rules: versionRules(version) })) return settings;
  const late = { ...(await read(then)), readLate: true as const };
  return settings.flatMap((file) =>
    file.place === 'user-settings' ? [{ ...file, apiKeyHelper: null }, late] : [file],
  );
}

const hasOwnServer = (environment: readonly EnvVarFact[]): boolean =>
  environment.some(({ name, state }) => name === 'CLAUDE_CODE_CUSTOM_OAUTH_URL' && state !== 'empty');

const isOfProject = ({ place }: SettingsFileFacts): boolean =>
  place === 'project-settings' || place === 'local-settings';

/** The credential store and the locks around it: what changes when a login is renewed, ended or made. */
export async function readStore(
  host: Host,
  place: ProfilePlace,
  known: { globalConfig: GlobalConfigFacts; settings: readonly SettingsFileFacts[] },
  query: Pick<ProfileQuery, 'keychainAgreed' | 'version'>,
): Promise<Pick<ProfileFacts, 'credentials' | 'credentialsAtStart' | 'locks'>> {
  // Settings move the store, not `.claude.json`: by then Claude Code has read it.
  const { globalConfig, settings } = known;
  const rules = versionRules(query.version ?? null);
  // Nor do settings once that one turned out to be broken.
  const isStopped = isConfigBroken({ profile: { globalConfig }, rules });
  const move = (files: readonly SettingsFileFacts[]) =>
    movedStore(host, place, isStopped ? [] : [globalConfig, ...files]);
  const atStart = move(settings.filter((file) => !isOfProject(file)));
  const atRequest = move(settings);
  const isMovedLate = rules.projectMovesStore && atRequest.credentialDir !== atStart.credentialDir;
  const [early, late, locks] = await Promise.all([
    readStoreAt(host, atStart, known, query),
    isMovedLate ? readStoreAt(host, atRequest, known, query) : null,
    readLocks(host, place.configDir, globalConfig.path),
  ]);
  if (late === null) return { credentials: await withSaving(host, early), locks };
  return { credentials: await withSaving(host, late), credentialsAtStart: early, locks };
}

/** Whether a renewed login could be written back; only a file is asked. */
async function withSaving(host: Host, credentials: CredentialFacts): Promise<CredentialFacts> {
  if (credentials.store !== 'file') return credentials;
  return { ...credentials, saving: await findSavingTrouble(host, credentials.location) };
}

function readStoreAt(
  host: Host,
  { credentialDir, keychainPath }: Pick<ProfilePlace, 'credentialDir' | 'keychainPath'>,
  { globalConfig, settings }: { globalConfig: GlobalConfigFacts; settings: readonly SettingsFileFacts[] },
  query: Pick<ProfileQuery, 'keychainAgreed'>,
): Promise<CredentialFacts> {
  return readCredentialStore(host, {
    credentialDir,
    variables: keychainPath === null ? {} : { CLAUDE_SECURESTORAGE_CONFIG_DIR: keychainPath },
    agreed: query.keychainAgreed,
    windowsCredentialManager:
      globalConfig.windowsCredentialManager ||
      settings.some(({ env }) => env.some(({ name, on }) => on && name === 'CLAUDE_CODE_FORCE_WINDOWS_CREDMAN')),
  });
}

function usagePaths(host: Host, configDir: string): { path: string; what: 'usage' }[] {
  const { windows, none } = usageFiles(host, configDir);
  return [windows, none].map((path) => ({ path, what: 'usage' }));
}

/** Paths whose change makes a profile worth reading again. */
export function watchedPaths(
  host: Host,
  place: ProfilePlace,
  globalConfigPath: string,
  /** Of the profile as read; null: not read yet. Settings may have moved its store. */
  credentials: ProfileFacts['credentials'] | null,
  usage?: ProfileFacts['usage'],
): readonly { path: string; what: 'store' | 'settings' | 'global-config' | 'usage' }[] {
  const { join } = pathsOf(host.platform);
  const keychain = { path: join(host.home, 'Library', 'Keychains', 'login.keychain-db'), what: 'store' } as const;
  return [
    {
      path: credentials?.store === 'file' ? credentials.location : join(place.credentialDir, '.credentials.json'),
      what: 'store',
    },
    ...(host.platform === 'darwin' ? [keychain] : []),
    { path: join(place.configDir, 'settings.json'), what: 'settings' },
    { path: globalConfigPath, what: 'global-config' },
    ...(usage?.fed ? usagePaths(host, place.configDir) : []),
  ];
}
