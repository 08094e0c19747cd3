/** Which card comes first is decided by whose side the trouble is on: what matters now is on top. */
import type { Snapshot } from '../shared/snapshot.ts';
import type { Cause } from '../shared/vocabulary.ts';

export type CardName = 'sign-in' | 'auth' | 'service' | 'findings' | 'fallback' | 'setup' | 'notices' | 'history';

const ORDER = {
  fallback: ['service', 'fallback', 'sign-in', 'findings', 'notices', 'history', 'auth', 'setup'],
  none: ['findings', 'sign-in', 'service', 'fallback', 'setup', 'auth', 'notices', 'history'],
  account: ['sign-in', 'service', 'fallback', 'findings', 'auth', 'notices', 'history', 'setup'],
  machine: ['findings', 'sign-in', 'auth', 'service', 'fallback', 'setup', 'notices', 'history'],
  service: ['service', 'sign-in', 'fallback', 'findings', 'notices', 'history', 'auth', 'setup'],
  network: ['sign-in', 'history', 'findings', 'notices', 'service', 'fallback', 'auth', 'setup'],
} as const satisfies Record<Cause | 'none' | 'fallback', readonly CardName[]>;

/** The cards below the call, most important first. */
export function orderCards({ cause, fallback }: Pick<Snapshot, 'cause' | 'fallback'>): readonly CardName[] {
  return ORDER[cause ?? (fallback.state === 'on' ? 'fallback' : 'none')];
}
