/** Where a variable stands: its own place, and for one of the own process every line that sets the same for new terminals. */
import type { EnvVarFact } from '../../shared/facts.ts';
import { PLACE_NAMES } from '../../shared/messages/credentials.ts';
import { EVIDENCE } from '../../shared/messages/evidence.ts';
import type { Evidence, Finding } from '../../shared/verdict.ts';
import { placesOf, removalOf } from '../findings/auth-evidence.ts';
import type { AuthFindingsInput } from '../findings/auth-rule.ts';

/** Of a finding about one variable: where it stands, and what can be done about it there. */
export function aboutFact(input: AuthFindingsInput, fact: EnvVarFact) {
  return { variable: fact.name, evidence: evidenceOfFact(input, fact), remedies: removalOf(fact) };
}

export function evidenceOfFact({ machine }: AuthFindingsInput, fact: EnvVarFact): Evidence[] {
  const { name, file, place } = fact;
  const here = placesOf(fact, file ? EVIDENCE.isSet({ name }) : EVIDENCE.isSetIn({ name, place: PLACE_NAMES[place] }));
  if (place !== 'process') return here;
  const origins = machine.shellEnv.filter((one) => one.name === name && one.state !== 'empty' && one.file !== null);
  return [...origins.flatMap((one) => placesOf(one, EVIDENCE.setForTerminals({ name }))), ...here];
}

/** Files in which Pilotlight may correct a value; a project's own is shared with others. */
const CORRECTABLE: readonly EnvVarFact['place'][] = ['user-settings', 'local-settings', 'global-config'];

/** The same where the value itself is right and only its quotes or its name are not. */
export function correctionOf(fact: EnvVarFact): Finding['remedies'] {
  return CORRECTABLE.includes(fact.place) ? ['set-right', ...removalOf(fact)] : removalOf(fact);
}
