/** What a person calls their profiles, in which order they stand, and which are hidden. Pure. */
import { PROFILE_NAMES } from './messages/profiles.ts';

export interface ProfileEntry {
  /** Absolute. */
  configDir: string;
  /** null: the folder's own name. */
  name: string | null;
  hidden: boolean;
}

type Entries = readonly ProfileEntry[];
type Placed = { configDir: string; name: string };

const LONGEST_NAME = 40;

/** Letters, digits, signs and single spaces: what looks the same on a button, in a sentence and on a terminal. */
export function isUsableName(name: string): boolean {
  return name.length <= LONGEST_NAME && /^[\p{L}\p{M}\p{N}\p{P}\p{S}]+(?: [\p{L}\p{M}\p{N}\p{P}\p{S}]+)*$/u.test(name);
}

export function isHidden(entries: Entries, configDir: string): boolean {
  return entries.some((entry) => entry.configDir === configDir && entry.hidden);
}

/** In the person's order; what has none stands behind, by name, so that it does not move when a light changes. */
export function inOrder<T extends Placed>(profiles: readonly T[], entries: Entries): T[] {
  const place = ({ configDir }: Placed): number => {
    const at = entries.findIndex((entry) => entry.configDir === configDir);
    return at < 0 ? entries.length : at;
  };
  return profiles.toSorted((a, b) => place(a) - place(b) || (a.name < b.name ? -1 : 1));
}

/** One entry for every profile, as they stand now; hidden ones keep theirs. */
export function allEntries(profiles: readonly Placed[], entries: Entries): ProfileEntry[] {
  const missing = inOrder(profiles, entries).filter(({ configDir }) =>
    entries.every((entry) => entry.configDir !== configDir),
  );
  return [...entries, ...missing.map(({ configDir }) => ({ configDir, name: null, hidden: false }))];
}

export function changeEntry(entries: Entries, configDir: string, change: Partial<ProfileEntry>): ProfileEntry[] {
  return entries.map((entry) => (entry.configDir === configDir ? { ...entry, ...change } : entry));
}

/** @param name  empty: it is called by its folder again. @returns a sentence where the name cannot be */
export function renameProfile(
  profiles: readonly Placed[],
  entries: Entries,
  configDir: string,
  name: string,
): ProfileEntry[] | string {
  if (name && !isUsableName(name)) return PROFILE_NAMES.bad;
  const isTaken = profiles.some((one) => one.configDir !== configDir && one.name === name);
  if (isTaken) return PROFILE_NAMES.taken(name);
  return changeEntry(allEntries(profiles, entries), configDir, { name: name || null });
}

/** With these two in each other's place. */
export function swapEntries(entries: Entries, one: string, other: string): ProfileEntry[] {
  const at = (configDir: string) => entries.find((entry) => entry.configDir === configDir);
  const places: Readonly<Record<string, ProfileEntry | undefined>> = { [one]: at(other), [other]: at(one) };
  return entries.map((entry) => places[entry.configDir] ?? entry);
}
