/** Probe and page taken together: what is believed about the service, for one sign-in. */
import type { PageState, ProbeState, ServiceState, SignInState } from '../../shared/vocabulary.ts';

/** Sign-in states for which a refusal by the server means something: their credential should have been taken. */
export type Refusable = Extract<SignInState, 'OK' | 'ENDING' | 'OTHER'>;

type CountedProbe = Exclude<ProbeState, 'THROTTLED'>;
type ByPage = Readonly<Record<PageState, ServiceState>>;

// An official incident is never overruled by a good probe: the hello addresses are static and stay green.
const BY_PROBE: Readonly<Record<CountedProbe, ByPage>> = {
  OK: {
    CLEAR: 'UP',
    AUTH: 'LOGIN_DOWN',
    OUTAGE: 'DOWN',
    PARTIAL: 'PARTIAL',
    DEGRADED: 'DEGRADED',
    RECOVERING: 'RECOVERING',
    MAINT: 'MAINT',
    UNKNOWN: 'UP',
  },
  REJECTED: {
    CLEAR: 'REJECTING',
    AUTH: 'LOGIN_DOWN',
    OUTAGE: 'DOWN',
    PARTIAL: 'REJECTING',
    DEGRADED: 'REJECTING',
    RECOVERING: 'REJECTING',
    MAINT: 'MAINT',
    UNKNOWN: 'REJECTING',
  },
  LOGIN_DOWN: {
    CLEAR: 'LOGIN_DOWN?',
    AUTH: 'LOGIN_DOWN',
    OUTAGE: 'DOWN',
    PARTIAL: 'LOGIN_DOWN?',
    DEGRADED: 'LOGIN_DOWN?',
    RECOVERING: 'LOGIN_DOWN?',
    MAINT: 'MAINT',
    UNKNOWN: 'LOGIN_DOWN?',
  },
  API_DOWN: {
    CLEAR: 'DOWN?',
    AUTH: 'DOWN',
    OUTAGE: 'DOWN',
    PARTIAL: 'DOWN',
    DEGRADED: 'DOWN',
    RECOVERING: 'DOWN?',
    MAINT: 'MAINT',
    UNKNOWN: 'DOWN?',
  },
  UNKNOWN: {
    CLEAR: 'UP',
    AUTH: 'LOGIN_DOWN',
    OUTAGE: 'DOWN',
    PARTIAL: 'PARTIAL',
    DEGRADED: 'DEGRADED',
    RECOVERING: 'RECOVERING',
    MAINT: 'MAINT',
    UNKNOWN: 'UNKNOWN',
  },
};

/** True when a 401 for this sign-in is news; a stale, dead or missing login is refused as a matter of course. */
export function isRefusable(signIn: SignInState): signIn is Refusable {
  return signIn === 'OK' || signIn === 'ENDING' || signIn === 'OTHER';
}

function countedProbe(probe: ProbeState, signIn: SignInState): CountedProbe {
  if (probe === 'THROTTLED') return 'OK';
  if (probe === 'REJECTED' && !isRefusable(signIn)) return 'OK';
  return probe;
}

/**
 * What is believed about the service, seen from one sign-in.
 * @param probe   what the hello addresses or a refused request say
 * @param page    what the status page says
 * @param signIn  a refused key is not explained by a sign-in incident, a refused login is
 */
export function serviceState(probe: ProbeState, page: PageState, signIn: SignInState): ServiceState {
  const counted = countedProbe(probe, signIn);
  if (counted === 'REJECTED' && page === 'AUTH' && signIn === 'OTHER') return 'REJECTING';
  return BY_PROBE[counted][page];
}
