/** When a finding speaks in place of the verdict table, or tells its next step. Pure. */
import type { FindingId } from '../shared/finding-ids.ts';
import { stepScript } from '../shared/messages/steps.ts';
import { FINDING_LIGHT } from '../shared/profile-light.ts';
import type { Finding, NextAction, Summary } from '../shared/verdict.ts';
import { LIGHTS_WORST_FIRST, type Light } from '../shared/vocabulary.ts';
import { costOf } from './findings/cost.ts';
import { UNREADABLE_FINDINGS } from './findings/unreadable-findings.ts';
import { nextStepOf, placeOf, stepPlaceOf } from './next-step.ts';

/** What is read instead of a login, and by whom it is kept from being read. */
const STORE_UNREADABLE: ReadonlySet<FindingId> = new Set([
  'credentials-foreign-owner',
  ...Object.values(UNREADABLE_FINDINGS).map(({ id }) => id),
]);

const SIGN_IN_FIRST: ReadonlySet<NextAction> = new Set(['sign-in', 'try-sign-in', 'install']);

/** A finding speaks up when it is worse than what the table says; the table wins a tie. */
export function withFindings(
  summary: Summary,
  findings: readonly Finding[],
  nameOf: (finding: Finding) => string | undefined,
): Summary {
  const worst = findings[0];
  const light = worst && FINDING_LIGHT[worst.severity];
  if (!worst || !light || !isWorse(light, summary.light)) return withAccessStep(summary, findings);
  // Whoever is not signed in is told that first: it is what keeps them out.
  if (SIGN_IN_FIRST.has(summary.action) && !isBeforeSignIn(worst, summary)) return { ...summary, light };
  return speakFor(worst, nameOf);
}

/** What keeps out by itself, and a store that would lose the sign-in at once. */
function isBeforeSignIn(worst: Finding, { action }: Summary): boolean {
  return costOf(worst) === 'keeps-out' || (worst.id === 'store-cannot-be-saved' && action !== 'install');
}

/** How access to the store is fixed, the finding about it knows better than the table. */
function withAccessStep(summary: Summary, findings: readonly Finding[]): Summary {
  const about = findings.find(({ id, profile }) => profile === summary.subject.profile && STORE_UNREADABLE.has(id));
  if (summary.stepId !== 'fix-access' || !about) return summary;
  const { next, stepId, nextPlace, subject, action } = speakFor(about, () => undefined);
  return stepId ? { ...summary, next, stepId, nextPlace, subject, action } : summary;
}

/** What the summary is when a finding speaks. */
export function speakFor(worst: Finding, nameOf: (finding: Finding) => string | undefined): Summary {
  const light = FINDING_LIGHT[worst.severity] ?? 'yellow';
  const name = nameOf(worst);
  const stepId = nextStepOf(worst);
  const place = stepPlaceOf(worst);
  const nextPlace = stepId && place && placeOf(place);
  const next = stepId && stepScript(stepId);
  return {
    light,
    headline: name ? `${worst.title} (${name})` : worst.title,
    headlineId: 'finding',
    next: next && nextPlace ? `${next} (${nextPlace})` : next,
    stepId,
    nextPlace,
    subject: { profile: worst.profile, finding: worst.key },
    action: 'see-finding',
    cause: worst.cause,
    side: worst.cause,
  };
}

/** Is `a` a worse light than `b`? */
export function isWorse(a: Light, b: Light): boolean {
  return LIGHTS_WORST_FIRST.indexOf(a) < LIGHTS_WORST_FIRST.indexOf(b);
}
