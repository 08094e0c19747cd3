import { NETWORK_NOTES } from '../../shared/messages/network.ts';
import type { NetworkReport } from '../../shared/verdict.ts';
import type { ServiceReading } from '../report.ts';

/** What one look at the outside brings. */
export interface Asked {
  network: NetworkReport;
  service: ServiceReading;
}

/** Nothing is sent: network and service are said to be unknown. */
export const NOT_ASKED: Asked = {
  network: { state: 'UNKNOWN', detail: NETWORK_NOTES.notAsked, clockOffsetMs: null, checkedAt: null },
  service: {
    page: 'UNKNOWN',
    probe: 'UNKNOWN',
    source: null,
    asOf: null,
    trouble: NETWORK_NOTES.notAsked,
    components: [],
    incidents: [],
  },
};
