/** What a cloud provider wants before Claude Code can ask it. */
import { either } from './phrasing.ts';

export const CLOUD_NEEDS = {
  region: 'region',
  credentials: 'credentials',
  workspace: 'workspace',
  project: 'project',
  address: 'base URL',
  'sign-in': 'sign-in (/login)',
} as const;

export type CloudNeed = keyof typeof CLOUD_NEEDS;

/** "region (AWS_REGION or AWS_DEFAULT_REGION)". */
export function sayNeed(need: CloudNeed, variables: readonly string[]): string {
  return `${CLOUD_NEEDS[need]} (${either(variables)})`;
}
