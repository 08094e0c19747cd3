import type { MachineFacts, ProfileFacts } from '../../shared/facts.ts';
import type { ProfileAuth } from '../../shared/verdict.ts';
import type { EpochMs } from '../../shared/vocabulary.ts';
import type { FindingDraft } from './finding.ts';

export interface AuthFindingsInput {
  machine: MachineFacts;
  profile: ProfileFacts;
  profileId: string;
  auth: ProfileAuth;
  /** Version of the CLI that a terminal starts; null: unknown, taken as a new one. */
  version: string | null;
  now: EpochMs;
}

/** One question asked of a profile's auth source; null: nothing to say. */
export type AuthRule = (input: AuthFindingsInput) => FindingDraft | null;
