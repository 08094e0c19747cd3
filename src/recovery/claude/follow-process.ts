/** What a program prints while it works, for a person who waits for it. */
import type { Host } from '../../platform/host.ts';

type Talk = Pick<ReturnType<Host['processes']['talk']>, 'kill' | 'onText' | 'done'>;

const KEPT_LENGTH = 4096;

export interface Followed {
  code: number | null;
  signal: NodeJS.Signals | string | null;
  /** The end of what was printed. */
  printed: string;
}

/**
 * Tells whole lines, in whatever pieces they come, until the program has ended.
 * @param stop  ends it, also when that was wanted before it was started
 */
export async function followProcess(
  talk: Talk,
  onLine: (line: string) => void,
  stop: AbortSignal | undefined,
): Promise<Followed> {
  if (stop?.aborted) talk.kill();
  stop?.addEventListener('abort', talk.kill, { once: true });
  const begun = new Map<string, string>();
  const tell = (line: string): void => {
    if (line.trim() !== '') onLine(line.trim());
  };
  let printed = '';
  talk.onText((stream, text) => {
    printed = (printed + text).slice(-KEPT_LENGTH);
    // A progress bar writes its line again after a carriage return, and ends none for a long time.
    const lines = `${begun.get(stream) ?? ''}${text}`.split(/\r\n|\n|\r(?=.)/s);
    begun.set(stream, (lines.pop() ?? '').slice(-KEPT_LENGTH));
    for (const line of lines) tell(line);
  });
  const { code, signal } = await talk.done;
  for (const line of begun.values()) tell(line);
  return { code, signal, printed };
}
