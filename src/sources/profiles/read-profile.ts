/** Reads one profile whole, or its credential store alone. */

import type { Host } from '../../platform/host.ts';
import { pathsOf } from '../../platform/path-rules.ts';
import type { EnvVarFact, GlobalConfigFacts, ProfileFacts, SettingsFileFacts } from '../../shared/facts.ts';
import { readLocks } from '../claude-code/claude-locks.ts';
import { readAnthropicProfile } from '../credentials/anthropic-profile.ts';
import { readCredentialStore } from '../credentials/credential-store.ts';
import { readProcessEnvironment } from '../environment/environment.ts';
import { readGlobalConfig } from '../settings/global-config.ts';
import { readMcpConfig } from '../settings/mcp-config.ts';
import { readSettingsFiles } from '../settings/settings-files.ts';
import { movedStore, type ProfilePlace } from './profiles.ts';

export interface ProfileQuery {
  /** macOS: the user agreed once that the Keychain item may be read. */
  keychainAgreed: boolean;
  /** Folder whose project and local settings count as well; null: none. */
  projectDir: string | null;
  /** Version of the CLI whose rules decide which settings files count; default: the newest known. */
  version?: string | null;
  /** Variables that Claude Code is started with; default: those of the own process. */
  environment?: readonly EnvVarFact[];
}

/** Reads everything about the profile at `place`; files are read side by side. */
export async function readProfile(host: Host, place: ProfilePlace, query: ProfileQuery): Promise<ProfileFacts> {
  const at = { ...host, home: place.home };
  const { projectDir, version = null } = query;
  const [folder, settings, globalConfig, mcpConfig] = await Promise.all([
    place.explicit ? host.files.stat(place.configDir) : null,
    readSettingsFiles(host, { configDir: place.configDir, projectDir, version }),
    readGlobalConfig(at, place.configDir, place.holdsGlobalConfig),
    readMcpConfig(host, projectDir),
  ]);
  const known = { globalConfig, settings };
  const environment = query.environment ?? readProcessEnvironment(host);
  const variables = [...environment, ...globalConfig.env, ...settings.flatMap((file) => file.env)];
  const [store, anthropicProfile] = await Promise.all([
    readStore(host, place, known, query),
    readAnthropicProfile(at, variables),
  ]);
  const { configDir, from } = place;
  const configDirAbsent = place.explicit && folder?.kind !== 'directory';
  return {
    configDir,
    from,
    ...(configDirAbsent ? { configDirAbsent } : {}),
    settings,
    globalConfig,
    mcpConfig,
    anthropicProfile,
    ...store,
  };
}

/** The credential store and the locks around it: what changes when a login is renewed, ended or made. */
export async function readStore(
  host: Host,
  place: ProfilePlace,
  known: { globalConfig: GlobalConfigFacts; settings: readonly SettingsFileFacts[] },
  query: Pick<ProfileQuery, 'keychainAgreed'>,
): Promise<Pick<ProfileFacts, 'credentials' | 'locks'>> {
  const { configDir } = place;
  // Settings may move the store, and nothing else: by then Claude Code has read its configuration.
  const { keychainPath, credentialDir } = movedStore(host, place, [known.globalConfig, ...known.settings]);
  const [credentials, locks] = await Promise.all([
    readCredentialStore(host, {
      credentialDir,
      variables: keychainPath === null ? {} : { CLAUDE_SECURESTORAGE_CONFIG_DIR: keychainPath },
      agreed: query.keychainAgreed,
      windowsCredentialManager:
        known.globalConfig.windowsCredentialManager ||
        known.settings.some(({ env }) =>
          env.some(({ name, on }) => on && name === 'CLAUDE_CODE_FORCE_WINDOWS_CREDMAN'),
        ),
    }),
    readLocks(host, configDir, known.globalConfig.path),
  ]);
  return { credentials, locks };
}

/** Paths whose change makes a profile worth reading again. */
export function watchedPaths(
  host: Host,
  place: ProfilePlace,
  globalConfigPath: string,
  /** Of the profile as read; null: not read yet. Settings may have moved its store. */
  credentials: ProfileFacts['credentials'] | null,
): readonly { path: string; what: 'store' | 'settings' | 'global-config' }[] {
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
  ];
}
