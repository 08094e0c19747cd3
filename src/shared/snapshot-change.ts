/** What travels over the loopback stream: the whole snapshot once, then only the parts that changed. */
import type { Snapshot } from './snapshot.ts';

/** One line of the stream. `whole` starts anew; `change` replaces the named parts of the one before. */
export type SnapshotLine = { whole: Snapshot } | { change: Partial<Snapshot> };

/** The parts of `next` that differ from `last`, or all of it when there is no last one. */
export function describeChange(last: Snapshot | null, next: Snapshot): SnapshotLine {
  if (last === null) return { whole: next };
  const changed = Object.entries(next).filter(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(last[key as keyof Snapshot]),
  );
  return { change: Object.fromEntries(changed) };
}

/** The snapshot after a line. A change without anything to change is a bug of the sender. */
export function applyChange(last: Snapshot | null, line: SnapshotLine): Snapshot {
  if ('whole' in line) return line.whole;
  if (last === null) throw new Error('a change came before the whole snapshot');
  return { ...last, ...line.change };
}
