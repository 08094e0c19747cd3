/** Shows each new notice once and takes its banner back when the trouble has gone. */

import type { Host } from '../../platform/host.ts';
import type { Notifier } from '../../platform/notifications/notifier.ts';
import type { Notice } from '../../shared/notice.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import type { Log } from '../data-folder/log.ts';
import type { Monitor } from '../monitor.ts';

/** @returns the way to stop */
export function announceNotices(
  host: Host,
  monitor: Pick<Monitor, 'subscribe'>,
  notifier: Notifier,
  log: Pick<Log, 'write'>,
): () => void {
  const startedAt = host.clock.now();
  // What an earlier run has shown comes back with its memory, in the first snapshot; it is not news. Later the id alone tells: a clock
  // that is set back dates news before the start.
  let known: ReadonlySet<string> | null = null;
  const shown = new Set<string>();
  const withdrawn = new Set<string>();

  const show = async (notice: Notice): Promise<void> => {
    shown.add(notice.id);
    const outcome = await notifier.show(notice);
    log.write(outcome.status === 'failed' ? 'warn' : 'info', 'notice', {
      kind: notice.kind,
      level: notice.level,
      status: outcome.status,
      reason: outcome.reason,
    });
  };

  const take = (snapshot: Snapshot): void => {
    known ??= new Set(snapshot.notices.filter(({ at }) => at < startedAt).map(({ id }) => id));
    for (const notice of snapshot.notices) {
      if (notice.withdrawnAt === null && !known.has(notice.id) && !shown.has(notice.id)) void show(notice);
      if (notice.withdrawnAt !== null && shown.has(notice.id) && !withdrawn.has(notice.id)) {
        withdrawn.add(notice.id);
        void notifier.withdraw(notice.episode);
      }
    }
    forgetOthers(shown, snapshot);
    forgetOthers(withdrawn, snapshot);
  };
  return monitor.subscribe(take);
}

/** The list is bounded; so is what is remembered of it. */
function forgetOthers(ids: Set<string>, snapshot: Snapshot): void {
  const present = new Set(snapshot.notices.map(({ id }) => id));
  for (const id of ids) if (!present.has(id)) ids.delete(id);
}
