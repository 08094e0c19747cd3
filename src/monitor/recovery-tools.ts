/** What the remedy desk works with. Loaded when it is first needed: most days nobody needs a remedy. */
import { backUp, backupIfDue } from '../recovery/backup/back-up.ts';
import { currentFallback } from '../recovery/choose-fallback.ts';
import { newPlanId } from '../recovery/engine.ts';
import { keyChoice, planFallbackOff, planFallbackOn, readFallback } from '../recovery/fallback.ts';
import { testKey } from '../recovery/fallback-key.ts';
import { readFallbackState } from '../recovery/fallback-state.ts';
import type { Plan, Refusal } from '../recovery/plan.ts';
import { createRemedies } from '../recovery/remedies.ts';
import { startSignIn } from '../recovery/sign-in.ts';
import type { Host } from '../sources/host/host.ts';
import type { FallbackWays } from './open-remedy-desk.ts';
import type { RecoveryTools, RemedySubject } from './remedy-desk.ts';
import { planRemedy } from './remedy-plans.ts';

export function createRecoveryTools(host: Host, fallback: FallbackWays | null): RecoveryTools {
  return {
    engine: createRemedies(host),
    plan: (remedy, subject) =>
      fallback && (remedy === 'fallback-on' || remedy === 'fallback-off')
        ? planFallback(host, fallback, remedy, subject)
        : planRemedy(host, remedy, subject),
    async readFallback(subject) {
      const on = (await readFallbackState(host)).on[subject.id] ?? null;
      return readFallback(host, subject, await currentFallback(host, on, fallback?.own ?? null));
    },
    async testKey() {
      if (!fallback) return 'This is not possible here.';
      const { works, message } = await testKey(host, await fallback.vault());
      return works === true ? null : message;
    },
    newId: () => newPlanId(host),
    async signIn(world, { profile, way, email }) {
      const seen = await world.look(profile);
      if (!seen) return { refused: 'This profile is no longer there.' };
      const { clis } = seen.machine;
      return startSignIn(host, seen.place, seen.facts, {
        claude: (clis.find(({ first }) => first) ?? clis[0])?.path ?? null,
        way,
        email,
        service: world.service(),
        look: async () => (await world.look(profile))?.facts ?? seen.facts,
      });
    },
    backUp: async (profile, when) => {
      const outcome = when === 'daily' ? await backupIfDue(host, profile) : await backUp(host, profile, { why: when });
      return outcome.ok ? null : outcome.message;
    },
  };
}

async function planFallback(
  host: Host,
  { own, vault }: FallbackWays,
  remedy: 'fallback-on' | 'fallback-off',
  subject: RemedySubject,
): Promise<Plan | Refusal> {
  if (remedy === 'fallback-off') return planFallbackOff(host, subject);
  const choice = await keyChoice(host, own);
  return 'refused' in choice ? choice : planFallbackOn(host, subject, choice, await vault());
}
