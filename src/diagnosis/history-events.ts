/** From what was noted to what is worth reading: one line per event, with its cause and its end. Pure. */
import type { HistoryEntry, HistoryKind } from '../shared/history.ts';
import type { Cause, EpochMs } from '../shared/vocabulary.ts';

/** What ends what. */
const ENDS: Readonly<Partial<Record<HistoryKind, HistoryKind>>> = {
  'incident-closed': 'incident-opened',
  'network-back': 'network-lost',
  'signed-in': 'signed-out',
};

/** What is no event of its own: Pilotlight's starts. */
const LEFT_OUT: ReadonlySet<HistoryKind> = new Set(['started']);

/** Of these, one after the other is one event. */
const REPEATS: ReadonlySet<HistoryKind> = new Set(['renewed', 'refused']);
const SAME_FOR_MS: Readonly<Partial<Record<HistoryKind, number>>> = { renewed: 86_400_000, refused: 3_600_000 };

/** So many other events may lie between the beginning of one and its end. */
const MAX_BETWEEN = 300;

/** The light follows what has happened; a line about both would say it twice. */
const NEAR_MS = 3 * 60_000;

/** @param entries  oldest first. @returns oldest first, by their beginnings */
export function tellEvents(entries: readonly HistoryEntry[]): readonly HistoryEntry[] {
  const events: HistoryEntry[] = [];
  for (const entry of entries) if (!LEFT_OUT.has(entry.kind) && !endsOne(events, entry)) events.push(begin(entry));
  const moments = events.filter(tellsOfLight).flatMap(({ at, until }) => (until == null ? [at] : [at, until]));
  moments.sort((a, b) => a - b);
  return events.filter((event) => event.kind !== 'light' || !isNear(event.at, moments));
}

const tellsOfLight = ({ kind }: HistoryEntry): boolean => kind !== 'light' && kind !== 'renewed';

/** Is one of the sorted `moments` so near that it explains the light? */
function isNear(at: EpochMs, moments: readonly EpochMs[]): boolean {
  let [from, to] = [0, moments.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((moments[middle] ?? 0) < at - NEAR_MS) from = middle + 1;
    else to = middle;
  }
  return Math.abs((moments[from] ?? Number.POSITIVE_INFINITY) - at) < NEAR_MS;
}

function begin(entry: HistoryEntry): HistoryEntry {
  return { ...entry, cause: entry.cause ?? causeOf(entry), until: entry.until ?? null };
}

/** True when it only ends, or goes on with, an event that is there already. */
function endsOne(events: HistoryEntry[], entry: HistoryEntry): boolean {
  const first = Math.max(0, events.length - MAX_BETWEEN);
  const index = first + events.slice(first).findLastIndex((event) => belongsTo(event, entry));
  const event = index < first ? undefined : events[index];
  if (!event) return false;
  const times = REPEATS.has(entry.kind) ? { count: (event.count ?? 1) + 1 } : {};
  // What was light is over as soon as the light is another one; that one is an event of its own.
  events[index] = { ...event, until: entry.at, ...times, ...endingOf(event, entry) };
  return entry.kind !== 'light';
}

function belongsTo(event: HistoryEntry, entry: HistoryEntry): boolean {
  if (event.profile !== entry.profile) return false;
  if (entry.kind === 'light') return event.kind === 'light' && event.until === null;
  if (REPEATS.has(entry.kind)) {
    const since = event.until ?? event.at;
    return event.kind === entry.kind && event.text === entry.text && entry.at - since < (SAME_FOR_MS[entry.kind] ?? 0);
  }
  if (event.kind !== ENDS[entry.kind] || event.until !== null) return false;
  if (entry.kind !== 'incident-closed') return true;
  return entry.incident === null ? entry.text.startsWith(event.text) : entry.incident === event.incident;
}

/** How an incident ended is part of it; that a sign-out ended needs no words. */
function endingOf(event: HistoryEntry, entry: HistoryEntry): Partial<HistoryEntry> {
  return entry.kind === 'incident-closed' && entry.text.startsWith(event.text) ? { text: entry.text } : {};
}

const CAUSES: Readonly<Partial<Record<HistoryKind, Cause>>> = {
  'incident-opened': 'service',
  'incident-closed': 'service',
  'network-lost': 'network',
  'network-back': 'network',
};

function causeOf({ incident, kind }: HistoryEntry): Cause | null {
  if (kind === 'signed-out') return incident === null ? 'account' : 'service';
  return CAUSES[kind] ?? null;
}
