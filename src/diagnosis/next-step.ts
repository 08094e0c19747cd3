/** The one next step that a finding asks for. */

import type { FindingId } from '../shared/finding-ids.ts';
import type { FindingStepId } from '../shared/ids.ts';
import { REMEDIES } from '../shared/remedies.ts';
import type { Evidence, Finding } from '../shared/verdict.ts';

/** Findings that ask for something else than their remedies say, or for which there is no remedy to press. */
const STEP_OF: Readonly<Partial<Record<FindingId, FindingStepId>>> = {
  'provider-lacks': 'complete-provider',
  'profile-lacks-identity': 'give-identity',
  'value-cannot-be-sent': 'set-in-one-line',
  'gateway-address-refused': 'correct-gateway-address',
  'address-is-none': 'correct-address',
  'custom-address-receives-login': 'remove-address',
  'config-folder-missing': 'check-folder-name',
  'refused-not-a-member': 'sign-in-as-member',
  'refused-not-allowed': 'try-without-vpn',
  'refused-subscription-off': 'check-subscription',
  'refused-payment': 'settle-billing',
  'refused-model': 'choose-model',
  'refused-blocked': 'check-filter',
  'clock-off': 'set-clock',
  'keychain-locked': 'unlock-keychain',
  'store-cannot-be-saved': 'run-line',
  'login-misnamed': 'run-line',
  'credentials-denied': 'fix-permissions',
  'credentials-foreign-owner': 'take-ownership',
  'credentials-not-a-file': 'move-away',
};

/** What to do first; null: the finding itself says it, or there is nothing. */
export function nextStepOf({ id, step, remedies: [remedy] }: Finding): FindingStepId | null {
  return step ?? STEP_OF[id] ?? (remedy ? REMEDIES[remedy].step : null);
}

/** Where to do it; null: it is not done at a place. */
export function stepPlaceOf({ evidence, remedies: [remedy] }: Finding): Evidence | null {
  if (remedy && !REMEDIES[remedy].atPlace) return null;
  return evidence.find(({ file }) => file !== null) ?? null;
}

/** `file`, `file:line` or `file:line:column`, as editors take it. */
export function placeOf(at: { file: string | null; line: number | null; column: number | null }): string {
  return [at.file, at.line, at.column].filter((part) => part !== null).join(':');
}
