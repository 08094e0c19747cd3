/** The sources as the monitor uses them; the tests of the monitor may hand in others. */

import type { AssessedProfile } from '../diagnosis/findings/all-findings.ts';
import type {
  GlobalConfigFacts,
  MachineFacts,
  ProfileFacts,
  RunningSession,
  SettingsFileFacts,
} from '../shared/facts.ts';
import type { FallbackReport } from '../shared/fallback.ts';
import type { Settings } from '../shared/settings.ts';
import type { Capabilities } from '../shared/snapshot.ts';
import type { Finding } from '../shared/verdict.ts';
import type { FollowedRecords } from '../sources/claude-code/follow-records.ts';
import type { ProfilePlace } from '../sources/profiles/profiles.ts';
import type { Reachability } from '../sources/status/reachability.ts';
import type { StatusPage } from '../sources/status/status-page.ts';
import type { PathWatch } from '../sources/watch/watch-path.ts';
import type { ShellCommands } from './commands/command-router.ts';
import type { RemedyController, RemedyWorld } from './remedies/ports.ts';
import type { SettingsKept } from './settings/keep-settings.ts';

/** Which part of a profile lies at a watched path. */
export type Watched = 'store' | 'settings' | 'global-config' | 'usage';

export interface MonitorPorts {
  readMachine(settings: Settings): Promise<MachineFacts>;
  findProfiles(machine: MachineFacts, settings: Settings): Promise<readonly ProfilePlace[]>;
  /** Sessions that run now; starts no child process. */
  findSessions(): Promise<readonly RunningSession[]>;
  /** Project and local settings that count in a folder. */
  readProject(configDir: string, folder: string, version: string | null): Promise<readonly SettingsFileFacts[]>;
  readProfile(place: ProfilePlace, settings: Settings, machine: MachineFacts): Promise<ProfileFacts>;
  /** The user asks again: what was refused may be tried once more (the Keychain). */
  forgetRefusals(): void;
  /** The store alone, when nothing else changed. */
  readStore(
    place: ProfilePlace,
    known: ProfileFacts,
    settings: Settings,
  ): Promise<Pick<ProfileFacts, 'credentials' | 'locks'>>;
  /** The global configuration alone: Claude Code rewrites it all the time, and hardly ever what is read of it. */
  readGlobalConfig(place: ProfilePlace): Promise<GlobalConfigFacts>;
  /** What Claude Code tells its status line alone: it does so after every turn. */
  readUsage(place: ProfilePlace, known: ProfileFacts): Promise<ProfileFacts['usage']>;
  /** Whether anybody listens at the addresses of this machine that the profile's variables name. */
  readListening(profile: ProfileFacts, machine: MachineFacts): Promise<Readonly<Record<string, boolean>>>;
  /** From now on network and service are asked by the way this profile's requests take; false: that is no news. */
  useRoute(machine: MachineFacts, profile: ProfileFacts): boolean;
  /** `facts` null: not read yet, the usual places. */
  watchedPaths(place: ProfilePlace, facts: ProfileFacts | null): readonly { path: string; what: Watched }[];
  watch(path: string, onChange: () => void): PathWatch;
  /** Where the program of Claude Code appears when it is installed. */
  installPaths(): readonly string[];
  /** Follows the session records of a profile from now on; `onNews` after something new about a request. */
  followRecords(configDir: string, onNews: () => void, watch: MonitorPorts['watch']): FollowedRecords;
  /** Findings about one profile on this machine. */
  findings(assessed: AssessedProfile): readonly Finding[];
  /** Findings about the machine as a whole. */
  machineFindings(
    machine: MachineFacts,
    profiles: readonly ProfileFacts[],
    clockOffsetMs: number | null,
  ): readonly Finding[];
  page: StatusPage;
  reachability: Reachability;
}

export interface MonitorOptions {
  /** Other sources than the machine's; for tests. */
  ports?: Partial<MonitorPorts>;
  /** What only this shell can do. */
  commands?: ShellCommands;
  /** What it can do besides. Default: nothing. */
  capabilities?: Capabilities;
  /** Keeps changed settings. Default: they hold until the end. */
  saveSettings?: (settings: Settings) => Promise<SettingsKept>;
  fallback?: () => FallbackReport;
  /** Neither the service nor the network is asked about, not once. */
  offline?: boolean;
  /** What can put things right, given this monitor; missing: nothing. */
  remedies?: (world: RemedyWorld) => RemedyController;
  /** Something for the log, one plain sentence. */
  onProblem?: (sentence: string) => void;
}
