/** Profiles that the person does not want to see are not looked at. Pure. */
import type { MachineFacts } from '../../shared/facts.ts';
import { isHidden, type ProfileEntry } from '../../shared/profile-entries.ts';
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
