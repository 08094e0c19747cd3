import type { MachineFacts, ProfileFacts } from '../../shared/facts.ts';
import { PROMPTS } from '../../shared/messages/terminal/recovery.ts';
import { readMachine } from '../../sources/machine.ts';
import { defaultDirectory } from '../../sources/profiles/profile-directories.ts';
import { findProfiles, type ProfilePlace, placeAt } from '../../sources/profiles/profiles.ts';
import { readProfile } from '../../sources/profiles/read-profile.ts';
import { claudePathOf } from '../known-settings.ts';
import { profileQuery } from '../profile-query.ts';
import type { RunContext } from '../run.ts';

export interface SeenProfile {
  facts: ProfileFacts;
  machine: MachineFacts;
}

/** The profile a remedy is for, as doctor sees it: with the settings of `--project`, else of the current folder. */
export async function lookAtProfile(context: RunContext): Promise<SeenProfile> {
  const { host, options } = context;
  const { machine, place } = await placeForRemedy(context);
  const project = typeof options.project === 'string' ? options.project : '.';
  return { machine, facts: await readProfile(host, place, profileQuery(host, machine, project)) };
}

/** What to say where `--config-dir` names a folder that is not there; null: it is. A variable may name a new one. */
export function whyNoFolder({ facts }: Pick<SeenProfile, 'facts'>): string | null {
  if (facts.from !== 'argument' || facts.configDirAbsent !== true) return null;
  return PROMPTS.noFolder({ folder: facts.configDir });
}

/** The folder named by `--config-dir`, else the one new sessions use. */
export async function placeForRemedy({
  host,
  options,
}: RunContext): Promise<{ machine: MachineFacts; place: ProfilePlace }> {
  const machine = await readMachine(host, { deep: false, claudePath: await claudePathOf(host) });
  const named = options['config-dir'];
  const found = typeof named === 'string' ? [] : await findProfiles(host, { ...machine, added: [] });
  return { machine, place: found[0] ?? placeAt(host, typeof named === 'string' ? named : defaultDirectory(host)) };
}
