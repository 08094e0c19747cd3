import { startEnvironment } from '../diagnosis/start-environment.ts';
import type { Host } from '../platform/host.ts';
import { pathsOf } from '../platform/path-rules.ts';
import type { MachineFacts } from '../shared/facts.ts';
import type { ProfileQuery } from '../sources/profiles/read-profile.ts';

/**
 * How every command reads a profile: by the rules of the Claude Code that a terminal starts, and with what it would see.
 * @param projectDir  folder whose settings count as well, from the current one; null: none
 */
export function profileQuery(host: Host, machine: MachineFacts, projectDir: string | null): ProfileQuery {
  return {
    keychainAgreed: true,
    projectDir: projectDir === null ? null : pathsOf(host.platform).resolve(host.cwd, projectDir),
    version: machine.clis.find(({ first }) => first)?.version ?? null,
    environment: startEnvironment(machine),
  };
}
