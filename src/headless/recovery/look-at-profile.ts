import { resolve } from 'node:path';
import type { MachineFacts, ProfileFacts } from '../../shared/facts.ts';
import { readMachine } from '../../sources/machine.ts';
import { defaultDirectory } from '../../sources/profile-directories.ts';
import { findProfiles, placeAt } from '../../sources/profiles.ts';
import { readProfile } from '../../sources/read-profile.ts';
import type { RunContext } from '../run.ts';

export interface SeenProfile {
  facts: ProfileFacts;
  machine: MachineFacts;
}

/** The profile a remedy is for: the one named by `--config-dir`, else the one new sessions use. */
export async function lookAtProfile({ host, options }: RunContext): Promise<SeenProfile> {
  const machine = await readMachine(host, { deep: false });
  const named = options['config-dir'];
  const found = typeof named === 'string' ? [] : await findProfiles(host, { ...machine, added: [] });
  const place = found[0] ?? placeAt(host, typeof named === 'string' ? named : defaultDirectory(host));
  const projectDir = typeof options.project === 'string' ? resolve(host.cwd, options.project) : null;
  return { machine, facts: await readProfile(host, place, { keychainAgreed: true, projectDir }) };
}
