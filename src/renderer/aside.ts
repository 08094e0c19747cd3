/** The line under the headline: the other side of the story, so that nobody has to ask. Pure. */
import type { Snapshot } from '../shared/snapshot.ts';
import type { EpochMs } from '../shared/words.ts';
import { sayPlan } from './sentences/phrasing.ts';
import { HEADER, SERVICE_ASIDE, SIGN_IN_ASIDE, SIGN_IN_SHORT } from './sentences/verdict.ts';

export interface Aside {
  facts: readonly string[];
  /** When the world was last looked at; null: no time is shown. */
  at: EpochMs | null;
  /** `checked`: "checked 12 s ago"; `known`: "9 min ago" behind "Last known: …". */
  time: 'checked' | 'known';
}

export function asideFor(snapshot: Snapshot): Aside {
  const first = snapshot.profiles[0];
  const state = first?.signIn.state ?? 'NONE';
  const signIn = SIGN_IN_ASIDE[state];
  const service = SERVICE_ASIDE[snapshot.service.state];
  const checkedAt = snapshot.network.checkedAt ?? snapshot.service.asOf;
  if (snapshot.dimmed) return { facts: [HEADER.settling], at: null, time: 'known' };
  switch (snapshot.cause) {
    case 'network':
      return {
        facts: [HEADER.lastKnown(`${SIGN_IN_SHORT[state]}, ${service}`)],
        at: snapshot.service.asOf,
        time: 'known',
      };
    case 'service': {
      const fine = state === 'OK' || state === 'STALE' || state === 'OTHER';
      return { facts: fine ? [signIn, HEADER.nothingToFix] : [signIn], at: null, time: 'checked' };
    }
    case 'account':
      return { facts: [service], at: checkedAt, time: 'checked' };
    case 'machine':
      return { facts: [SIGN_IN_SHORT[state], service], at: null, time: 'checked' };
    case null: {
      if (snapshot.fallback.state === 'on') return { facts: [HEADER.payPerToken, service], at: null, time: 'checked' };
      const plan = first?.signIn.plan;
      const fact = state !== 'OTHER' && plan ? HEADER.plan(sayPlan(plan)) : signIn;
      return { facts: [fact], at: checkedAt, time: 'checked' };
    }
  }
}
