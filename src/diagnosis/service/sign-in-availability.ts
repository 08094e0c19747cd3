import type { PageState, ProbeState, ServiceState, SignInAvailability } from '../../shared/vocabulary.ts';
import { serviceState } from './combine-service-state.ts';

/** Of each state of the service. */
export const SIGN_IN_AVAILABILITY = {
  UP: 'available',
  DEGRADED: 'available',
  PARTIAL: 'available',
  RECOVERING: 'available',
  MAINT: 'available',
  REJECTING: 'available',
  'LOGIN_DOWN?': 'doubtful',
  LOGIN_DOWN: 'down',
  'DOWN?': 'doubtful',
  DOWN: 'down',
  UNKNOWN: 'unknown',
} as const satisfies Record<ServiceState, SignInAvailability>;

/** Would a sign-in work now? The same for everybody, whatever their own login is like. */
export function signInAvailability({ probe, page }: { probe: ProbeState; page: PageState }): SignInAvailability {
  return SIGN_IN_AVAILABILITY[serviceState(probe, page, 'DEAD')];
}
