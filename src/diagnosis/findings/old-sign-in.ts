/** A login that has ended although Claude Code goes on working: what lies in the store is not what it uses. Pure. */
import type { CredentialFacts } from '../../shared/facts.ts';
import { EVIDENCE } from '../../shared/messages/evidence.ts';
import type { Finding } from '../../shared/verdict.ts';
import type { EpochMs } from '../../shared/vocabulary.ts';
import { ACCESS_TOKEN_LIFE_MS } from '../sign-in/access-token-life.ts';
import type { SignIn } from '../sign-in/sign-in.ts';
import { createFinding, type FindingDraft } from './finding.ts';

/** Clocks of the record and of the store need not agree to the second. */
const MARGIN_MS = 5 * 60_000;

export interface OldSignInInput {
  credentials: CredentialFacts;
  signIn: SignIn;
  profileId: string;
  /** When Claude Code last had an answer in this profile, by its session records; null: not of late, or not looked. */
  answeredAt: EpochMs | null;
}

/**
 * A hint and no verdict: the answer may belong to a key that only one terminal has, so that the next one started
 * elsewhere still finds a dead login.
 */
export function oldSignInFinding({ credentials, signIn, profileId, answeredAt }: OldSignInInput): Finding | null {
  const { changedAt, location, store } = credentials;
  if (signIn.state !== 'DEAD' || answeredAt === null || changedAt === null) return null;
  // A session that began before a login was cleared may work on for so long.
  const usableUntil = signIn.accessTokenExpiresAt ?? changedAt + ACCESS_TOKEN_LIFE_MS;
  if (answeredAt <= Math.max(usableUntil, changedAt) + MARGIN_MS) return null;
  const draft: FindingDraft = {
    id: 'old-sign-in-data',
    severity: 'info',
    cause: 'machine',
    evidence: [
      {
        file: store === 'file' ? location : null,
        line: null,
        column: null,
        note: EVIDENCE.answeredSince,
      },
    ],
    remedies: [],
  };
  return createFinding(draft, profileId);
}
