import type { Side } from '../../shared/verdict.ts';
import type { ServiceState } from '../../shared/vocabulary.ts';

const UNCONFIRMED: ReadonlySet<ServiceState> = new Set(['LOGIN_DOWN?', 'DOWN?']);

/** How sure it is that a problem of the service is Anthropic's. */
export function sideOfService(service: ServiceState): Extract<Side, 'service' | 'service-unconfirmed'> {
  return UNCONFIRMED.has(service) ? 'service-unconfirmed' : 'service';
}

/** Nobody's: it is fine, not known, or a refusal that may be the account's. */
const NOBODYS: ReadonlySet<ServiceState> = new Set(['UP', 'UNKNOWN', 'REJECTING']);

/** Whose side a notice about this service names; null: nobody's. */
export function sideInNotice(service: ServiceState): Side | null {
  return NOBODYS.has(service) ? null : sideOfService(service);
}
