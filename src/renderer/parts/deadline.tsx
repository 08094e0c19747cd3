import type { ComponentChildren } from 'preact';
import { useCallback } from 'preact/hooks';
import type { EpochMs, Light } from '../../shared/vocabulary.ts';
import { useTicking } from '../ticking.ts';
import { Row } from './card.tsx';
import { Moment } from './moment.tsx';
import { useName } from './use-name.ts';

interface Props {
  name: string;
  endsAt: EpochMs;
  /** Length of the full bar, ms. */
  wholeMs: number;
  light: Light;
  /** Said instead of "ended … ago" when the end means nothing bad. */
  over?: string;
  children: ComponentChildren;
}

/** A deadline with what is left of the time until then. */
export function Deadline({ name, endsAt, wholeMs, light, over, children }: Props) {
  const id = useName();
  const percent = useTicking(
    useCallback(
      (now: EpochMs) => Math.round(100 * Math.min(1, Math.max(0, (endsAt - now) / wholeMs))),
      [endsAt, wholeMs],
    ),
  );
  // A full red bar says "ended" louder than an empty one.
  const shown = percent === 0 && light === 'red' ? 100 : percent;
  return (
    <div class="deadline">
      <Row>
        <b id={id}>{name}</b>
        <span class="quiet-text">{percent === 0 && over ? over : <Moment at={endsAt} as="left" />}</span>
      </Row>
      <progress max="100" value={shown} data-light={light} aria-labelledby={id} />
      <Row quiet>{children}</Row>
    </div>
  );
}
