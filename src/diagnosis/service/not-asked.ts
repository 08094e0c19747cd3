import type { NetworkReport } from '../../shared/verdict.ts';
import type { ServiceReading } from '../report.ts';

/** What one look at the outside brings. */
export interface Asked {
  network: NetworkReport;
  service: ServiceReading;
}

/** Nothing is sent: network and service are said to be unknown. */
export const NOT_ASKED: Asked = {
  network: { state: 'UNKNOWN', detail: 'not asked (--offline)', clockOffsetMs: null, checkedAt: null },
  service: {
    page: 'UNKNOWN',
    probe: 'UNKNOWN',
    source: null,
    asOf: null,
    trouble: 'not asked (--offline)',
    components: [],
    incidents: [],
  },
};
