/** The real sources, put together for the monitor. */
import { machineFindings, profileFindings } from '../diagnosis/findings/all-findings.ts';
import { startEnvironment } from '../diagnosis/start-environment.ts';
import type { Host } from '../platform/host.ts';
import { followRecords } from '../sources/claude-code/follow-records.ts';
import { installPaths } from '../sources/claude-code/install-places.ts';
import { findRunningSessions } from '../sources/claude-code/running-sessions.ts';
import { keychainOf } from '../sources/credentials/keychain.ts';
import { listenAgain } from '../sources/environment/local-addresses.ts';
import { readMachine } from '../sources/machine.ts';
import { routeOf } from '../sources/network/claude-route.ts';
import { addedFolders, shownPlaces, withoutHidden } from '../sources/profiles/chosen-profiles.ts';
import { findProfiles } from '../sources/profiles/profiles.ts';
import { readProfile, readStore, watchedPaths } from '../sources/profiles/read-profile.ts';
import { globalConfigPath, readGlobalConfig } from '../sources/settings/global-config.ts';
import { readProjectSettings } from '../sources/settings/settings-files.ts';
import { createReachability } from '../sources/status/reachability.ts';
import { createStatusPage } from '../sources/status/status-page.ts';
import { readUsage } from '../sources/usage/read-usage.ts';
import { watchPath } from '../sources/watch/watch-path.ts';
import type { MonitorPorts } from './ports.ts';

/** The sources of this machine. */
export function createNodePorts(host: Host): MonitorPorts {
  return {
    // Once an hour; what it starts (only where no file tells) is gone within seconds.
    readMachine: async ({ askShell, claudePath, profileEntries }) =>
      withoutHidden(await readMachine(host, { deep: true, askShell, claudePath }), profileEntries),
    findProfiles: async (machine, settings) => {
      const added = await addedFolders(host, settings);
      return shownPlaces(await findProfiles(host, { ...machine, added }), settings.profileEntries);
    },
    findSessions: () => findRunningSessions(host, { deep: true }),
    readProject: (configDir, projectDir, version) => readProjectSettings(host, { configDir, projectDir, version }),
    readProfile: (place, { keychainAgreed }, machine) =>
      readProfile(host, place, {
        keychainAgreed,
        projectDir: null,
        version: machine.clis.find(({ first }) => first)?.version ?? null,
        environment: startEnvironment(machine),
      }),
    forgetRefusals: () => keychainOf(host).tryAgain(),
    readStore: (place, known, { keychainAgreed }) => readStore(host, place, known, { keychainAgreed }),
    readGlobalConfig: (place) =>
      readGlobalConfig({ ...host, home: place.home }, place.configDir, place.holdsGlobalConfig),
    readUsage: (place, known) => readUsage(host, place.configDir, known.globalConfig),
    readListening: (profile, machine) => listenAgain(host, profile, startEnvironment(machine)),
    useRoute: (machine, profile) => host.http.useRoute?.(routeOf(machine, profile, host.clock.now())) ?? false,
    watchedPaths: (place, facts) =>
      watchedPaths(
        host,
        place,
        facts?.globalConfig.path ??
          globalConfigPath({ ...host, home: place.home }, place.configDir, place.holdsGlobalConfig),
        facts?.credentials ?? null,
        facts?.usage,
      ),
    watch: (path, onChange) => watchPath(host, path, onChange),
    installPaths: () => installPaths(host),
    followRecords: (configDir, onNews, watch) => followRecords(host, configDir, onNews, watch),
    findings: profileFindings,
    machineFindings,
    page: createStatusPage(host),
    reachability: createReachability(host),
  };
}
