/** Which card comes first is decided by whose side the trouble is on; what does not matter now is a line until it is wanted. */
import type { Snapshot } from '../shared/snapshot.ts';
import type { Cause } from '../shared/vocabulary.ts';

export type CardName = 'sign-in' | 'auth' | 'service' | 'findings' | 'fallback' | 'setup' | 'notices' | 'history';

export interface CardOrder {
  /** Drawn whole. */
  open: readonly CardName[];
  /** One line each. */
  folded: readonly Exclude<CardName, 'fallback'>[];
}

const ORDER = {
  fallback: { open: ['service'], folded: ['findings', 'sign-in', 'auth', 'setup', 'notices', 'history'] },
  none: { open: ['sign-in', 'service'], folded: ['findings', 'auth', 'setup', 'notices', 'history'] },
  account: { open: [], folded: ['findings', 'sign-in', 'service', 'auth', 'setup', 'notices', 'history'] },
  machine: { open: [], folded: ['findings', 'sign-in', 'service', 'auth', 'setup', 'notices', 'history'] },
  service: { open: ['service'], folded: ['findings', 'sign-in', 'auth', 'setup', 'notices', 'history'] },
  network: { open: ['sign-in', 'history'], folded: ['findings', 'service', 'auth', 'setup', 'notices'] },
} as const satisfies Record<Cause | 'none' | 'fallback', CardOrder>;

/** The cards below the call, most important first; the fallback stands between those that are open and the lines. */
export function orderCards({ cause, fallback }: Pick<Snapshot, 'cause' | 'fallback'>): CardOrder {
  return ORDER[cause ?? (fallback.state === 'on' ? 'fallback' : 'none')];
}
