import { TOOLBAR } from '../../shared/messages/window/window.ts';
import type { EpochMs } from '../../shared/vocabulary.ts';
import { Moment } from './moment.tsx';

/** Silence that ends later than this was meant for good: the last moment a Date can name. */
const FOR_GOOD = 8_640_000_000_000_000 / 2;

/** When the silence ends. */
export function MutedUntil({ at }: { at: EpochMs }) {
  if (!Number.isFinite(at) || at >= FOR_GOOD) return <span class="small">{TOOLBAR.mutedForGood}</span>;
  return (
    <span class="small">
      {TOOLBAR.mutedUntil} <Moment at={at} as="clock" />
    </span>
  );
}
