/** A login without an access token, which Claude Code does not renew: what became of it. Pure. */
import type { LoginFacts } from '../../shared/facts.ts';

export function hasToken(login: LoginFacts | null): login is LoginFacts {
  return login?.accessToken === 'set' || login?.accessToken === 'other';
}

/** Claude Code empties a login that it gives up; a refresh token is left only where something else took the token away. */
export function whyWithoutToken(login: LoginFacts | null): 'time-limit' | 'token-lost' | 'refused' {
  if (login?.loginEnded === 'time_limit') return 'time-limit';
  return login?.refreshToken === 'set' ? 'token-lost' : 'refused';
}
