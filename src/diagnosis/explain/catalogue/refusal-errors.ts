import type { ErrorTable } from '../known-error.ts';

/** Limits that are reached, and refusals that do not say why. */
export const REFUSAL_ERRORS = {
  'limit-5h': {
    kind: 'usage_limit',
    cause: 'account',
    phrases: [
      "You've (hit|reached) your (5-hour|session|weekly|Opus|Sonnet|Fable|Haiku|usage|7-day|daily|monthly|limit)",
      'hit your limit',
      'reached your … limit · resets',
      '(session|weekly|5-hour|opus) limit reached',
    ],
    next: 'wait-for-reset',
    links: ['usage'],
  },
  'usage-old': {
    kind: 'usage_limit',
    cause: 'account',
    phrases: ['usage limit reached', 'usage limit exceeded', 'Your limit will reset at'],
    next: 'wait-for-reset',
    links: ['usage'],
  },
  'spend-limit': {
    kind: 'usage_limit',
    cause: 'account',
    phrases: [
      'spend limit (reached|unavailable|exceeded)',
      'reached your specified API usage limits',
      'spending limit',
    ],
    next: 'ask-admin',
  },
  '429-temp': {
    kind: 'rate_limit',
    cause: 'service',
    phrases: ['Server is temporarily limiting requests'],
    next: 'wait-a-little',
  },
  '429-rejected': {
    kind: 'rate_limit',
    cause: 'account',
    phrases: ['Request rejected 429'],
    next: 'wait-a-little',
  },
  'usage-429': {
    kind: 'rate_limit',
    cause: 'service',
    phrases: ['Failed to load usage data', 'Rate limited. Please try again later'],
    next: 'nothing',
  },
  'http-429': {
    kind: 'rate_limit',
    cause: 'account',
    phrases: [
      '(error|status|code|http|http/1.1|http/2|failed|with|returned|response|got|received|answered) 429',
      '429 (too many requests|error|type error|rate limit)',
      'rate_limit_error',
      'Too many requests',
      'rate limit (exceeded|reached|error|hit)',
      'exceed your (organization|account) rate limit',
      'exceed the rate limit',
      'Number of … tokens has exceeded',
      'RateLimitError',
      '(being|was|were|been|are|is) rate limited',
    ],
    next: 'wait-a-little',
    reach: 'broad',
    yieldsTo: ['rate_limit', 'usage_limit', 'login_flow', 'provider'],
  },
  '403-generic': {
    kind: 'auth_forbidden',
    cause: 'account',
    phrases: [
      '(Failed to authenticate. |Please run /login · )API Error: 403',
      'API Error: 403',
      '(error|status|code|http|http/1.1|http/2|failed|with|returned|response|got|received|answered) 403',
      '403 (forbidden|error|type error|permission|access denied|client error)',
      'permission_error',
      'permission_denied',
      'PermissionDeniedError',
    ],
    next: 'find-credential',
    reach: 'broad',
  },
  forbidden: {
    kind: 'auth_forbidden',
    cause: 'account',
    phrases: [
      'forbidden',
      'access denied',
      'not authorized',
      'you do not have permission',
      "you don't have permission",
    ],
    next: 'find-credential',
    reach: 'hint',
  },
} as const satisfies ErrorTable;
