/** `profiles name`, `order`, `hide` and `show`: what they make of the entries, or why they do not. Pure. */
import { PROFILES_COMMAND } from '../../shared/messages/profiles.ts';
import { allEntries, changeEntry, isHidden, type ProfileEntry, renameProfile } from '../../shared/profile-entries.ts';
import type { ProfileReport } from '../../shared/verdict.ts';

type Profile = Pick<ProfileReport, 'id' | 'name' | 'configDir'>;

interface Asked {
  profiles: readonly Profile[];
  entries: readonly ProfileEntry[];
  /** As a path: from the current folder. */
  resolve(word: string): string;
}

/** Entries to keep, or a sentence. */
type Outcome = readonly ProfileEntry[] | string;

export const CHANGES: Readonly<Record<string, (asked: Asked, words: readonly string[]) => Outcome>> = {
  name: (asked, [word, ...name]) =>
    about(asked, word, ({ configDir }) => renameProfile(asked.profiles, asked.entries, configDir, name.join(' '))),
  hide: (asked, [word]) => about(asked, word, ({ configDir }) => hide(asked, configDir)),
  show: (asked, [word]) =>
    about(asked, word, ({ configDir }) => changeEntry(whole(asked), configDir, { hidden: false })),
  order: (asked, words) => order(asked, words),
};

function about(asked: Asked, word: string | undefined, change: (profile: Profile) => Outcome): Outcome {
  const found = findProfile(asked, word);
  return typeof found === 'string' ? found : change(found);
}

/** By name, folder or id. */
export function findProfile({ profiles, resolve }: Omit<Asked, 'entries'>, word: string | undefined): Profile | string {
  if (word === undefined) return PROFILES_COMMAND.which;
  const named = profiles.find(({ name }) => name.toLowerCase() === word.toLowerCase());
  const found = named ?? profiles.find(({ configDir, id }) => id === word || configDir === resolve(word));
  return found ?? PROFILES_COMMAND.notFound({ word });
}

function whole({ profiles, entries }: Asked): ProfileEntry[] {
  return allEntries(profiles, entries);
}

function hide(asked: Asked, configDir: string): Outcome {
  const others = asked.profiles.filter((one) => one.configDir !== configDir);
  if (others.every((one) => isHidden(asked.entries, one.configDir))) return PROFILES_COMMAND.lastShown;
  return changeEntry(whole(asked), configDir, { hidden: true });
}

/** The named ones first, the others behind them as they were. */
function order(asked: Asked, words: readonly string[]): Outcome {
  if (words.length === 0) return PROFILES_COMMAND.which;
  const found = words.map((word) => findProfile(asked, word));
  const wrong = found.find((one) => typeof one === 'string');
  if (wrong !== undefined) return wrong;
  const first = [...new Set(found)].map((one) => (one as Profile).configDir);
  const rank = ({ configDir }: ProfileEntry): number =>
    first.includes(configDir) ? first.indexOf(configDir) : first.length;
  return whole(asked).toSorted((a, b) => rank(a) - rank(b));
}
