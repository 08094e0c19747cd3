/** What a shell shows of the history, made anew only when the history has changed. */
import type { HistoryEntry } from '../../shared/history.ts';
import type { EpochMs } from '../../shared/vocabulary.ts';
import type { WatchedProfile } from '../profiles/profile-state.ts';
import type { History } from './history.ts';

const MAX_SHOWN = 50;
/** A pattern of days fades by time alone; it is looked for again this often. */
const PATTERN_HOLDS_MS = 3_600_000;

export interface HistoryView {
  /** Newest first, at most fifty; the same array until there is another entry. */
  latest(): readonly HistoryEntry[];
  /** One sentence when sign-outs repeat themselves; null when nothing stands out. */
  pattern(profiles: readonly WatchedProfile[], now: EpochMs): string | null;
}

export function createHistoryView(history: History): HistoryView {
  let found: { revision: number; at: EpochMs; text: string | null } = { revision: -1, at: 0, text: null };
  let shown: { revision: number; entries: readonly HistoryEntry[] } = { revision: -1, entries: [] };

  return {
    latest() {
      const revision = history.revision();
      if (shown.revision !== revision) shown = { revision, entries: history.events(MAX_SHOWN) };
      return shown.entries;
    },
    pattern(profiles, now) {
      const revision = history.revision();
      if (found.revision !== revision || now - found.at > PATTERN_HOLDS_MS) {
        const names = new Map(profiles.map(({ id, report }) => [id, report.name]));
        const nameOf = (id: string) => (names.size > 1 ? (names.get(id) ?? null) : null);
        found = { revision, at: now, text: history.pattern(now, nameOf) };
      }
      return found.text;
    },
  };
}
