/** The verdict table: what light, headline, loudness and next step each combination of the four inputs deserves. */
import type { HeadlineId, StepId } from '../shared/ids.ts';
import { MINUTE_MS } from '../shared/spans.ts';
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
  none: 'none',
  'check-again': 'none',
  'sign-in': 'sign-in',
  'sign-in-after-incident': 'sign-in',
  'try-sign-in': 'try-sign-in',
  'try-sign-in-twice': 'try-sign-in',
  'sign-in-when-recovered': 'wait',
  wait: 'wait',
  'wait-to-sign-in': 'wait',
  'wait-then-run-once': 'wait',
  'keep-sessions': 'keep-sessions',
  'fix-access': 'fix-access',
  'check-network': 'check-network',
  'open-portal': 'open-portal',
  'check-proxy': 'check-proxy',
  'open-status-page': 'open-status-page',
  'check-key': 'check-key',
} as const satisfies Partial<Record<StepId, NextAction>>;

type TableStep = keyof typeof STEPS;
type Cell = readonly [light: Light | null, notify: NotifyLevel, headline: HeadlineId, step: TableStep];
type Row = Readonly<Record<SignInState, Cell>>;

// biome-ignore format: a table is read by its columns
const ONLINE: Readonly<Record<Exclude<ServiceState, 'REJECTING'>, Row>> = {
  UP: {
    OK: ['green', 'none', 'signed-in', 'none'],
    STALE: ['green', 'none', 'signed-in-renews', 'none'],
    ENDING: ['yellow', 'normal', 'ending', 'sign-in'],
    DEAD: ['red', 'urgent', 'expired', 'sign-in'],
    NONE: ['grey', 'none', 'not-signed-in', 'sign-in'],
    UNREADABLE: ['yellow', 'quiet', 'unreadable', 'fix-access'],
    OTHER: ['green', 'none', 'other-source', 'none'],
  },
  DEGRADED: {
    OK: ['yellow', 'none', 'degraded', 'open-status-page'],
    STALE: ['yellow', 'none', 'degraded', 'open-status-page'],
    ENDING: ['yellow', 'normal', 'degraded-ending', 'sign-in'],
    DEAD: ['red', 'urgent', 'expired', 'sign-in'],
    NONE: ['grey', 'none', 'not-signed-in', 'sign-in'],
    UNREADABLE: ['yellow', 'quiet', 'unreadable', 'fix-access'],
    OTHER: ['yellow', 'none', 'degraded', 'open-status-page'],
  },
  PARTIAL: {
    OK: ['orange', 'quiet', 'partial', 'keep-sessions'],
    STALE: ['orange', 'quiet', 'partial-renews', 'keep-sessions'],
    ENDING: ['orange', 'normal', 'partial-ending', 'sign-in-when-recovered'],
    DEAD: ['red', 'urgent', 'partial-expired', 'try-sign-in-twice'],
    NONE: ['grey', 'none', 'partial-not-signed-in', 'try-sign-in'],
    UNREADABLE: ['yellow', 'quiet', 'unreadable', 'fix-access'],
    OTHER: ['orange', 'quiet', 'partial', 'open-status-page'],
  },
  RECOVERING: {
    OK: ['yellow', 'none', 'recovering', 'keep-sessions'],
    STALE: ['yellow', 'none', 'recovering-renews', 'keep-sessions'],
    ENDING: ['yellow', 'quiet', 'recovering-ending', 'wait'],
    DEAD: ['orange', 'normal', 'recovering-expired', 'try-sign-in-twice'],
    NONE: ['grey', 'none', 'recovering-not-signed-in', 'try-sign-in'],
    UNREADABLE: ['yellow', 'quiet', 'unreadable', 'fix-access'],
    OTHER: ['yellow', 'none', 'recovering', 'open-status-page'],
  },
  MAINT: {
    OK: ['blue', 'quiet', 'maintenance', 'keep-sessions'],
    STALE: ['blue', 'quiet', 'maintenance-renews', 'keep-sessions'],
    ENDING: ['blue', 'quiet', 'maintenance-ending', 'wait'],
    DEAD: ['orange', 'normal', 'maintenance-expired', 'wait-to-sign-in'],
    NONE: ['grey', 'none', 'maintenance-not-signed-in', 'wait-to-sign-in'],
    UNREADABLE: ['yellow', 'quiet', 'unreadable', 'fix-access'],
    OTHER: ['blue', 'quiet', 'maintenance', 'open-status-page'],
  },
  'LOGIN_DOWN?': {
    OK: ['yellow', 'quiet', 'login-silent', 'keep-sessions'],
    STALE: ['orange', 'normal', 'login-silent-renews', 'keep-sessions'],
    ENDING: ['orange', 'normal', 'login-silent-ending', 'wait'],
    DEAD: ['orange', 'normal', 'login-silent-expired', 'wait-to-sign-in'],
    NONE: ['yellow', 'none', 'login-silent', 'wait-to-sign-in'],
    UNREADABLE: ['yellow', 'quiet', 'login-silent-unreadable', 'wait'],
    OTHER: ['green', 'none', 'login-silent-other', 'none'],
  },
  LOGIN_DOWN: {
    OK: ['orange', 'normal', 'login-down', 'keep-sessions'],
    STALE: ['orange', 'normal', 'login-down-renews', 'keep-sessions'],
    ENDING: ['orange', 'normal', 'login-down-ending', 'wait'],
    DEAD: ['red', 'urgent', 'login-down-expired', 'wait-to-sign-in'],
    NONE: ['orange', 'quiet', 'login-down', 'wait-to-sign-in'],
    UNREADABLE: ['orange', 'quiet', 'login-down', 'wait'],
    OTHER: ['yellow', 'none', 'login-down-other', 'open-status-page'],
  },
  'DOWN?': {
    OK: ['orange', 'normal', 'silent', 'keep-sessions'],
    STALE: ['orange', 'normal', 'silent', 'keep-sessions'],
    ENDING: ['orange', 'normal', 'silent-ending', 'wait'],
    DEAD: ['orange', 'normal', 'silent-expired', 'wait-to-sign-in'],
    NONE: ['yellow', 'none', 'silent', 'wait-to-sign-in'],
    UNREADABLE: ['yellow', 'quiet', 'silent-unreadable', 'wait'],
    OTHER: ['orange', 'normal', 'silent', 'wait'],
  },
  DOWN: {
    OK: ['red', 'normal', 'down', 'keep-sessions'],
    STALE: ['red', 'normal', 'down', 'keep-sessions'],
    ENDING: ['red', 'normal', 'down-ending', 'wait'],
    DEAD: ['red', 'urgent', 'down-expired', 'wait-to-sign-in'],
    NONE: ['orange', 'quiet', 'down', 'wait-to-sign-in'],
    UNREADABLE: ['orange', 'quiet', 'down', 'wait'],
    OTHER: ['red', 'normal', 'down', 'open-status-page'],
  },
  UNKNOWN: {
    OK: ['grey', 'none', 'signed-in-service-unknown', 'none'],
    STALE: ['grey', 'none', 'signed-in-service-unknown', 'none'],
    ENDING: ['yellow', 'normal', 'ending', 'sign-in'],
    DEAD: ['red', 'urgent', 'expired', 'sign-in'],
    NONE: ['grey', 'none', 'not-signed-in', 'sign-in'],
    UNREADABLE: ['yellow', 'quiet', 'unreadable', 'fix-access'],
    OTHER: ['grey', 'none', 'service-unknown', 'none'],
  },
};

// biome-ignore format: a table is read by its columns
const REJECTING: Readonly<Record<Refusable, Cell>> = {
  OK: ['orange', 'normal', 'login-refused', 'wait-then-run-once'],
  ENDING: ['orange', 'normal', 'login-refused', 'wait-then-run-once'],
  OTHER: ['orange', 'normal', 'key-refused', 'check-key'],
};

const SETTLING: Cell = [null, 'none', 'settling', 'check-again'];
const CAPTIVE: Cell = ['grey', 'quiet', 'captive', 'open-portal'];
const RESTRICTED: Cell = ['yellow', 'quiet', 'restricted', 'check-proxy'];

/** Offline says nothing new about the login, but does not hide what is known of it. */
const OFFLINE_HEADLINE: Readonly<Record<SignInState, HeadlineId>> = {
  OK: 'offline',
  STALE: 'offline',
  ENDING: 'offline-ending',
  DEAD: 'offline-expired',
  NONE: 'offline-not-signed-in',
  UNREADABLE: 'offline',
  OTHER: 'offline',
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
      return ['grey', 'none', OFFLINE_HEADLINE[signIn], 'check-network'];
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
function stepAfterRefusal(refusal: Refusal, signIn: SignInState): TableStep | null {
  if (signIn === 'OTHER') return null;
  const { pageClearForMs, incidentOverForMs } = refusal;
  if (incidentOverForMs !== null && incidentOverForMs <= INCIDENT_REMEMBERED_MS) {
    return 'sign-in-after-incident';
  }
  return pageClearForMs >= CLEAR_UNTIL_LOGIN_MS ? 'sign-in' : null;
}

/**
 * Decides one profile. Network rows win over everything; a network that was not asked counts as online.
 * @returns `light` null means: keep the last one, dimmed
 */
export function decide(inputs: TableInputs): TableVerdict {
  const { network, signIn, probe, page, refusal } = inputs;
  const service = serviceState(probe, page, signIn);
  const [light, notify, headlineId, tableStep] = cellFor(network, service, signIn);
  const online = network === 'ONLINE' || network === 'UNKNOWN';
  const later = online && service === 'REJECTING' && refusal ? stepAfterRefusal(refusal, signIn) : null;
  const stepId = later ?? tableStep;
  return { light, headlineId, notify, stepId, action: STEPS[stepId], service };
}
