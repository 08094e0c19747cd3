import type { ErrorTable } from '../known-error.ts';

/** Anthropic's side. */
export const SERVICE_ERRORS = {
  '529-repeated': {
    kind: 'outage',
    cause: 'service',
    phrases: ['Repeated 529 Overloaded'],
    next: 'wait-or-other-model',
    links: ['status-page'],
  },
  'model-load': {
    kind: 'outage',
    cause: 'service',
    phrases: ['is experiencing high load'],
    next: 'wait-or-other-model',
    links: ['status-page'],
  },
  '5xx': {
    kind: 'outage',
    cause: 'service',
    phrases: [
      'API Error: 5(0|1|2|3|9)(0|1|2|3|4|5|6|7|8|9)',
      'server-side issue, usually temporary',
      '(error|status|code|http|http/1.1|http/2|failed|with|returned|response|got|received|answered) 5(00|02|03|04|20|21|22|23|24|25|26|27|29|30)',
      '5(00|02|03|04|20|22|24|29) (internal server error|bad gateway|service unavailable|gateway timeout|overloaded|error|type error|server error)',
      'overloaded_error',
      'Overloaded',
      'Internal server error',
      'Bad gateway',
      'Service (temporarily unavailable|unavailable)',
      'Gateway (timeout|time-out)',
      'InternalServerError',
      'upstream connect error or disconnect',
      '52(0|1|2|3|4|5|6): (Connection timed out|A timeout occurred|Web server is down|Origin is unreachable|SSL handshake failed|Web server is returning an unknown error)',
      'no healthy upstream',
    ],
    next: 'wait-for-service',
    links: ['status-page'],
    reach: 'broad',
    yieldsTo: ['outage', 'login_flow', 'provider', 'network_proxy', 'network_edge'],
  },
  'api-error': {
    kind: 'outage',
    cause: 'service',
    phrases: ['type api_error', 'An unexpected error occurred', 'timeout_error', 'Error in input stream'],
    next: 'wait-for-service',
    links: ['status-page'],
    reach: 'hint',
  },
} as const satisfies ErrorTable;
