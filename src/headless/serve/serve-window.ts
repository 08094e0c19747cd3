/** The server together with what it remembers: its port and its windows. */
import type { Host } from '../../platform/host.ts';
import { createQueue } from '../../shared/queue.ts';
import { loadKeptWindows, saveKeptWindows } from './kept-sessions.ts';
import type { PageFiles } from './page-files.ts';
import { type ServedMonitor, type ServeOptions, type ServeOutcome, startServer } from './server.ts';
import type { KeptSession } from './sessions.ts';

/**
 * Serves the window on the asked port; without one on that of the last run, where its open windows wait, or any free one.
 */
export async function serveWindow(
  host: Host,
  monitor: ServedMonitor,
  page: PageFiles,
  port: number | null,
  onFault?: ServeOptions['onFault'],
): Promise<ServeOutcome> {
  const kept = await loadKeptWindows(host);
  const inTurn = createQueue();
  const on = async (wanted: number): Promise<ServeOutcome> => {
    let actual = wanted;
    const keep = (sessions: readonly KeptSession[]) => inTurn(() => saveKeptWindows(host, { port: actual, sessions }));
    const sessions = kept?.port === wanted ? kept.sessions : [];
    const outcome = await startServer(monitor, {
      page,
      port: wanted,
      kept: sessions,
      keep,
      ...(onFault ? { onFault } : {}),
    });
    if (outcome.ok) actual = outcome.port;
    return outcome;
  };
  if (port !== null) return on(port);
  const again = kept ? await on(kept.port) : null;
  return again?.ok ? again : on(0);
}
