/** Plans that were shown and wait for a yes. They live in memory only, and not for long. */

import type { Clock } from '../../platform/host.ts';
import type { Plan } from '../../recovery/engine/plan.ts';
import type { CommandContract } from '../../shared/commands.ts';
import type { ProfileFacts } from '../../shared/facts.ts';

/** What was asked for, so that it can be planned again. */
export type RemedyRequest = CommandContract['plan-remedy']['payload'];

export interface PendingPlan {
  plan: Plan;
  facts: ProfileFacts;
  request: RemedyRequest;
}

export interface PendingPlans {
  keep(kept: PendingPlan): void;
  /** A plan counts once. `fresh`: it was made so lately that the world may still be as it was. */
  take(id: string): (PendingPlan & { fresh: boolean }) | null;
  /** False: there is none under this id. */
  forget(id: string): boolean;
}

/** The world a plan was made for does not stand still. */
const FRESH_MS = 5 * 60_000;
const MAX_PLANS = 20;

export function createPendingPlans(clock: Clock): PendingPlans {
  const plans = new Map<string, PendingPlan & { madeAt: number }>();
  return {
    keep(kept) {
      const [oldest] = plans.keys();
      if (plans.size >= MAX_PLANS && oldest !== undefined) plans.delete(oldest);
      plans.set(kept.plan.id, { ...kept, madeAt: clock.monotonic() });
    },
    take(id) {
      const kept = plans.get(id);
      plans.delete(id);
      return kept ? { ...kept, fresh: clock.monotonic() - kept.madeAt <= FRESH_MS } : null;
    },
    forget: (id) => plans.delete(id),
  };
}
