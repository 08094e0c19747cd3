/** Why each candidate wins, or what keeps it from being used. */

import type { CandidateReason } from '../../shared/ids.ts';
import { CREDENTIAL_NAMES, PLACE_NAMES, REASONS } from '../../shared/messages/credentials.ts';
import type { AuthSource, Candidate, CredentialRef } from '../../shared/verdict.ts';
import { isApproved, stuckProfile } from './choose-credentials.ts';
import type { FoundCredential } from './found-credential.ts';
import { sameCredential } from './headers.ts';
import { asksBeforeKey, isBare, isManagedByHost, type ResolverContext } from './resolver-context.ts';
import { isRefusedByServer } from './sign-in-server.ts';
import { cannotBeSent, isLoginUnsendable } from './unsendable.ts';

interface Wins {
  print: boolean;
  interactive: boolean;
}

export function explainCandidate(
  situation: ResolverContext,
  found: FoundCredential,
  wins: Wins,
  print: AuthSource,
): Pick<Candidate, 'reason' | 'why'> {
  const counts = found.fact && found.credential.kind !== 'saved-key' ? situation.variables.fact(found.fact.name) : null;
  const isOverridden = counts !== null && counts !== found.fact;
  const winner = print.authorization ?? print.xApiKey;
  const reason = reasonFor(situation, found, wins, { isOverridden, winner });
  switch (reason) {
    case 'overridden':
      return { reason, why: REASONS.overridden({ place: counts ? PLACE_NAMES[counts.place] : '' }) };
    case 'beaten':
      return { reason, why: REASONS.beaten({ winner: winner ? CREDENTIAL_NAMES[winner.kind] : '' }) };
    default:
      return { reason, why: REASONS[reason] };
  }
}

function reasonFor(
  situation: ResolverContext,
  found: FoundCredential,
  wins: Wins,
  { isOverridden, winner }: { isOverridden: boolean; winner: CredentialRef | null },
): CandidateReason {
  if (wins.print && wins.interactive) return 'sent';
  if (wins.print) return 'sent-by-print';
  if (wins.interactive) return 'sent-in-terminal';
  if (isOverridden) return 'overridden';
  return ownReason(situation, found) ?? (winner ? 'beaten' : 'not-used');
}

/** What keeps it from being used whatever else is there. */
function ownReason(situation: ResolverContext, found: FoundCredential): CandidateReason | null {
  if (found.fact?.state === 'empty') return 'empty';
  if (found.fact?.state === 'blank') return 'blank';
  const isLogin = found.credential.kind === 'sign-in';
  if (cannotBeSent(found.fact, situation) || (isLogin && isLoginUnsendable(situation))) return 'unsendable';
  if (situation.provider !== 'firstParty') return 'cloud';
  if (isBare(situation)) return 'bare';
  if (isManagedByHost(situation)) return 'managed-by-host';
  const login = isLogin ? loginReason(situation) : null;
  if (login) return login;
  if (isRefusedByServer(situation, found.credential)) return 'server-unknown';
  const stuck = stuckProfile(situation);
  if (stuck && sameCredential(stuck, found.credential)) return 'no-identity';
  const asksFirst = found.fact?.name === 'ANTHROPIC_API_KEY' && asksBeforeKey(situation);
  return asksFirst && !isApproved(situation) ? 'not-approved' : null;
}

function loginReason({ profile }: ResolverContext): CandidateReason | null {
  const { login } = profile.credentials;
  if (!login) return null;
  if (login.scopesCrash) return 'scopes-crash';
  if (login.accessToken === 'empty' || login.accessToken === 'missing') return 'login-ended';
  return login.scopes?.includes('user:inference') ? null : 'lacks-scope';
}
