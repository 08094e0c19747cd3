/** Waits for Claude Code where there is none: a machine is looked at once an hour, and somebody may be installing it right now. */
import type { Host } from '../../platform/host.ts';
import type { MachineFacts } from '../../shared/facts.ts';
import type { PathWatch } from '../../sources/watch/watch-path.ts';
import type { MonitorPorts } from '../ports.ts';

export interface ArrivalWatch {
  /** Waits from now on, or no longer. */
  follow(machine: Pick<MachineFacts, 'clis'>): void;
  stop(): void;
}

export interface ArrivalWatchOptions {
  files: Pick<Host['files'], 'stat'>;
  ports: Pick<MonitorPorts, 'installPaths' | 'watch'>;
  /** There is a program now where none was; whether it is one that runs is for the next look to say. */
  onArrival(): void;
}

export function createArrivalWatch({ files, onArrival, ports }: ArrivalWatchOptions): ArrivalWatch {
  let watches: readonly PathWatch[] = [];

  const lookAt = async (path: string): Promise<void> => {
    if ((await files.stat(path)) !== null && watches.length > 0) onArrival();
  };
  const stop = (): void => {
    for (const watch of watches) watch.close();
    watches = [];
  };
  return {
    follow({ clis }) {
      if (clis.length > 0) stop();
      else if (watches.length === 0)
        watches = ports.installPaths().map((path) => ports.watch(path, () => void lookAt(path)));
    },
    stop,
  };
}
