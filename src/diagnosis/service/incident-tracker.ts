/** Follows open incidents by id. One that is absent from two good readings in a row is closed, without fanfare. */
import type { PageIncident } from './page-content.ts';

const MISSES_TO_CLOSE = 2;

/** An open incident as it was last seen. */
export interface TrackedIncident {
  incident: PageIncident;
  /** Good readings in a row without it. */
  misses: number;
}

/**
 * Takes one good reading into account.
 * @returns what is still open (an incident missing once still is), and what closed just now
 */
export function trackIncidents(
  tracked: readonly TrackedIncident[],
  open: readonly PageIncident[],
): { tracked: readonly TrackedIncident[]; closed: readonly PageIncident[] } {
  const ids = new Set(open.map((incident) => incident.id));
  const missing = tracked
    .filter((one) => !ids.has(one.incident.id))
    .map((one) => ({ incident: one.incident, misses: one.misses + 1 }));
  return {
    tracked: [
      ...open.map((incident) => ({ incident, misses: 0 })),
      ...missing.filter((one) => one.misses < MISSES_TO_CLOSE),
    ],
    closed: missing.filter((one) => one.misses >= MISSES_TO_CLOSE).map((one) => one.incident),
  };
}
