/** What other processes of Pilotlight have done (remedies from a terminal): a line each, appended, for the history. */
import * as v from 'valibot';
import type { Host } from '../../platform/host.ts';
import type { HistoryEntry } from '../../shared/history.ts';

const NAME = 'actions.jsonl';
const MAX_BYTES = 256 * 1024;
const MAX_TEXT = 500;

const LineSchema = v.object({
  at: v.pipe(v.number(), v.finite()),
  profile: v.nullable(v.pipe(v.string(), v.maxLength(MAX_TEXT))),
  text: v.pipe(v.string(), v.maxLength(MAX_TEXT)),
});

export const actionLogPath = ({ dataDir }: Pick<Host, 'dataDir'>): string => `${dataDir}/${NAME}`;

/** Appends one; a line that cannot be written is no reason to fail. @param text  one plain sentence, no values */
export async function noteAction(
  host: Pick<Host, 'files' | 'dataDir' | 'clock'>,
  text: string,
  profile: string | null,
): Promise<void> {
  const path = actionLogPath(host);
  // Nobody has started a monitor for a long time, or at all: the newest are worth more than all of them.
  if (((await host.files.stat(path))?.size ?? 0) > MAX_BYTES) await host.files.rename(path, `${path}.1`);
  const line = { at: host.clock.now(), profile, text: text.slice(0, MAX_TEXT) };
  await host.files.append(path, `${JSON.stringify(line)}\n`, 0o600);
}

/** All of them, oldest first; lines that are broken are left out. */
export async function readActions(host: Pick<Host, 'files' | 'dataDir'>): Promise<readonly HistoryEntry[]> {
  const read = await host.files.read(actionLogPath(host), 2 * MAX_BYTES);
  if (!read.ok) return [];
  return new TextDecoder()
    .decode(read.bytes)
    .split('\n')
    .flatMap((line) => readLine(line));
}

function readLine(line: string): readonly HistoryEntry[] {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), LineSchema), line);
  return parsed.success ? [{ ...parsed.output, kind: 'action', incident: null }] : [];
}
