/** The worst light of each component per day, for the thirty little squares in the window. Days are UTC days. */

import { DAY_MS } from '../../shared/spans.ts';
import type { EpochMs, Light } from '../../shared/vocabulary.ts';
import { LIGHTS_WORST_FIRST } from '../../shared/vocabulary.ts';
import type { ComponentStatus, PageComponent } from './page-content.ts';

const DAYS = 30;
const MAX_COMPONENTS = 100;

export const COMPONENT_LIGHTS = {
  operational: 'green',
  degraded_performance: 'yellow',
  partial_outage: 'orange',
  major_outage: 'red',
  under_maintenance: 'blue',
  unknown: 'yellow',
} as const satisfies Record<ComponentStatus, Light>;

/** Plain data to be kept over restarts: component id, then day number since 1970, to light. */
export type DayHistory = Readonly<Record<string, Readonly<Record<string, Light>>>>;

const dayOf = (at: EpochMs) => Math.floor(at / DAY_MS);

const worse = (a: Light | undefined, b: Light): Light =>
  a !== undefined && LIGHTS_WORST_FIRST.indexOf(a) < LIGHTS_WORST_FIRST.indexOf(b) ? a : b;

/** Adds what the page says now; days older than thirty are dropped. The same object when there is nothing to add. */
export function noteDay(history: DayHistory, components: readonly PageComponent[], at: EpochMs): DayHistory {
  const today = dayOf(at);
  if (isNoted(history, components, today)) return history;
  const noted = components.slice(0, MAX_COMPONENTS).map(({ id, status }) => {
    const days = Object.entries(history[id] ?? {}).filter(
      ([day]) => Number(day) > today - DAYS && Number(day) <= today,
    );
    const light = worse(history[id]?.[today], COMPONENT_LIGHTS[status]);
    return [id, { ...Object.fromEntries(days), [today]: light }] as const;
  });
  return Object.fromEntries(noted);
}

/** Most looks find the day as it was noted before. */
function isNoted(history: DayHistory, components: readonly PageComponent[], today: number): boolean {
  if (Object.keys(history).length !== Math.min(components.length, MAX_COMPONENTS)) return false;
  return components.every(({ id, status }) => {
    const noted = history[id]?.[today];
    return noted !== undefined && worse(noted, COMPONENT_LIGHTS[status]) === noted;
  });
}

/** The last thirty days of one component, oldest first; null: not watched that day. */
export function daysOf(history: DayHistory, id: string, now: EpochMs): readonly (Light | null)[] {
  const today = dayOf(now);
  return Array.from({ length: DAYS }, (_, index) => history[id]?.[today - DAYS + 1 + index] ?? null);
}
