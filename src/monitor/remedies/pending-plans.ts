/** Plans that were shown and wait for a yes. They live in memory only, and not for long. */

import type { Clock } from '../../platform/host.ts';
import type { Plan } from '../../recovery/engine/plan.ts';
import type { FallbackWish, PlannableRemedy } from '../../shared/commands.ts';
import type { ProfileFacts } from '../../shared/facts.ts';

/** What was asked for, so that it can be planned again. */
export interface RemedyWish {
  remedy: PlannableRemedy;
  profile: string;
  finding: string | undefined;
  fallback: FallbackWish | undefined;
}

export interface KeptPlan {
  plan: Plan;
  facts: ProfileFacts;
  wish: RemedyWish;
}

export interface KeptPlans {
  keep(kept: KeptPlan): void;
  /** A plan counts once. `fresh`: it was made so lately that the world may still be as it was. */
  take(id: string): (KeptPlan & { fresh: boolean }) | null;
  /** False: there is none under this id. */
  forget(id: string): boolean;
}

/** The world a plan was made for does not stand still. */
const FRESH_MS = 5 * 60_000;
const MOST = 20;

export function createKeptPlans(clock: Clock): KeptPlans {
  const plans = new Map<string, KeptPlan & { madeAt: number }>();
  return {
    keep(kept) {
      const [oldest] = plans.keys();
      if (plans.size >= MOST && oldest !== undefined) plans.delete(oldest);
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
