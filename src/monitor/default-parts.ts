/** The real sources, put together for the monitor. */
import { machineFindings, profileFindings } from '../diagnosis/all-findings.ts';
import { readRecentRefusals } from '../sources/claude-errors.ts';
import { globalConfigPath } from '../sources/global-config.ts';
import type { Host } from '../sources/host/host.ts';
import { keychainOf } from '../sources/keychain.ts';
import { readMachine } from '../sources/machine.ts';
import { findProfiles } from '../sources/profiles.ts';
import { createReachability } from '../sources/reachability.ts';
import { readProfile, readStore, watchedPaths } from '../sources/read-profile.ts';
import { createStatusPage } from '../sources/status-page.ts';
import { watchPath } from '../sources/watch-path.ts';
import type { MonitorParts } from './parts.ts';

/** The sources of this machine. */
export function createParts(host: Host): MonitorParts {
  return {
    // Once an hour; what it starts (only where no file tells) is gone within seconds.
    readMachine: () => readMachine(host, { deep: true }),
    findProfiles: (machine, settings) => findProfiles(host, { ...machine, added: settings.profiles }),
    readProfile: (place, { keychainAgreed }, machine) =>
      readProfile(host, place, {
        keychainAgreed,
        projectDir: null,
        version: machine.clis.find(({ first }) => first)?.version ?? null,
        environment: machine.fromShell ? machine.processEnv : machine.shellEnv,
      }),
    forgetRefusals: () => keychainOf(host).tryAgain(),
    readStore: (place, known, { keychainAgreed }) => readStore(host, place, known, { keychainAgreed }),
    watchedPaths: (place, facts) =>
      watchedPaths(
        host,
        place,
        facts?.globalConfig.path ??
          globalConfigPath({ ...host, home: place.home }, place.configDir, place.holdsGlobalConfig),
        facts?.credentials ?? null,
      ),
    watch: (path, onChange) => watchPath(host, path, onChange),
    readRefusals: (configDir, since) => readRecentRefusals(host, configDir, since),
    findings: profileFindings,
    machineFindings,
    page: createStatusPage(host),
    reachability: createReachability(host),
  };
}
