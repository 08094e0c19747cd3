/** The bounded history of a machine's sign-ins, and what stands out in it. Pure. */
import type { HistoryEntry } from '../shared/history.ts';
import { HISTORY_PATTERN } from '../shared/messages/history-line.ts';
import { DAY_MS, HOUR_MS } from '../shared/spans.ts';
import type { EpochMs } from '../shared/vocabulary.ts';

export const HISTORY_LIMIT = { ageMs: 30 * DAY_MS, entries: 2000 } as const;

/** Incidents are posted late (22 minutes in the middle, an hour at worst but for a few), and end before everybody is back. */
const POSTED_LATE_MS = HOUR_MS;
const LINGERS_MS = HOUR_MS;

/** So many sign-outs within so many days are not what a login that lasts for weeks should show. Narrowest first. */
const UNUSUAL = [
  { count: 3, days: 3 },
  { count: 4, days: 7 },
  { count: 6, days: 30 },
] as const;

/** Drops what is too old or too much; `entries` are oldest first and stay so. */
export function trimHistory(entries: readonly HistoryEntry[], now: EpochMs): HistoryEntry[] {
  const recent = entries.filter(({ at }) => now - at <= HISTORY_LIMIT.ageMs);
  return recent.slice(-HISTORY_LIMIT.entries);
}

export interface IncidentSpan {
  id: string;
  /** True when it speaks of sign-in. */
  signIn: boolean;
  openedAt: EpochMs;
  /** null: still open. */
  closedAt: EpochMs | null;
}

/**
 * The incident that explains something that happened at `at`: one that was open, or was posted within the hour after,
 * or had ended within the hour before. One about sign-in comes first.
 */
export function findIncident(at: EpochMs, incidents: readonly IncidentSpan[]): string | null {
  const fitting = incidents.filter(
    ({ openedAt, closedAt }) => at >= openedAt - POSTED_LATE_MS && (closedAt === null || at <= closedAt + LINGERS_MS),
  );
  return (fitting.find(({ signIn }) => signIn) ?? fitting[0])?.id ?? null;
}

/** Gives sign-outs that have no incident yet the one that has become known since. Same array when nothing changed. */
export function explainSignOuts(
  entries: readonly HistoryEntry[],
  incidents: readonly IncidentSpan[],
): readonly HistoryEntry[] {
  let changed = false;
  const explained = entries.map((entry) => {
    if (entry.kind !== 'signed-out' || entry.incident !== null) return entry;
    const incident = findIncident(entry.at, incidents);
    if (incident === null) return entry;
    changed = true;
    return { ...entry, incident };
  });
  return changed ? explained : entries;
}

/**
 * What stands out, as a part of a sentence: "signed out 3 times in 3 days: unusual, and no incident explains it". null: nothing does.
 * @param nameOf  what a person calls the profile; only asked when there are several
 */
export function findPattern(
  entries: readonly HistoryEntry[],
  now: EpochMs,
  nameOf: (profile: string) => string | null = () => null,
): string | null {
  const byProfile = new Map<string, HistoryEntry[]>();
  for (const entry of entries) {
    if (entry.kind !== 'signed-out') continue;
    const key = entry.profile ?? '';
    byProfile.set(key, [...(byProfile.get(key) ?? []), entry]);
  }
  const sentences = [...byProfile].map(([profile, outs]) => patternOf(outs, now, nameOf(profile)));
  return sentences.find((sentence) => sentence !== null) ?? null;
}

function patternOf(signOuts: readonly HistoryEntry[], now: EpochMs, name: string | null): string | null {
  for (const { count, days } of UNUSUAL) {
    const within = signOuts.filter(({ at }) => now - at <= days * DAY_MS && at <= now);
    if (within.length < count) continue;
    const explained = within.filter(({ incident }) => incident !== null).length;
    const who = name === null ? '' : `${name} `;
    return HISTORY_PATTERN.signedOut({ who, count: within.length, days, verdict: verdictOn(within.length, explained) });
  }
  return null;
}

function verdictOn(count: number, explained: number): string {
  if (explained === 0) return HISTORY_PATTERN.unusual;
  if (explained === count) return HISTORY_PATTERN.eachTime;
  return HISTORY_PATTERN.unusualButFor({ count: explained });
}
