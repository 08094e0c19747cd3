/** What has happened on this machine: kept for thirty days, matched to the incidents that explain it. */

import * as v from 'valibot';
import { tellEvents } from '../../diagnosis/history-events.ts';
import {
  explainSignOuts,
  findIncident,
  findPattern,
  type IncidentSpan,
  trimHistory,
} from '../../diagnosis/history-pattern.ts';
import type { Host } from '../../platform/host.ts';
import { HISTORY_KINDS, type HistoryEntry, type HistoryKind } from '../../shared/history.ts';
import type { EpochMs } from '../../shared/vocabulary.ts';
import { createJsonStore } from '../data-folder/json-store.ts';
import { readActions } from './action-log.ts';

const MAX_INCIDENTS = 200;
const Time = v.pipe(v.number(), v.finite());
const Text = v.pipe(v.string(), v.maxLength(1000));

const HistorySchema = v.object({
  version: v.literal(1),
  entries: v.array(
    v.object({
      at: Time,
      kind: v.picklist(HISTORY_KINDS),
      profile: v.nullable(Text),
      text: Text,
      incident: v.nullable(Text),
      cause: v.optional(v.nullable(v.picklist(['machine', 'account', 'service', 'network']))),
      until: v.optional(v.nullable(Time)),
      count: v.optional(v.number()),
    }),
  ),
  incidents: v.array(v.object({ id: Text, signIn: v.boolean(), openedAt: Time, closedAt: v.nullable(Time) })),
});

export interface History {
  /** @returns a sentence when the kept history could not be used */
  load(now: EpochMs): Promise<string | null>;
  /** Sorted in by its time; the same one again is not added. `incident`: the one it is about, where it is about one. */
  add(entry: Omit<HistoryEntry, 'incident'> & { incident?: string | null }): void;
  /** Takes in what other processes have done. True: there was something new. */
  readActions(now: EpochMs): Promise<boolean>;
  /** Things that happened before anybody watched; they are sorted in. */
  addPast(entries: readonly HistoryEntry[], spans: readonly IncidentSpan[], now: EpochMs): void;
  /** An incident opened, changed or closed; sign-outs near it are matched to it. */
  noteIncident(span: IncidentSpan): void;
  /** Everything that was noted, newest first. */
  latest(limit: number): readonly HistoryEntry[];
  /** One entry per event, with its cause and end, newest first. */
  events(limit: number, kinds?: ReadonlySet<HistoryKind>): readonly HistoryEntry[];
  pattern(now: EpochMs, nameOf: (profile: string) => string | null): string | null;
  /** Changes whenever anything in it does. */
  revision(): number;
  flush(): Promise<void>;
}

/** Keeps `history.json` in the data folder. */
export function createHistory(host: Host): History {
  const file = createJsonStore(host, 'history.json', HistorySchema, () => ({
    version: 1 as const,
    entries: [] as HistoryEntry[],
    incidents: [] as IncidentSpan[],
  }));
  let entries: readonly HistoryEntry[] = [];
  let incidents: readonly IncidentSpan[] = [];
  let revision = 0;
  const changed = (): void => {
    revision++;
    file.keep({ version: 1, entries: [...entries], incidents: [...incidents] });
  };

  const insert = (added: readonly HistoryEntry[], now: EpochMs): boolean => {
    const isKnown = (one: HistoryEntry) =>
      entries.some(
        ({ at, kind, profile, text }) =>
          at === one.at && kind === one.kind && profile === one.profile && text === one.text,
      );
    const fresh = added.filter((one) => !isKnown(one));
    if (fresh.length === 0) return false;
    const all = [...entries, ...fresh].toSorted((a, b) => a.at - b.at);
    entries = trimHistory(all, Math.max(now, all.at(-1)?.at ?? now));
    changed();
    return true;
  };
  const takeActions = async (now: EpochMs): Promise<boolean> => insert(await readActions(host), now);

  return {
    async load(now) {
      const { value, problem } = await file.load();
      entries = trimHistory(value.entries, now);
      incidents = value.incidents.slice(-MAX_INCIDENTS);
      revision++;
      await takeActions(now);
      return problem;
    },
    add(entry) {
      const found = entry.kind === 'signed-out' ? findIncident(entry.at, incidents) : null;
      insert([{ ...entry, incident: entry.incident ?? found }], entry.at);
    },
    readActions: takeActions,
    addPast(past, spans, now) {
      const known = new Set(incidents.map(({ id }) => id));
      incidents = [...spans.filter(({ id }) => !known.has(id)), ...incidents].slice(-MAX_INCIDENTS);
      const all = [...past, ...entries].toSorted((a, b) => a.at - b.at);
      entries = explainSignOuts(trimHistory(all, now), incidents);
      changed();
    },
    noteIncident(span) {
      const others = incidents.filter(({ id }) => id !== span.id);
      incidents = [...others, span].slice(-MAX_INCIDENTS);
      entries = explainSignOuts(entries, [span]);
      changed();
    },
    latest: (limit) => entries.slice(-limit).reverse(),
    events: (limit, kinds) =>
      tellEvents(entries)
        .filter(({ kind }) => kinds?.has(kind) ?? true)
        .slice(-limit)
        .reverse(),
    pattern: (now, nameOf) => findPattern(entries, now, nameOf),
    revision: () => revision,
    flush: file.flush,
  };
}
