/** The days before Pilotlight was there, told by the page's own list of past incidents. Pure. */

import { DAY_MS } from '../../shared/spans.ts';
import { type EpochMs, LIGHTS_WORST_FIRST, type Light } from '../../shared/vocabulary.ts';
import { COMPONENT_LIGHTS, type DayHistory } from './day-history.ts';
import type { ComponentStatus, PageIncident } from './page-content.ts';

const DAYS = 30;

/** One component was in one state for a while. */
interface Stretch {
  from: EpochMs;
  to: EpochMs;
  status: ComponentStatus;
}

/**
 * The worst light of each day before today, of the components named.
 * @param incidents  past ones; days before the oldest of them stay unknown
 */
export function daysFromIncidents(
  incidents: readonly PageIncident[],
  componentIds: readonly string[],
  now: EpochMs,
): DayHistory {
  const starts = incidents.flatMap(({ startedAt }) => startedAt ?? []);
  if (starts.length === 0) return {};
  const today = Math.floor(now / DAY_MS);
  const first = Math.max(today - DAYS + 1, Math.floor(Math.min(...starts) / DAY_MS));
  const past = Array.from({ length: Math.max(0, today - first) }, (_, index) => first + index);
  return Object.fromEntries(
    componentIds.map((id) => {
      const stretches = incidents.flatMap((incident) => stretchesOf(incident, id, now));
      return [id, Object.fromEntries(past.map((day) => [day, lightOf(day, stretches)]))] as const;
    }),
  );
}

/** Days already seen count; the others are filled from the past. */
export function fillDays(seen: DayHistory, past: DayHistory): DayHistory {
  const ids = new Set([...Object.keys(seen), ...Object.keys(past)]);
  return Object.fromEntries([...ids].map((id) => [id, { ...past[id], ...seen[id] }]));
}

function lightOf(day: number, stretches: readonly Stretch[]): Light {
  const [from, to] = [day * DAY_MS, (day + 1) * DAY_MS];
  const lights: readonly Light[] = stretches
    .filter((stretch) => stretch.from < to && stretch.to > from)
    .map(({ status }) => COMPONENT_LIGHTS[status]);
  return LIGHTS_WORST_FIRST.find((light) => lights.includes(light)) ?? 'green';
}

/** From each move of the component to its next one; the end of the incident ends the last. */
function stretchesOf(incident: PageIncident, id: string, now: EpochMs): readonly Stretch[] {
  const end = incident.resolvedAt ?? incident.updatedAt ?? now;
  const moves = incident.updates
    .flatMap(({ at, moves: all }) =>
      all.filter((move) => move.id === id && at !== null).map(({ to }) => ({ at: at ?? 0, to })),
    )
    .toSorted((a, b) => a.at - b.at);
  return moves
    .map(({ at, to }, index) => ({ from: at, to: moves[index + 1]?.at ?? Math.max(end, at), status: to }))
    .filter(({ status }) => status !== 'operational');
}
