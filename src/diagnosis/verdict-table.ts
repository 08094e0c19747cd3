/** The verdict table: what light, headline, loudness and next step each combination of the four inputs deserves. */
import type { NextAction, TableVerdict } from '../shared/verdict.ts';
import type {
  Light,
  NetworkState,
  NotifyLevel,
  PageState,
  ProbeState,
  ServiceState,
  SignInState,
} from '../shared/vocabulary.ts';
import { isRefusable, type Refusable, serviceState } from './service/combine-service-state.ts';

/** Every next step the table can name, and the button it is bound to. */
const STEPS = {
  'nothing to do': 'none',
  're-check when the grace ends': 'none',
  'run /login': 'sign-in',
  'the incident is over; sign in again': 'sign-in',
  'try /login': 'try-sign-in',
  'try /login; if it fails, retry in 10 min': 'try-sign-in',
  'run /login when it recovers': 'wait',
  'wait; do not sign out': 'wait',
  'wait; sign in when it is over': 'wait',
  'wait 10 min, then run claude once; /login only if the page stays clear for 30 min': 'wait',
  'keep sessions open; do not sign out': 'keep-sessions',
  'fix access to the credential store': 'fix-access',
  'check network': 'check-network',
  'open the network sign-in page': 'open-portal',
  'check proxy, VPN or DNS': 'check-proxy',
  'open status page': 'open-status-page',
  'check the key in the console': 'check-key',
} as const satisfies Record<string, NextAction>;

type Cell = readonly [light: Light | null, notify: NotifyLevel, headline: string, next: keyof typeof STEPS];
type Row = Readonly<Record<SignInState, Cell>>;

// biome-ignore format: a table is read by its columns
const ONLINE: Readonly<Record<Exclude<ServiceState, 'REJECTING'>, Row>> = {
  UP: {
    OK: ['green', 'none', 'Signed in', 'nothing to do'],
    STALE: ['green', 'none', 'Signed in; renews on next use', 'nothing to do'],
    ENDING: ['yellow', 'normal', 'Sign-in ends soon', 'run /login'],
    DEAD: ['red', 'urgent', 'Sign-in expired', 'run /login'],
    NONE: ['grey', 'none', 'Not signed in', 'run /login'],
    UNREADABLE: ['yellow', 'quiet', 'Cannot read sign-in data', 'fix access to the credential store'],
    OTHER: ['green', 'none', 'Uses an API key or a cloud provider', 'nothing to do'],
  },
  DEGRADED: {
    OK: ['yellow', 'none', 'Claude is degraded', 'open status page'],
    STALE: ['yellow', 'none', 'Claude is degraded', 'open status page'],
    ENDING: ['yellow', 'normal', 'Sign-in ends soon; Claude is degraded', 'run /login'],
    DEAD: ['red', 'urgent', 'Sign-in expired', 'run /login'],
    NONE: ['grey', 'none', 'Not signed in', 'run /login'],
    UNREADABLE: ['yellow', 'quiet', 'Cannot read sign-in data', 'fix access to the credential store'],
    OTHER: ['yellow', 'none', 'Claude is degraded', 'open status page'],
  },
  PARTIAL: {
    OK: ['orange', 'quiet', 'Partial outage of Claude Code or the API', 'keep sessions open; do not sign out'],
    STALE: ['orange', 'quiet', 'Partial outage; renewal may fail once', 'keep sessions open; do not sign out'],
    ENDING: ['orange', 'normal', 'Partial outage; sign-in ends soon', 'run /login when it recovers'],
    DEAD: ['red', 'urgent', 'Sign-in expired; partial outage running', 'try /login; if it fails, retry in 10 min'],
    NONE: ['grey', 'none', 'Not signed in; partial outage running', 'try /login'],
    UNREADABLE: ['yellow', 'quiet', 'Cannot read sign-in data', 'fix access to the credential store'],
    OTHER: ['orange', 'quiet', 'Partial outage of Claude Code or the API', 'open status page'],
  },
  RECOVERING: {
    OK: ['yellow', 'none', 'Recovering from an incident', 'keep sessions open; do not sign out'],
    STALE: ['yellow', 'none', 'Recovering; renewal may fail once', 'keep sessions open; do not sign out'],
    ENDING: ['yellow', 'quiet', 'Recovering; sign-in ends soon', 'wait; do not sign out'],
    DEAD: ['orange', 'normal', 'Sign-in expired; service is recovering', 'try /login; if it fails, retry in 10 min'],
    NONE: ['grey', 'none', 'Not signed in; service is recovering', 'try /login'],
    UNREADABLE: ['yellow', 'quiet', 'Cannot read sign-in data', 'fix access to the credential store'],
    OTHER: ['yellow', 'none', 'Recovering from an incident', 'open status page'],
  },
  MAINT: {
    OK: ['blue', 'quiet', 'Planned maintenance', 'keep sessions open; do not sign out'],
    STALE: ['blue', 'quiet', 'Planned maintenance; renewal may wait', 'keep sessions open; do not sign out'],
    ENDING: ['blue', 'quiet', 'Planned maintenance; sign-in ends soon', 'wait; do not sign out'],
    DEAD: ['orange', 'normal', 'Sign-in expired during maintenance', 'wait; sign in when it is over'],
    NONE: ['grey', 'none', 'Not signed in; maintenance running', 'wait; sign in when it is over'],
    UNREADABLE: ['yellow', 'quiet', 'Cannot read sign-in data', 'fix access to the credential store'],
    OTHER: ['blue', 'quiet', 'Planned maintenance', 'open status page'],
  },
  'LOGIN_DOWN?': {
    OK: ['yellow', 'quiet', 'Sign-in service does not answer (not confirmed)', 'keep sessions open; do not sign out'],
    STALE: ['orange', 'normal', 'Renewal may fail: sign-in service does not answer', 'keep sessions open; do not sign out'],
    ENDING: ['orange', 'normal', 'Sign-in ends soon and the sign-in service does not answer', 'wait; do not sign out'],
    DEAD: ['orange', 'normal', 'Sign-in expired and the sign-in service does not answer', 'wait; sign in when it is over'],
    NONE: ['yellow', 'none', 'Sign-in service does not answer (not confirmed)', 'wait; sign in when it is over'],
    UNREADABLE: ['yellow', 'quiet', 'Cannot read sign-in data; sign-in service does not answer', 'wait; do not sign out'],
    OTHER: ['green', 'none', 'API key in use; sign-in service does not answer', 'nothing to do'],
  },
  LOGIN_DOWN: {
    OK: ['orange', 'normal', 'Official incident: sign-in is failing', 'keep sessions open; do not sign out'],
    STALE: ['orange', 'normal', 'Official incident: renewal may fail', 'keep sessions open; do not sign out'],
    ENDING: ['orange', 'normal', 'Official incident; sign-in ends soon', 'wait; do not sign out'],
    DEAD: ['red', 'urgent', 'Cannot sign in: official incident', 'wait; sign in when it is over'],
    NONE: ['orange', 'quiet', 'Official incident: sign-in is failing', 'wait; sign in when it is over'],
    UNREADABLE: ['orange', 'quiet', 'Official incident: sign-in is failing', 'wait; do not sign out'],
    OTHER: ['yellow', 'none', 'Official sign-in incident; API keys not named', 'open status page'],
  },
  'DOWN?': {
    OK: ['orange', 'normal', 'Claude does not answer (not confirmed)', 'keep sessions open; do not sign out'],
    STALE: ['orange', 'normal', 'Claude does not answer (not confirmed)', 'keep sessions open; do not sign out'],
    ENDING: ['orange', 'normal', 'Claude does not answer; sign-in ends soon', 'wait; do not sign out'],
    DEAD: ['orange', 'normal', 'Sign-in expired and Claude does not answer', 'wait; sign in when it is over'],
    NONE: ['yellow', 'none', 'Claude does not answer (not confirmed)', 'wait; sign in when it is over'],
    UNREADABLE: ['yellow', 'quiet', 'Cannot read sign-in data; Claude does not answer', 'wait; do not sign out'],
    OTHER: ['orange', 'normal', 'Claude does not answer (not confirmed)', 'wait; do not sign out'],
  },
  DOWN: {
    OK: ['red', 'normal', 'Official outage', 'keep sessions open; do not sign out'],
    STALE: ['red', 'normal', 'Official outage', 'keep sessions open; do not sign out'],
    ENDING: ['red', 'normal', 'Official outage; sign-in ends soon', 'wait; do not sign out'],
    DEAD: ['red', 'urgent', 'Cannot sign in: official outage', 'wait; sign in when it is over'],
    NONE: ['orange', 'quiet', 'Official outage', 'wait; sign in when it is over'],
    UNREADABLE: ['orange', 'quiet', 'Official outage', 'wait; do not sign out'],
    OTHER: ['red', 'normal', 'Official outage', 'open status page'],
  },
  UNKNOWN: {
    OK: ['grey', 'none', 'Signed in; service state unknown', 'nothing to do'],
    STALE: ['grey', 'none', 'Signed in; service state unknown', 'nothing to do'],
    ENDING: ['yellow', 'normal', 'Sign-in ends soon', 'run /login'],
    DEAD: ['red', 'urgent', 'Sign-in expired', 'run /login'],
    NONE: ['grey', 'none', 'Not signed in', 'run /login'],
    UNREADABLE: ['yellow', 'quiet', 'Cannot read sign-in data', 'fix access to the credential store'],
    OTHER: ['grey', 'none', 'Service state unknown', 'nothing to do'],
  },
};

// biome-ignore format: a table is read by its columns
const REJECTING: Readonly<Record<Refusable, Cell>> = {
  OK: ['orange', 'normal', 'Server refuses a sign-in that has not expired', 'wait 10 min, then run claude once; /login only if the page stays clear for 30 min'],
  ENDING: ['orange', 'normal', 'Server refuses a sign-in that has not expired', 'wait 10 min, then run claude once; /login only if the page stays clear for 30 min'],
  OTHER: ['orange', 'normal', 'API key refused', 'check the key in the console'],
};

const SETTLING: Cell = [null, 'none', '(keep last; dim)', 're-check when the grace ends'];
const CAPTIVE: Cell = ['grey', 'quiet', 'This network wants a sign-in page', 'open the network sign-in page'];
const RESTRICTED: Cell = [
  'yellow',
  'quiet',
  'This network blocks Claude (proxy, VPN, firewall, DNS)',
  'check proxy, VPN or DNS',
];

/** Offline says nothing new about the login, but does not hide what is known of it. */
const OFFLINE_HEADLINE: Readonly<Record<SignInState, string>> = {
  OK: 'Offline',
  STALE: 'Offline',
  ENDING: 'Offline; sign-in ends soon',
  DEAD: 'Offline; sign-in expired',
  NONE: 'Offline; not signed in',
  UNREADABLE: 'Offline',
  OTHER: 'Offline',
};

export interface TableInputs {
  network: NetworkState;
  signIn: SignInState;
  probe: ProbeState;
  page: PageState;
  /** How long the server has been refusing this sign-in; only used while it does. */
  refusal?: Refusal;
}

/** Durations in ms behind the time rule for a refused sign-in. */
export interface Refusal {
  /** The credential store has not changed, and the page has been clear, for this long. */
  pageClearForMs: number;
  /** A sign-in incident was closed this long ago; null: none lately. */
  incidentOverForMs: number | null;
}

const MINUTE_MS = 60_000;
const CLEAR_UNTIL_LOGIN_MS = 30 * MINUTE_MS;
const INCIDENT_REMEMBERED_MS = 60 * MINUTE_MS;

function onlineCell(service: ServiceState, signIn: SignInState): Cell {
  if (service !== 'REJECTING') return ONLINE[service][signIn];
  return isRefusable(signIn) ? REJECTING[signIn] : ONLINE.UP[signIn];
}

function cellFor(network: NetworkState, service: ServiceState, signIn: SignInState): Cell {
  switch (network) {
    case 'SETTLING':
      return SETTLING;
    case 'OFFLINE':
      return ['grey', 'none', OFFLINE_HEADLINE[signIn], 'check network'];
    case 'CAPTIVE':
      return CAPTIVE;
    case 'RESTRICTED':
      return RESTRICTED;
    case 'ONLINE':
    case 'UNKNOWN':
      return onlineCell(service, signIn);
  }
}

/**
 * A refusal that outlasts a clear page is no outage any more: half an hour with an unchanged store, or a sign-in
 * incident that is over, turn "wait" into "sign in".
 */
function stepAfterRefusal(refusal: Refusal, signIn: SignInState): keyof typeof STEPS | null {
  if (signIn === 'OTHER') return null;
  const { pageClearForMs, incidentOverForMs } = refusal;
  if (incidentOverForMs !== null && incidentOverForMs <= INCIDENT_REMEMBERED_MS) {
    return 'the incident is over; sign in again';
  }
  return pageClearForMs >= CLEAR_UNTIL_LOGIN_MS ? 'run /login' : null;
}

/**
 * Decides one profile. Network rows win over everything; a network that was not asked counts as online.
 * @returns the table's own words; `light` null means: keep the last one, dimmed
 */
export function decide(inputs: TableInputs): TableVerdict {
  const { network, signIn, probe, page, refusal } = inputs;
  const service = serviceState(probe, page, signIn);
  const [light, notify, headline, tableStep] = cellFor(network, service, signIn);
  const online = network === 'ONLINE' || network === 'UNKNOWN';
  const later = online && service === 'REJECTING' && refusal ? stepAfterRefusal(refusal, signIn) : null;
  const next = later ?? tableStep;
  return { light, headline, notify, next, action: STEPS[next], service };
}
