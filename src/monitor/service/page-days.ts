/** The last thirty days of the status page's components, kept over restarts. */
import * as v from 'valibot';
import type { DayHistory } from '../../diagnosis/service/day-history.ts';
import type { Host } from '../../platform/host.ts';
import { LIGHTS_WORST_FIRST } from '../../shared/vocabulary.ts';
import { createJsonStore } from '../data-folder/json-store.ts';

const Light = v.picklist(LIGHTS_WORST_FIRST);
const Key = v.pipe(v.string(), v.maxLength(100));
const DaySchema = v.object({
  version: v.literal(1),
  days: v.record(Key, v.record(Key, Light)),
  /** True: the days before the first start have been taken from the page's list of incidents. */
  filled: v.optional(v.boolean(), false),
});

export interface DayFile {
  load(): Promise<{ days: DayHistory; filled: boolean; problem: string | null }>;
  /** Writes when the days differ from those kept; the same object is never looked at twice. */
  keep(days: DayHistory): void;
  /** From now on the days before the first start are known. */
  markFilled(): void;
  flush(): Promise<void>;
}

/** Keeps `page-days.json` in the data folder. */
export function createDayFile(host: Host): DayFile {
  const file = createJsonStore(host, 'page-days.json', DaySchema, () => ({
    version: 1 as const,
    days: {},
    filled: false,
  }));
  let known: DayHistory | null = null;
  let filled = false;
  const write = (days: DayHistory): void =>
    file.keep({ version: 1, days: days as Record<string, Record<string, v.InferOutput<typeof Light>>>, filled });
  return {
    async load() {
      const { value, problem } = await file.load();
      known = value.days;
      filled = value.filled;
      return { days: value.days, filled, problem };
    },
    keep(days) {
      if (days === known) return;
      known = days;
      write(days);
    },
    markFilled() {
      filled = true;
      if (known) write(known);
    },
    flush: file.flush,
  };
}
