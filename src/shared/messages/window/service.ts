/** Anthropic’s side. */
import type { ComponentReport } from '../../verdict.ts';

export const SERVICE = {
  title: 'Service',
  days: 'last 30 days',
  legend: 'One bar a day: the taller, the worse; a dot is not known.',
  daysAsOf: '30 days, as of',
  daysOf: (name: string, bad: number, watched: number) =>
    `${name}, last 30 days: ${bad === 0 ? 'no trouble' : `${bad} ${bad === 1 ? 'day' : 'days'} with trouble`} in ${watched} watched`,
  others: (count: number) => (count === 1 ? 'One other part works.' : `${count} other parts work.`),
  noComponents: 'The status page has not been read yet.',
  statusPage: 'Status page',
  askOthers: 'Do others have trouble, too?',
  openIncident: 'See incident',
} as const;

export const COMPONENT = {
  operational: 'works',
  degraded_performance: 'slow',
  partial_outage: 'partly down',
  major_outage: 'down',
  under_maintenance: 'maintenance',
  unknown: 'not known',
} as const satisfies Record<ComponentReport['status'], string>;
