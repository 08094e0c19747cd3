/** Whether unattended work will be let in, and for how long. Pure. */
import type { CheckedCredential, CheckId, CheckResult } from '../../shared/check.ts';
import type { AuthSource, CredentialKind } from '../../shared/verdict.ts';
import type { EpochMs, SignInState } from '../../shared/vocabulary.ts';
import { PROVIDER_KIND } from '../provider-kind.ts';

export interface CheckInput {
  /** Of `claude -p`. */
  auth: AuthSource;
  /** Claude Code ends before it sends anything. */
  stopped: boolean;
  signIn: SignInState;
  loginEndsAt: EpochMs | null;
  /** The server does not take what is sent. */
  refused: boolean;
  /** A cloud that is switched on lacks something. */
  incomplete: boolean;
  answeredAt: EpochMs | null;
  now: EpochMs;
  /** An answer must not be older, ms; null: not asked. */
  maxAgeMs: number | null;
  /** The login must last so long, ms; null: not asked. */
  minLeftMs: number | null;
}

const CREDENTIAL = {
  'sign-in': 'sign-in',
  'oauth-token': 'setup-token',
  profile: 'profile',
  'api-key': 'api-key',
  'saved-key': 'api-key',
  'key-helper': 'key-helper',
  'auth-token': 'gateway',
  'custom-header': 'gateway',
  'address-user': 'gateway',
} as const satisfies Record<CredentialKind, CheckedCredential>;

/** What the stored login says, where it is what is sent. */
const BY_SIGN_IN = {
  OK: null,
  STALE: null,
  ENDING: null,
  OTHER: null,
  DEAD: 'login-ended',
  NONE: 'nothing-to-send',
  UNREADABLE: 'login-unreadable',
} as const satisfies Record<SignInState, CheckId | null>;

export function checkSignIn(input: CheckInput): CheckResult {
  const credential = credentialOf(input.auth);
  const isLogin = credential === 'sign-in';
  const endsAt = isLogin ? input.loginEndsAt : null;
  const id = judge(input, credential, endsAt);
  return { id, credential, endsAt, answeredAt: input.answeredAt };
}

function judge(input: CheckInput, credential: CheckedCredential | null, endsAt: EpochMs | null): CheckId {
  const { signIn, now, minLeftMs, maxAgeMs, answeredAt } = input;
  if (input.stopped && (credential === null || credential === 'cloud')) return 'does-not-start';
  if (credential === null) return BY_SIGN_IN[signIn] ?? 'nothing-to-send';
  const ofLogin = credential === 'sign-in' ? BY_SIGN_IN[signIn] : null;
  if (ofLogin !== null) return ofLogin;
  if (credential === 'cloud' && input.incomplete) return 'provider-incomplete';
  if (input.refused) return 'refused';
  if (endsAt !== null && minLeftMs !== null && endsAt - now < minLeftMs) return 'ends-too-soon';
  if (maxAgeMs !== null && (answeredAt === null || now - answeredAt > maxAgeMs)) return 'no-answer';
  return endsAt === null ? 'ok' : 'ok-until';
}

/** A cloud signs by itself; a gateway gets what is in a header, or nothing. */
function credentialOf({ provider, authorization, xApiKey }: AuthSource): CheckedCredential | null {
  const whose = PROVIDER_KIND[provider];
  if (whose === 'cloud') return whose;
  const kind = authorization?.kind ?? xApiKey?.kind ?? null;
  if (kind === null) return null;
  return whose === 'gateway' ? whose : CREDENTIAL[kind];
}
