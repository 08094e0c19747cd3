/** What a person says of their profiles: which there are besides those found, and which are not to be looked at. */
import type { Host } from '../../platform/host.ts';
import type { MachineFacts } from '../../shared/facts.ts';
import { isHidden, type ProfileEntry } from '../../shared/profile-entries.ts';
import type { Settings } from '../../shared/settings.ts';
import type { ProfilePlace } from './profiles.ts';

/** Somebody has to be shown: all of them where all are hidden. */
export function shownPlaces(found: readonly ProfilePlace[], entries: readonly ProfileEntry[]): readonly ProfilePlace[] {
  const shown = found.filter(({ configDir }) => !isHidden(entries, configDir));
  return shown.length > 0 ? shown : found;
}

/** A hidden folder with a login is none that nobody watches by mistake. */
export function withoutHidden(machine: MachineFacts, entries: readonly ProfileEntry[]): MachineFacts {
  const { loginFolders } = machine;
  return loginFolders ? { ...machine, loginFolders: loginFolders.filter((dir) => !isHidden(entries, dir)) } : machine;
}

/** Folders that were added, and those with a name, as long as they are there. */
export async function addedFolders(
  { files }: Pick<Host, 'files'>,
  { profileEntries, profiles }: Pick<Settings, 'profileEntries' | 'profiles'>,
): Promise<readonly string[]> {
  const named = profileEntries.filter(({ name }) => name !== null).map(({ configDir }) => configDir);
  const there = await Promise.all(named.map(async (dir) => (await files.stat(dir))?.kind === 'directory'));
  return [...profiles, ...named.filter((_dir, at) => there[at])];
}
