/** `pilotlight history`: what has happened in the last thirty days, one line per event. */

import { createHistory } from '../monitor/history/history.ts';
import { HISTORY_KINDS, type HistoryEntry, type HistoryKind } from '../shared/history.ts';
import { HISTORY_CAUSE, sayEvent } from '../shared/messages/history-line.ts';
import { LOCALE } from '../shared/messages/language.ts';
import { formatSpan } from '../shared/messages/span.ts';
import { HISTORY_COMMAND } from '../shared/messages/terminal/command-line.ts';
import { WRONG_USAGE } from './exit-codes.ts';
import type { RunContext } from './run.ts';
import { chooseInk, type Ink, makeShowable } from './terminal.ts';

const DEFAULT_LIMIT = 50;
const MAX_ENTRIES = 2_000;

export async function runHistory({ host, options, stdout, stderr }: RunContext): Promise<number> {
  const isExport = options.json === true || options.csv === true;
  const limit = options.limit === undefined ? (isExport ? MAX_ENTRIES : DEFAULT_LIMIT) : Number(options.limit);
  const kinds = readKinds(options.kind);
  const wrong = whyWrong(limit, kinds, options);
  if (wrong !== null) {
    stderr.write(`${wrong}\n`);
    return WRONG_USAGE;
  }
  const history = createHistory(host);
  const now = host.clock.now();
  const problem = await history.load(now);
  if (problem) stderr.write(`${problem}\n`);
  const entries = history.events(limit, kinds ?? undefined);
  const pattern = history.pattern(now, () => null);
  if (options.json === true) stdout.write(`${JSON.stringify({ pattern, entries }, null, 2)}\n`);
  else if (options.csv === true) stdout.write(toCsv(entries));
  else stdout.write(describeHistory(entries, kinds === null ? pattern : null, chooseInk(stdout, host.env)));
  return 0;
}

/** null: all of them. */
function readKinds(given: unknown): ReadonlySet<HistoryKind> | null {
  if (typeof given !== 'string') return null;
  return new Set(given.split(',').map((word) => word.trim() as HistoryKind));
}

function whyWrong(
  limit: number,
  kinds: ReadonlySet<HistoryKind> | null,
  { csv, json }: RunContext['options'],
): string | null {
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_ENTRIES) return HISTORY_COMMAND.limit(MAX_ENTRIES);
  if (csv === true && json === true) return HISTORY_COMMAND.csvOrJson;
  const known: readonly string[] = HISTORY_KINDS;
  return [...(kinds ?? [])].every((kind) => known.includes(kind))
    ? null
    : HISTORY_COMMAND.badKind({ kinds: HISTORY_KINDS.join(', ') });
}

/** Oldest first, so that the newest is where the eye is. */
function describeHistory(entries: readonly HistoryEntry[], pattern: string | null, ink: Ink): string {
  if (entries.length === 0) return `${HISTORY_COMMAND.empty}\n`;
  const lines = makeShowable(entries.toReversed()).map((entry) => {
    const { cause, text, details } = sayEvent(entry, formatSpan);
    const aside = [...(cause === null ? [] : [cause]), ...details].join(', ');
    return `${ink.dim(describeTime(entry.at))}  ${text}${aside === '' ? '' : ink.dim(`  (${aside})`)}`;
  });
  return `${[...lines, ...(pattern ? ['', ink.strong(pattern)] : [])].join('\n')}\n`;
}

function describeTime(at: number): string {
  return new Date(at).toLocaleString(LOCALE, { dateStyle: 'medium', timeStyle: 'short' });
}

const COLUMNS = ['at', 'until', 'minutes', 'kind', 'cause', 'profile', 'count', 'text', 'incident'] as const;

/** RFC 4180, oldest first; with the line ends of a terminal. */
function toCsv(entries: readonly HistoryEntry[]): string {
  const iso = (at: number | null | undefined): string => (at == null ? '' : new Date(at).toISOString());
  const rows = makeShowable(entries.toReversed()).map((entry): Record<(typeof COLUMNS)[number], string> => {
    const { at, cause, count, incident, kind, profile, text, until } = entry;
    const minutes = until == null ? '' : String(Math.round((until - at) / 60_000));
    return {
      ...{ at: iso(at), until: iso(until), minutes, kind, text },
      cause: cause ? HISTORY_CAUSE[cause] : '',
      profile: profile ?? '',
      count: String(count ?? 1),
      incident: incident ?? '',
    };
  });
  const lines = rows.map((row) => COLUMNS.map((column) => toCell(row[column])).join(','));
  return `${[COLUMNS.join(','), ...lines].join('\n')}\n`;
}

/** Titles of incidents come from the network: none of them may be a formula to a spreadsheet. */
function toCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
