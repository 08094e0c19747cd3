import { useCallback } from 'preact/hooks';
import type { EpochMs } from '../../shared/vocabulary.ts';
import { useTicking } from '../ticking.ts';
import { formatAgo, formatClock, formatExact, formatLeft, formatWhen } from '../time.ts';

const FORMAT = { ago: formatAgo, left: formatLeft, when: formatWhen, clock: formatClock } as const;

/** A moment, relative or as clock time, exact on hover and for machines. */
export function Moment({ at, as, say }: { at: EpochMs; as: keyof typeof FORMAT; say?: (text: string) => string }) {
  const format = FORMAT[as];
  const text = useTicking(useCallback((now: EpochMs) => format(at, now), [at, format]));
  return (
    <time class="num" dateTime={new Date(at).toISOString()} title={formatExact(at)}>
      {say ? say(text) : text}
    </time>
  );
}
