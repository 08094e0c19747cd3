/** A login that Claude Code renews by itself, before the next request. */
import type { LoginFacts } from '../../shared/facts.ts';
import { MINUTE_MS } from '../../shared/spans.ts';
import type { EpochMs } from '../../shared/vocabulary.ts';

/** So long before its access token ends. */
const RENEWED_BEFORE_MS = 5 * MINUTE_MS;

/** Is there an access token that has ended, or is about to, and something to renew it with? */
export function isDue(login: LoginFacts, now: EpochMs): boolean {
  const canRenew = login.refreshToken === 'set' || login.refreshToken === 'other';
  return canRenew && login.accessTokenExpiresAt !== null && now + RENEWED_BEFORE_MS >= login.accessTokenExpiresAt;
}
