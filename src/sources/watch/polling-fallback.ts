import type { Clock, FileStat, Files } from '../../platform/host.ts';

/** Stats of folders, asked once per round however many paths lie in them. */
export type StatOnce = (path: string) => Promise<FileStat | null>;

export interface Pollable {
  /** True while no event can be expected for it. */
  blind: boolean;
  look(stat: StatOnce): Promise<void>;
}

/** A round waits no longer for a look: a disk that does not answer stops the look at what lies elsewhere no more. */
const PATIENCE_MS = 5_000;

export interface PollingFallbackOptions {
  /** Between two looks at everything, ms; twice as long after each round in which nothing happened. */
  netMs: number;
  /** And so long at most, while nothing at all happens. */
  calmNetMs: number;
  /** Between two looks at the blind ones, ms. */
  blindMs: number;
  /** Looked at per round at most; what is left comes in the next. */
  perRound: number;
}

/**
 * One timer that looks at all of `items` now and then, a bounded number at a time, and rests while there are none. Where
 * nothing happens it looks less and less often; `stir` says that something has.
 */
export function createPollingFallback(
  clock: Clock,
  files: Files,
  items: ReadonlySet<Pollable>,
  options: PollingFallbackOptions,
): { wake(): void; stir(): void; rest(): void } {
  let cancel: (() => void) | null = null;
  let queue: Pollable[] = [];
  /** Begun and not come back: another one would only wait beside it. */
  const pending = new Set<Pollable>();
  let sinceFullMs = 0;
  let netMs = options.netMs;

  const round = async (): Promise<void> => {
    if (queue.length === 0) fill();
    const stat = statOnce(files);
    const free = queue.splice(0, options.perRound).filter((item) => !pending.has(item));
    await withinPatience(Promise.all(free.map((item) => look(item, stat))));
    if (items.size > 0) arm();
    else cancel = null;
  };
  const look = async (item: Pollable, stat: StatOnce): Promise<void> => {
    pending.add(item);
    await item.look(stat);
    pending.delete(item);
  };
  const withinPatience = (looks: Promise<unknown>): Promise<void> =>
    new Promise((done) => {
      const stop = clock.after(PATIENCE_MS, done);
      void looks.then(() => {
        stop();
        done();
      });
    });
  const fill = (): void => {
    const full = sinceFullMs >= netMs;
    if (full) {
      sinceFullMs = 0;
      netMs = Math.max(options.netMs, Math.min(netMs * 2, options.calmNetMs));
    }
    queue = [...items].filter((item) => full || item.blind);
  };
  const arm = (): void => {
    const soon = queue.length > 0 || [...items].some((item) => item.blind);
    const delayMs = soon ? Math.min(options.blindMs, netMs) : netMs;
    sinceFullMs += delayMs;
    cancel?.();
    cancel = clock.after(delayMs, () => void round());
  };

  return {
    wake: () => {
      if (cancel === null) arm();
    },
    stir: () => {
      if (netMs === options.netMs) return;
      netMs = options.netMs;
      if (cancel !== null) arm();
    },
    rest: () => {
      cancel?.();
      cancel = null;
      queue = [];
    },
  };
}

function statOnce(files: Files): StatOnce {
  const asked = new Map<string, Promise<FileStat | null>>();
  return (path) => {
    const known = asked.get(path) ?? files.stat(path);
    asked.set(path, known);
    return known;
  };
}
