/** German for ../messages/window/service.ts. */
import type { ComponentReport } from '../../verdict.ts';

export const SERVICE = {
  title: 'Dienst',
  days: 'letzte 30 Tage',
  legend: 'Ein Balken pro Tag: je höher, desto schlechter; ein Punkt heißt unbekannt.',
  daysAsOf: '30 Tage, Stand',
  daysOf: (name: string, bad: number, watched: number) =>
    `${name}, letzte 30 Tage: ${bad === 0 ? 'keine Störung' : `${bad} ${bad === 1 ? 'Tag' : 'Tage'} mit Störung`}, ${watched} überwacht`,
  others: (count: number) =>
    count === 1 ? 'Eine weitere Komponente funktioniert.' : `${count} weitere Komponenten funktionieren.`,
  noComponents: 'Die Statusseite wurde noch nicht gelesen.',
  statusPage: 'Statusseite',
  askOthers: 'Haben andere auch Probleme?',
  openIncident: 'Störung ansehen',
} as const;

export const COMPONENT = {
  operational: 'funktioniert',
  degraded_performance: 'langsam',
  partial_outage: 'teilweise ausgefallen',
  major_outage: 'ausgefallen',
  under_maintenance: 'Wartung',
  unknown: 'unbekannt',
} as const satisfies Record<ComponentReport['status'], string>;
