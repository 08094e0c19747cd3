import { SERVICE } from '../../shared/messages/window/service.ts';
import type { ComponentReport } from '../../shared/verdict.ts';
import type { Light } from '../../shared/vocabulary.ts';

const DAYS = 30;
const PITCH = 5;
const HEIGHT = 16;

/** Height tells what colour tells: the worse the day, the taller its bar. */
const BAR = { green: 8, blue: 10, yellow: 12, orange: 14, red: 16, grey: 4 } as const satisfies Record<Light, number>;
const UNWATCHED = 3;

/** The last 30 days of a component, today at the right. */
export function Days({ name, days }: Pick<ComponentReport, 'name' | 'days'>) {
  const padded = [...Array<null>(Math.max(0, DAYS - days.length)).fill(null), ...days.slice(-DAYS)];
  const watched = days.filter((day) => day !== null);
  const bad = watched.filter((day) => day !== 'green' && day !== 'blue' && day !== 'grey');
  return (
    <svg
      class="days"
      preserveAspectRatio="none"
      viewBox={`0 0 ${DAYS * PITCH - 1.5} ${HEIGHT}`}
      role="img"
      aria-label={SERVICE.daysOf(name, bad.length, watched.length)}
    >
      {padded.map((day, index) => {
        const height = day === null ? UNWATCHED : BAR[day];
        return (
          <rect
            key={index}
            data-light={day ?? 'none'}
            x={index * PITCH}
            y={HEIGHT - height}
            width="3.5"
            height={height}
            rx="1.5"
          />
        );
      })}
    </svg>
  );
}
