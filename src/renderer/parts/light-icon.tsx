import { LIGHTS, type LightMark } from '../../shared/lights.ts';
import type { Light } from '../../shared/vocabulary.ts';

/** The light as in the tray: a shape of its own for every light. */
export function LightIcon({ light, label, small }: { light: Light; label?: string; small?: boolean }) {
  const marks: readonly LightMark[] = LIGHTS[light].marks;
  return (
    <svg
      class={small ? 'light-icon light-icon-small' : 'light-icon'}
      data-light={light}
      viewBox={small ? '7 7 30 30' : '0 0 44 44'}
      role="img"
      aria-label={label}
      aria-hidden={label === undefined}
    >
      {!small && <circle class="halo" cx="22" cy="22" r="21" />}
      {marks.map((mark) => (
        <path key={mark.d} class={mark.paint} d={mark.d} stroke-width={mark.width} stroke-dasharray={mark.dash} />
      ))}
    </svg>
  );
}
