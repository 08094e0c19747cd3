/** What has become of a sign-in: a table of rules, the first that applies decides. Pure. */
import type { CredentialFacts, LoginFacts } from '../../shared/facts.ts';
import { SIGN_IN_REASONS, UNREADABLE_BECAUSE } from '../../shared/messages/sign-in-reasons.ts';
import type { SignInReport } from '../../shared/verdict.ts';
import type { EpochMs, SignInState } from '../../shared/vocabulary.ts';
import { correctedNow } from '../service/network.ts';
import { hasToken, whyWithoutToken } from './lost-token.ts';

/** A login that ends within this time is worth a word; Claude Code itself warns at the same point. */
export const ENDING_WITHIN_MS = 3 * 24 * 3_600_000;

export type SignIn = Pick<SignInReport, 'state' | 'reason' | 'accessTokenExpiresAt' | 'loginEndsAt'>;

export interface SignInInput {
  credentials: CredentialFacts;
  /** True when another auth source than the sign-in is used for the next request. */
  otherSourceWins: boolean;
  /** By the own clock. */
  now: EpochMs;
  /** Own clock minus the server's, ms; null: not measured, the own clock is believed. */
  clockOffsetMs: number | null;
}

interface SignInContext {
  credentials: CredentialFacts;
  login: LoginFacts | null;
  otherSourceWins: boolean;
  /** Corrected. */
  now: EpochMs;
}

type Sentence = string | ((situation: SignInContext) => string);

interface Rule {
  state: SignInState;
  applies(situation: SignInContext): boolean;
  reason: Sentence;
}

const RULES: readonly Rule[] = [
  {
    state: 'OTHER',
    applies: (s) => s.otherSourceWins,
    reason: SIGN_IN_REASONS['other-source'],
  },
  {
    state: 'UNREADABLE',
    applies: (s) => s.credentials.status === 'unreadable',
    reason: (s) => UNREADABLE_BECAUSE[s.credentials.unreadable ?? 'failed'],
  },
  {
    state: 'NONE',
    applies: (s) => s.credentials.status === 'absent',
    reason: SIGN_IN_REASONS.absent,
  },
  {
    state: 'NONE',
    applies: (s) => !wasSignedIn(s.login),
    reason: SIGN_IN_REASONS['no-login'],
  },
  {
    state: 'DEAD',
    applies: (s) => !hasToken(s.login),
    reason: (s) => SIGN_IN_REASONS[whyWithoutToken(s.login)],
  },
  {
    state: 'UNREADABLE',
    applies: (s) => s.login?.scopesCrash === true,
    reason: SIGN_IN_REASONS['scopes-crash'],
  },
  {
    state: 'NONE',
    applies: (s) => s.login?.scopes?.includes('user:inference') !== true,
    reason: SIGN_IN_REASONS['lacks-scope'],
  },
  {
    state: 'DEAD',
    applies: (s) => isPast(s.login?.loginEndsAt, s.now),
    reason: (s) =>
      isPast(s.login?.accessTokenExpiresAt, s.now) ? SIGN_IN_REASONS.ended : SIGN_IN_REASONS['ended-token-left'],
  },
  {
    state: 'DEAD',
    applies: (s) => !canRenew(s.login) && isPast(s.login?.accessTokenExpiresAt, s.now),
    reason: SIGN_IN_REASONS['no-renewal'],
  },
  {
    state: 'ENDING',
    applies: (s) => isPast(s.login?.loginEndsAt, s.now + ENDING_WITHIN_MS),
    // No spans here: a shell that watches would show them long after they are true. The deadlines stand beside it.
    reason: SIGN_IN_REASONS.ending,
  },
  {
    state: 'STALE',
    applies: (s) => isPast(s.login?.accessTokenExpiresAt, s.now),
    reason: SIGN_IN_REASONS.stale,
  },
  {
    state: 'OK',
    applies: (s) => !canRenew(s.login),
    reason: (s) =>
      s.login?.accessTokenExpiresAt ? SIGN_IN_REASONS['ends-with-token'] : SIGN_IN_REASONS['ends-unknown'],
  },
  {
    state: 'OK',
    applies: (s) => s.login?.accessTokenExpiresAt === null,
    reason: SIGN_IN_REASONS['unknown-end'],
  },
  { state: 'OK', applies: () => true, reason: SIGN_IN_REASONS.ok },
];

/** Decides the state of one profile's sign-in, with the reason in one sentence and the two deadlines. */
export function signInState(input: SignInInput): SignIn {
  const { credentials, otherSourceWins } = input;
  const { login } = credentials;
  const situation = { credentials, login, otherSourceWins, now: correctedNow(input.now, input.clockOffsetMs) };
  const rule = RULES.find(({ applies }) => applies(situation));
  if (!rule) throw new Error('the last rule always applies');
  return {
    state: rule.state,
    reason: typeof rule.reason === 'string' ? rule.reason : rule.reason(situation),
    // A cleared login says 0, which is no time.
    accessTokenExpiresAt: login?.accessTokenExpiresAt || null,
    loginEndsAt: login?.loginEndsAt ?? null,
  };
}

/** A cleared login keeps its keys: empty texts mean signed in once, no keys at all mean never. */
function wasSignedIn(login: LoginFacts | null): boolean {
  return (
    login !== null &&
    [login.accessToken, login.refreshToken, login.loginEnded ?? 'missing'].some((x) => x !== 'missing')
  );
}

function canRenew(login: LoginFacts | null): boolean {
  return login?.refreshToken === 'set';
}

function isPast(at: EpochMs | null | undefined, now: EpochMs): boolean {
  return at !== null && at !== undefined && at <= now;
}
