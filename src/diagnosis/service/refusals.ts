/** Is a login that should be good being refused? Judged from Claude Code's own error records, never by a request. */
import type { EpochMs } from '../../shared/vocabulary.ts';

/** One refused request, as Claude Code wrote it down. Nothing of the conversation is kept. */
export interface Refusal {
  at: EpochMs;
  /** HTTP status. */
  status: number;
  /** The server's word for it: `authentication_error` … */
  type: string;
}

/** What Claude Code's records of the last minutes show. */
export interface RefusalFacts {
  /** Oldest first, bounded. */
  refusals: readonly Refusal[];
  /** When a request last succeeded; null: none seen. */
  succeededAt: EpochMs | null;
}

const APART_MS = 60_000;
const RECENT_MS = 15 * 60_000;

/**
 * True when the same, unexpired login was refused at least twice, a minute or more apart, with no success since.
 * A refusal after the access token's end is expected, and one from before the store changed is about another login.
 * @param changedAt             when the credential store last changed; null: not known
 * @param accessTokenExpiresAt  null: not known
 */
export function isLoginRefused(
  facts: RefusalFacts,
  login: { changedAt: EpochMs | null; accessTokenExpiresAt: EpochMs | null },
  now: EpochMs,
): boolean {
  const expiresAt = login.accessTokenExpiresAt ?? Number.POSITIVE_INFINITY;
  const counted = facts.refusals
    .filter(({ status, type }) => (status === 401 || status === 403) && type === 'authentication_error')
    .filter(({ at }) => at > (login.changedAt ?? 0) && at > (facts.succeededAt ?? 0) && at < expiresAt)
    .filter(({ at }) => at <= now && now - at <= RECENT_MS)
    .map(({ at }) => at);
  return counted.length >= 2 && Math.max(...counted) - Math.min(...counted) >= APART_MS;
}
