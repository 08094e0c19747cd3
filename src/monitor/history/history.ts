/** What has happened on this machine: kept for thirty days, matched to the incidents that explain it. */

import * as v from 'valibot';
import {
  explainSignOuts,
  findIncident,
  findPattern,
  type IncidentSpan,
  trimHistory,
} from '../../diagnosis/history-pattern.ts';
import type { Host } from '../../platform/host.ts';
import { HISTORY_KINDS, type HistoryEntry } from '../../shared/history.ts';
import type { EpochMs } from '../../shared/vocabulary.ts';
import { createJsonStore } from '../data-folder/json-store.ts';

const MOST_INCIDENTS = 200;
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
    }),
  ),
  incidents: v.array(v.object({ id: Text, signIn: v.boolean(), openedAt: Time, closedAt: v.nullable(Time) })),
});

export interface History {
  /** @returns a sentence when the kept history could not be used */
  load(now: EpochMs): Promise<string | null>;
  add(entry: Omit<HistoryEntry, 'incident'>): void;
  /** Things that happened before anybody watched; they are sorted in. */
  addPast(entries: readonly HistoryEntry[], spans: readonly IncidentSpan[], now: EpochMs): void;
  /** An incident opened, changed or closed; sign-outs near it are matched to it. */
  noteIncident(span: IncidentSpan): void;
  /** Newest first. */
  latest(limit: number): readonly HistoryEntry[];
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

  return {
    async load(now) {
      const { value, problem } = await file.load();
      entries = trimHistory(value.entries, now);
      incidents = value.incidents.slice(-MOST_INCIDENTS);
      revision++;
      return problem;
    },
    add(entry) {
      const incident = entry.kind === 'signed-out' ? findIncident(entry.at, incidents) : null;
      entries = trimHistory([...entries, { ...entry, incident }], entry.at);
      changed();
    },
    addPast(past, spans, now) {
      const known = new Set(incidents.map(({ id }) => id));
      incidents = [...spans.filter(({ id }) => !known.has(id)), ...incidents].slice(-MOST_INCIDENTS);
      const all = [...past, ...entries].toSorted((a, b) => a.at - b.at);
      entries = explainSignOuts(trimHistory(all, now), incidents);
      changed();
    },
    noteIncident(span) {
      const others = incidents.filter(({ id }) => id !== span.id);
      incidents = [...others, span].slice(-MOST_INCIDENTS);
      entries = explainSignOuts(entries, [span]);
      changed();
    },
    latest: (limit) => entries.slice(-limit).reverse(),
    pattern: (now, nameOf) => findPattern(entries, now, nameOf),
    revision: () => revision,
    flush: file.flush,
  };
}
