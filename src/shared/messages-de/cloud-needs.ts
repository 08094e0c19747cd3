/** German for ../messages/cloud-needs.ts. */
import type { CloudNeed } from '../messages/cloud-needs.ts';
import { either } from './phrasing.ts';

export const CLOUD_NEEDS = {
  region: 'Region',
  credentials: 'Anmeldedaten',
  workspace: 'Workspace',
  project: 'Projekt',
  address: 'Basisadresse',
  'sign-in': 'Anmeldung (/login)',
} as const;

export function sayNeed(need: CloudNeed, variables: readonly string[]): string {
  return `${CLOUD_NEEDS[need]} (${either(variables)})`;
}
