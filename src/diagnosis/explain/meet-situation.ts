/** What an error means right now: the first rule that fits changes what the catalogue says of it. A table of rules, no more. */
import type { Confidence, ErrorKind } from '../../shared/explanation.ts';
import type { ErrorStepId } from '../../shared/messages/error-steps.ts';
import { BECAUSE, RIGHT_NOW } from '../../shared/messages/errors.ts';
import { sayOthers } from '../../shared/messages/others.ts';
import { type Cause, type EpochMs, SIGNED_IN } from '../../shared/vocabulary.ts';
import type { KnownError } from './known-error.ts';
import type { Situation } from './situation.ts';

/** What a rule puts in the place of the catalogue's own. */
export interface Turn {
  /** What comes after the usual meaning. */
  now?: string;
  cause?: Cause;
  confidence: Confidence;
  because: readonly string[];
  next?: ErrorStepId;
}

interface Case {
  error: KnownError;
  situation: Situation;
  /** When the error happened; null: not known. */
  at: EpochMs | null;
}

interface Rule {
  kinds: readonly ErrorKind[];
  when(one: Case): boolean;
  turn(one: Case): Turn;
}

/** Refusals of a login that an outage of sign-in brings about as well. */
const LOGIN: readonly ErrorKind[] = [
  'auth_token_expired',
  'auth_login_ended',
  'auth_invalid_token',
  'auth_missing',
  'auth_forbidden',
];
const REFUSED: readonly ErrorKind[] = [
  'auth_token_expired',
  'auth_invalid_token',
  'auth_revoked',
  'auth_forbidden',
  'auth_scope',
];
const NETWORK: readonly ErrorKind[] = ['network', 'network_edge', 'network_proxy', 'network_region', 'network_tls'];
const KEY: readonly ErrorKind[] = ['api_key', 'env_conflict'];

/** An incident explains what happened from so long before it was posted. */
const POSTED_LATE_MS = 2 * 3_600_000;
const OWN_LOGIN: readonly string[] = ['sign-in', 'oauth-token'];

const isOwnLogin = ({ credential }: Situation): boolean => credential === null || OWN_LOGIN.includes(credential.kind);
const signsInNow = ({ signIn }: Situation): boolean => signIn !== null && SIGNED_IN.has(signIn);
const isDuring = ({ at, situation: { incident } }: Case): boolean =>
  at === null || incident === null || at >= incident.startedAt - POSTED_LATE_MS;

const isReportedByMany = ({ others }: Situation): boolean => others?.answer === 'many';
const isOfLate = ({ at, situation }: Case): boolean => at === null || at >= situation.now - POSTED_LATE_MS;

const pageSays = ({ incident }: Situation): readonly string[] =>
  incident === null ? [BECAUSE.statusPage] : [BECAUSE.incident(incident.title)];

const RULES: readonly Rule[] = [
  {
    kinds: [...LOGIN, 'auth_revoked', 'login_flow', 'network'],
    when: (one) =>
      one.situation.signInService === 'down' &&
      isOwnLogin(one.situation) &&
      isDuring(one) &&
      (one.error.kind !== 'auth_revoked' || one.error.links?.includes('status-page') === true),
    turn: ({ situation }) => ({
      now: RIGHT_NOW.signInIsDown,
      cause: 'service',
      confidence: 'certain',
      because: pageSays(situation),
      next: 'wait-signed-in',
    }),
  },
  {
    kinds: [...LOGIN, 'login_flow', 'network'],
    when: (one) => one.situation.signInService === 'doubtful' && isOwnLogin(one.situation),
    turn: () => ({
      now: RIGHT_NOW.signInSeemsDown,
      cause: 'service',
      confidence: 'likely',
      because: [BECAUSE.addresses],
      next: 'wait-signed-in',
    }),
  },
  {
    kinds: [...LOGIN, 'login_flow'],
    when: (one) => isReportedByMany(one.situation) && isOwnLogin(one.situation) && isOfLate(one),
    turn: () => ({
      now: RIGHT_NOW.othersReport,
      cause: 'service',
      confidence: 'likely',
      because: [],
      next: 'wait-signed-in',
    }),
  },
  {
    kinds: ['outage', 'network', 'rate_limit'],
    when: (one) => one.situation.service === 'trouble' && isDuring(one),
    turn: ({ situation }) => ({
      now: RIGHT_NOW.trouble,
      cause: 'service',
      confidence: 'certain',
      because: pageSays(situation),
      next: 'wait-for-service',
    }),
  },
  {
    kinds: NETWORK,
    when: ({ situation }) => ['OFFLINE', 'CAPTIVE', 'RESTRICTED'].includes(situation.network),
    turn: ({ situation }) => ({
      now: RIGHT_NOW.network[situation.network as 'OFFLINE' | 'CAPTIVE' | 'RESTRICTED'],
      cause: 'network',
      confidence: 'certain',
      because: [BECAUSE.network],
      ...(situation.network === 'CAPTIVE' ? { next: 'open-a-page' as const } : {}),
    }),
  },
  {
    kinds: ['auth_forbidden'],
    when: ({ situation }) => situation.blocked,
    turn: () => ({
      now: RIGHT_NOW.blocked,
      cause: 'network',
      confidence: 'likely',
      because: [],
      next: 'other-network',
    }),
  },
  {
    kinds: ['outage'],
    when: ({ situation }) => situation.service === 'up',
    turn: () => ({ now: RIGHT_NOW.calm, confidence: 'likely', because: [BECAUSE.calm] }),
  },
  {
    kinds: ['network', 'network_edge'],
    when: ({ situation }) => situation.network === 'ONLINE' && situation.service === 'up',
    turn: () => ({ now: RIGHT_NOW.reachable, confidence: 'likely', because: [BECAUSE.reachable] }),
  },
  {
    kinds: REFUSED,
    when: ({ situation }) => !isOwnLogin(situation) && situation.credential !== null,
    turn: ({ situation }) => ({
      now: RIGHT_NOW.otherCredential(situation.credential?.name ?? ''),
      cause: 'machine',
      confidence: 'certain',
      because: [BECAUSE.credential],
      next: 'fix-credential',
    }),
  },
  {
    kinds: ['auth_token_expired', 'auth_login_ended', 'auth_missing', 'auth_revoked', 'auth_invalid_token'],
    when: ({ at, situation }) =>
      signsInNow(situation) && at !== null && situation.loginChangedAt !== null && situation.loginChangedAt > at,
    turn: () => ({ now: RIGHT_NOW.renewedSince, confidence: 'likely', because: [BECAUSE.login], next: 'nothing' }),
  },
  {
    kinds: [...LOGIN, 'auth_revoked'],
    when: ({ situation }) => situation.signIn === 'DEAD' || situation.signIn === 'NONE',
    turn: () => ({ now: RIGHT_NOW.signedOut, confidence: 'certain', because: [BECAUSE.login], next: 'sign-in' }),
  },
  {
    kinds: ['auth_missing', 'auth_login_ended'],
    when: ({ situation }) => signsInNow(situation) && isOwnLogin(situation),
    turn: () => ({ now: RIGHT_NOW.loginIsThere, confidence: 'likely', because: [BECAUSE.login], next: 'start-again' }),
  },
  {
    kinds: ['auth_token_expired'],
    when: ({ situation }) => signsInNow(situation),
    turn: () => ({ now: RIGHT_NOW.renewsItself, confidence: 'likely', because: [BECAUSE.login] }),
  },
  {
    kinds: KEY,
    when: ({ situation }) => situation.credential !== null && isOwnLogin(situation),
    turn: () => ({ now: RIGHT_NOW.noKeyHere, confidence: 'likely', because: [BECAUSE.credential] }),
  },
  {
    kinds: KEY,
    when: ({ situation }) => situation.credential !== null,
    turn: ({ situation }) => ({
      now: RIGHT_NOW.otherCredential(situation.credential?.name ?? ''),
      confidence: 'certain',
      because: [BECAUSE.credential],
    }),
  },
];

const FROM_TEXT = { exact: 'likely', broad: 'likely', hint: 'guess' } as const satisfies Record<string, Confidence>;

/** What stands beside the rule: other people's reports, and Claude Code's own record of a refusal. */
function withEvidence(turn: Turn, { error, situation }: Case): Turn {
  const { others, refusal } = situation;
  const isOfSignIn = LOGIN.includes(error.kind) || error.kind === 'login_flow';
  const isSaid = others !== null && others.answer !== 'unknown' && isOfSignIn;
  const isRecorded = refusal !== null && REFUSED.includes(error.kind);
  const because = [...turn.because, ...(isSaid ? [sayOthers(others)] : []), ...(isRecorded ? [refusal] : [])];
  return { ...turn, because };
}

/** The turn an error takes now; without anything known, only how sure the text alone makes one. */
export function meetSituation(one: Case): Turn {
  const rule = RULES.find(({ kinds, when }) => kinds.includes(one.error.kind) && when(one));
  const fromText = FROM_TEXT[one.error.reach ?? 'exact'];
  const turn = withEvidence(rule?.turn(one) ?? { confidence: fromText, because: [] }, one);
  // Words as vague as "unauthorized" stay a guess, whatever fits to them.
  return fromText === 'guess' ? { ...turn, confidence: 'guess' } : turn;
}
