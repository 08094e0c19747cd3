/** What has become of a sign-in: a table of rules, the first that applies decides. Pure. */
import type { CredentialFacts, LoginFacts, UnreadableReason } from '../../shared/facts.ts';
import type { SignInReport } from '../../shared/verdict.ts';
import type { EpochMs, SignInState } from '../../shared/vocabulary.ts';
import { correctedNow } from '../service/network.ts';

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

interface ResolverContext {
  credentials: CredentialFacts;
  login: LoginFacts | null;
  otherSourceWins: boolean;
  /** Corrected. */
  now: EpochMs;
}

type Sentence = string | ((situation: ResolverContext) => string);

interface Rule {
  state: SignInState;
  applies(situation: ResolverContext): boolean;
  reason: Sentence;
}

const UNREADABLE_BECAUSE = {
  denied: 'Access to the sign-in data is denied, so it is not known whether you are signed in.',
  locked: 'The macOS Keychain is locked here, as it is over SSH, so the sign-in cannot be read.',
  'not-agreed':
    'A sign-in is in the macOS Keychain. Whether it still works is not known until you agree to have it read.',
  timeout: 'The macOS Keychain did not answer within five seconds.',
  torn: 'The credential file was changed a moment ago and is not whole.',
  broken: 'The credential file is broken, so Claude Code finds no sign-in in it.',
  'bare-token': 'A bare token stands where the credential file should be, so Claude Code finds no sign-in in it.',
  encoding: 'The credential file is saved in an encoding that Claude Code cannot read.',
  'too-big': 'The sign-in data is far larger than any real one, so it is not trusted.',
  'not-a-file': 'Something else than a file lies where the credential file should be.',
  'credential-manager': 'The sign-in is kept in Windows Credential Manager, which Pilotlight does not read.',
  'no-tool': 'The program that reads the macOS Keychain (/usr/bin/security) is missing.',
  failed: 'The system could not read the sign-in data.',
} as const satisfies Record<UnreadableReason, string>;

const RULES: readonly Rule[] = [
  {
    state: 'OTHER',
    applies: (s) => s.otherSourceWins,
    reason: 'Claude Code uses another credential than the sign-in.',
  },
  {
    state: 'UNREADABLE',
    applies: (s) => s.credentials.status === 'unreadable',
    reason: (s) => UNREADABLE_BECAUSE[s.credentials.unreadable ?? 'failed'],
  },
  {
    state: 'NONE',
    applies: (s) => s.credentials.status === 'absent',
    reason: 'Nothing is stored: nobody has signed in here, or somebody signed out.',
  },
  {
    state: 'NONE',
    applies: (s) => !wasSignedIn(s.login),
    reason: 'The credential store holds no subscription login.',
  },
  {
    state: 'DEAD',
    applies: (s) => !hasToken(s.login) && s.login?.loginEnded === 'time_limit',
    reason: 'The login reached its time limit and Claude Code cleared it. Sign in again.',
  },
  {
    state: 'DEAD',
    applies: (s) => !hasToken(s.login) && s.login?.refreshToken === 'set',
    reason: 'The stored login has lost its access token, and Claude Code does not renew it then. Sign in again.',
  },
  {
    state: 'DEAD',
    applies: (s) => !hasToken(s.login),
    reason: 'The server refused to renew this login and Claude Code cleared it. Sign in again.',
  },
  {
    state: 'UNREADABLE',
    applies: (s) => s.login?.scopesCrash === true,
    reason: 'The scopes of the stored login are not a list, and every Claude Code command stops on that.',
  },
  {
    state: 'NONE',
    applies: (s) => s.login?.scopes?.includes('user:inference') !== true,
    reason: 'The stored login may not be used for Claude Code (its scopes lack user:inference), so it does not count.',
  },
  {
    state: 'DEAD',
    applies: (s) => isPast(s.login?.loginEndsAt, s.now),
    reason: (s) =>
      isPast(s.login?.accessTokenExpiresAt, s.now)
        ? 'The login has passed its deadline. Sign in again.'
        : 'The login has passed its deadline and will not be renewed; what is left of the access token may still work.',
  },
  {
    state: 'DEAD',
    applies: (s) => !canRenew(s.login) && isPast(s.login?.accessTokenExpiresAt, s.now),
    reason: 'The access token is past its time and there is no refresh token to renew it. Sign in again.',
  },
  {
    state: 'ENDING',
    applies: (s) => isPast(s.login?.loginEndsAt, s.now + ENDING_WITHIN_MS),
    // No spans here: a shell that watches would show them long after they are true. The deadlines stand beside it.
    reason: 'The login itself ends within three days. Sign in again before that.',
  },
  {
    state: 'STALE',
    applies: (s) => isPast(s.login?.accessTokenExpiresAt, s.now),
    reason: 'The access token is past its time. Claude Code renews it by itself at the next use.',
  },
  {
    state: 'OK',
    applies: (s) => !canRenew(s.login),
    reason: (s) =>
      s.login?.accessTokenExpiresAt
        ? 'Signed in until the access token ends; without a refresh token this login cannot be renewed.'
        : 'Signed in, but this login cannot be renewed and does not say when it ends.',
  },
  {
    state: 'OK',
    applies: (s) => s.login?.accessTokenExpiresAt === null,
    reason: 'Signed in. The store does not say when the access token ends, so Claude Code renews it only when refused.',
  },
  { state: 'OK', applies: () => true, reason: 'Signed in; Claude Code renews the access token by itself.' },
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

function hasToken(login: LoginFacts | null): boolean {
  return login?.accessToken === 'set' || login?.accessToken === 'other';
}

function canRenew(login: LoginFacts | null): boolean {
  return login?.refreshToken === 'set';
}

function isPast(at: EpochMs | null | undefined, now: EpochMs): boolean {
  return at !== null && at !== undefined && at <= now;
}
