/** The last thirty days of the status page's components, kept over restarts. */
import * as v from 'valibot';
import type { DayHistory } from '../../diagnosis/service/day-history.ts';
import type { Host } from '../../platform/host.ts';
import { createJsonStore } from '../data-folder/json-store.ts';

const Light = v.picklist(['green', 'yellow', 'orange', 'red', 'blue', 'grey']);
const Key = v.pipe(v.string(), v.maxLength(100));
const DaySchema = v.object({ version: v.literal(1), days: v.record(Key, v.record(Key, Light)) });

export interface DayFile {
  load(): Promise<{ days: DayHistory; problem: string | null }>;
  /** Writes when the days differ from those kept; the same object is never looked at twice. */
  keep(days: DayHistory): void;
  flush(): Promise<void>;
}

/** Keeps `page-days.json` in the data folder. */
export function createDayFile(host: Host): DayFile {
  const file = createJsonStore(host, 'page-days.json', DaySchema, () => ({ version: 1 as const, days: {} }));
  let known: DayHistory | null = null;
  return {
    async load() {
      const { value, problem } = await file.load();
      known = value.days;
      return { days: value.days, problem };
    },
    keep(days) {
      if (days === known) return;
      known = days;
      file.keep({ version: 1, days: days as Record<string, Record<string, v.InferOutput<typeof Light>>> });
    },
    flush: file.flush,
  };
}
