/** The versions of Claude Code that an organization's managed settings allow. */
import type { ProfileFacts, SettingsFileFacts } from '../../shared/facts.ts';
import { compareVersions } from '../versions.ts';

export interface VersionRefusal {
  /** The version is below the minimum; else it is above the maximum. */
  tooOld: boolean;
  /** What is asked for. */
  limit: string;
  file: SettingsFileFacts;
}

/** null: this version may start. The strongest managed file that names a limit counts. */
export function refusedVersion(profile: ProfileFacts, version: string): VersionRefusal | null {
  const managed = profile.settings.filter((file) => file.place === 'managed-settings');
  const oldest = managed.findLast((file) => file.requiredVersion?.minimum != null);
  const newest = managed.findLast((file) => file.requiredVersion?.maximum != null);
  const minimum = oldest?.requiredVersion?.minimum;
  if (oldest && minimum && compareVersions(version, minimum) < 0) return { tooOld: true, limit: minimum, file: oldest };
  const maximum = newest?.requiredVersion?.maximum;
  if (newest && maximum && compareVersions(version, maximum) > 0)
    return { tooOld: false, limit: maximum, file: newest };
  return null;
}
