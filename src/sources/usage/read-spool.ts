/** Reads the notes our script leaves. They are ours, but a script wrote them: everything is checked. */
import type { Host } from '../../platform/host.ts';
import { parseJson } from '../../shared/json.ts';
import { type UsageReading, type UsageWindow, WINDOW_IDS, type WindowId } from '../../shared/usage.ts';
import type { EpochMs } from '../../shared/vocabulary.ts';
import { usageFiles } from './usage-files.ts';

const MAX_BYTES = 4096;
const MAX_PERCENT = 100_000;
/** Seconds since 1970, up to the year 2286: what is beyond is no second. */
const MAX_SECONDS = 9_999_999_999;
const MAX_VERSION_LENGTH = 40;

interface NotedWindow {
  percent: number;
  /** Seconds since 1970. */
  resetsAt: number | null;
}

interface Note extends Partial<Record<WindowId, NotedWindow>> {
  /** Seconds since 1970. */
  at: number;
  version: string;
}

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

async function readNote(host: Pick<Host, 'files'>, path: string): Promise<Note | null> {
  const read = await host.files.read(path, MAX_BYTES);
  return read.ok ? toNote(parseJson(new TextDecoder().decode(read.bytes))) : null;
}

/** By hand: `doctor` reads this, and must not load a library for it. One wrong field makes the whole note worthless. */
function toNote(found: unknown): Note | null {
  if (!isObject(found)) return null;
  const { at, version } = found;
  if (!isWithin(at, MAX_SECONDS) || typeof version !== 'string' || version.length > MAX_VERSION_LENGTH) return null;
  const note: Note = { at, version };
  for (const id of WINDOW_IDS) {
    if (found[id] === undefined) continue;
    const window = toWindow(found[id]);
    if (window === null) return null;
    note[id] = window;
  }
  return note;
}

function toWindow(found: unknown): NotedWindow | null {
  if (!isObject(found)) return null;
  const { percent, resetsAt } = found;
  if (!isWithin(percent, MAX_PERCENT)) return null;
  return resetsAt === null || isWithin(resetsAt, MAX_SECONDS) ? { percent, resetsAt } : null;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isWithin = (value: unknown, most: number): value is number =>
  typeof value === 'number' && value >= 0 && value <= most;

function windowsOf(note: Note): UsageWindow[] {
  return WINDOW_IDS.flatMap((id) => {
    const { [id]: window } = note;
    const resetsAt = window?.resetsAt ?? null;
    return window ? [{ id, percent: window.percent, resetsAt: resetsAt === null ? null : resetsAt * 1000 }] : [];
  });
}
