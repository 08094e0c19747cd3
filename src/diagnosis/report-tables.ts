/** What a report makes of severities and states: lights, causes, headlines. */
import type { HeadlineId } from '../shared/ids.ts';
import type { Cause, ServiceState, SignInState } from '../shared/vocabulary.ts';
import type { FallbackKind } from './fallback-kind.ts';

export const SIGN_IN_CAUSE = {
  OK: null,
  STALE: null,
  OTHER: null,
  ENDING: 'account',
  DEAD: 'account',
  NONE: 'account',
  UNREADABLE: 'machine',
} as const satisfies Record<SignInState, Cause | null>;

export const SERVICE_AT_FAULT = {
  UP: false,
  UNKNOWN: false,
  DEGRADED: true,
  PARTIAL: true,
  RECOVERING: true,
  MAINT: true,
  REJECTING: true,
  'LOGIN_DOWN?': true,
  LOGIN_DOWN: true,
  'DOWN?': true,
  DOWN: true,
} as const satisfies Record<ServiceState, boolean>;

export const FALLBACK_HEADLINE = {
  key: 'fallback-key',
  other: 'fallback-other',
} as const satisfies Record<FallbackKind, HeadlineId>;
