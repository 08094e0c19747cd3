/** Reads the notes our script leaves. They are ours, but a script wrote them: everything is checked. */
import * as v from 'valibot';
import type { Host } from '../../platform/host.ts';
import type { UsageReading, UsageWindow, WindowId } from '../../shared/usage.ts';
import type { EpochMs } from '../../shared/vocabulary.ts';
import { usageFiles } from './usage-files.ts';

const MAX_BYTES = 4096;
const MAX_PERCENT = 100_000;
/** Seconds since 1970, up to the year 2286: what is beyond is no second. */
const Seconds = v.pipe(v.number(), v.minValue(0), v.maxValue(9_999_999_999));
const Window = v.object({
  percent: v.pipe(v.number(), v.minValue(0), v.maxValue(MAX_PERCENT)),
  resetsAt: v.nullable(Seconds),
});
const Note = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    at: Seconds,
    version: v.pipe(v.string(), v.maxLength(40)),
    fiveHour: v.optional(Window),
    sevenDay: v.optional(Window),
    spendLimit: v.optional(Window),
  }),
);

const WINDOWS = ['fiveHour', 'sevenDay', 'spendLimit'] as const satisfies readonly WindowId[];

/** What the status line last told, and when it last told of no windows. */
export interface Spool {
  reading: UsageReading | null;
  noneAt: EpochMs | null;
  /** Version of Claude Code that called last; null: none did, or it did not say. */
  version: string | null;
}

export async function readSpool(host: Pick<Host, 'files' | 'dataDir' | 'platform'>, configDir: string): Promise<Spool> {
  const paths = usageFiles(host, configDir);
  const [told, none] = await Promise.all([readNote(host, paths.windows), readNote(host, paths.none)]);
  const last = told && (!none || told.at >= none.at) ? told : none;
  return {
    reading: told && { from: 'status-line', at: told.at * 1000, windows: windowsOf(told) },
    noneAt: none && none.at * 1000,
    version: last?.version || null,
  };
}

async function readNote(host: Pick<Host, 'files'>, path: string): Promise<v.InferOutput<typeof Note> | null> {
  const read = await host.files.read(path, MAX_BYTES);
  const note = read.ok ? v.safeParse(Note, new TextDecoder().decode(read.bytes)) : null;
  return note?.success ? note.output : null;
}

function windowsOf(note: v.InferOutput<typeof Note>): UsageWindow[] {
  return WINDOWS.flatMap((id) => {
    const { [id]: window } = note;
    const resetsAt = window?.resetsAt ?? null;
    return window ? [{ id, percent: window.percent, resetsAt: resetsAt === null ? null : resetsAt * 1000 }] : [];
  });
}
