/** `status.json` in the data folder, for status bars: written when something changes, gone when nobody watches any more. */
import { publicStatus } from '../../diagnosis/public-status.ts';
import type { Host } from '../../platform/host.ts';
import { pathsOf } from '../../platform/path-rules.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import type { Monitor } from '../monitor.ts';
import { isSame } from '../snapshot/is-same.ts';

export function statusFilePath(host: Pick<Host, 'dataDir' | 'platform'>): string {
  return pathsOf(host.platform).join(host.dataDir, 'status.json');
}

/**
 * Keeps the file as the monitor's snapshot is. One write at a time; what changes meanwhile becomes one more.
 * @returns the way to stop, which takes the file away
 */
export function keepStatusFile(host: Host, monitor: Pick<Monitor, 'subscribe'>): () => Promise<void> {
  const path = statusFilePath(host);
  let wanted: Snapshot | null = null;
  let written: object | null = null;
  let writing: Promise<void> | null = null;

  const write = async (): Promise<void> => {
    while (wanted) {
      const { at, dimmed, ...report } = wanted;
      wanted = null;
      const next = publicStatus(report, { at: 0, pid: host.pid, dimmed });
      if (written && isSame(written, next)) continue;
      const wrote = await host.files.write(path, `${JSON.stringify({ ...next, at })}\n`, 0o600);
      written = wrote.ok ? next : null;
    }
  };
  const begin = (): void => {
    // Not at the end of `write`: where nothing is to be written, it ends before its promise stands here.
    writing ??= write().finally(() => {
      writing = null;
      if (wanted) begin();
    });
  };
  const stop = monitor.subscribe((snapshot) => {
    wanted = snapshot;
    begin();
  });
  return async () => {
    stop();
    wanted = null;
    await writing;
    await host.files.remove(path);
  };
}
