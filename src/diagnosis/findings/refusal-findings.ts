/** What the server refused and would refuse again: whose side it is on, and what to do. Pure. */

import type { Evidence, Finding } from '../../shared/verdict.ts';
import type { Cause } from '../../shared/vocabulary.ts';
import type { JudgedRefusal, Sends } from '../refusals/judge-refusals.ts';
import type { RefusalKind } from '../refusals/refusal-kinds.ts';
import { evidenceFor, placeOf, removeFrom, variablesOf } from './auth-evidence.ts';
import type { AuthFindingsInput } from './auth-rule.ts';

interface Words {
  title: string;
  detail: string;
  cause: Cause;
}

/** One text for whatever was sent, or one for each. */
type ByCredential = Words | Readonly<Record<Sends, Words>>;

const SAY_CREDENTIAL = {
  'sign-in': {
    title: 'The server does not accept your sign-in',
    detail:
      'Claude Code sent your login and was told that it is not valid, although it has not expired. Run claude once more; if it is refused again while the status page is clear, sign in again.',
    cause: 'account',
  },
  token: {
    title: 'The token that Claude Code sends is not accepted',
    detail:
      'The server, or the gateway in its place, says that the token is not valid: revoked, mistyped, or meant for another address. Make a new one and set it again.',
    cause: 'account',
  },
  key: {
    title: 'The API key that Claude Code sends is not accepted',
    detail:
      'The server, or the gateway in its place, says that the key is not valid: deleted, switched off, mistyped, or meant for another address. Check it in the console, or remove it.',
    cause: 'account',
  },
  cloud: {
    title: 'Your cloud provider does not accept the credentials',
    detail:
      'The last request was refused with the credentials of the cloud provider. They have probably ended: sign in with the provider’s own tool.',
    cause: 'account',
  },
} as const satisfies Record<Sends, Words>;

const DISABLED_KEY: Words = {
  title: 'Your API key belongs to an organization that has been disabled',
  detail:
    'Beside a plan of your own this is mostly a key left over from another organization, such as a former employer. Remove the key, and Claude Code uses your sign-in.',
  cause: 'account',
};
const DISABLED_LOGIN: Words = {
  title: 'The organization of this login has been disabled',
  detail:
    'Nothing on this machine can change that. Sign in with another account or organization; an owner of the disabled one can ask Anthropic support.',
  cause: 'account',
};
const CREDIT: Words = {
  title: 'The credit balance is too low',
  detail:
    'The organization that pays for this key has no credit left. Add credit in the console, or remove the key to work on your plan.',
  cause: 'account',
};

const WORDS: Readonly<Record<RefusalKind, ByCredential>> = {
  credential: SAY_CREDENTIAL,
  'not-a-member': {
    title: 'This account is no longer a member of its organization',
    detail:
      'The login was made for an organization that the account does not belong to any more. Sign in again and choose one that you belong to, or ask an administrator to add you.',
    cause: 'account',
  },
  'missing-scope': {
    title: 'The login lacks a permission that Claude Code needs',
    detail:
      'The server says that a permission (scope) is missing. Sign in again with your subscription; a token in a variable has to be made anew with "claude setup-token".',
    cause: 'account',
  },
  'not-allowed': {
    title: 'The server does not allow this request',
    detail:
      'The credential is known, and the answer is "not allowed" all the same. Mostly the request comes from a country, or through a VPN or proxy, that is not served; or the account is restricted. Signing in again rarely helps.',
    cause: 'account',
  },
  'subscription-off': {
    title: 'Your subscription is not accepted in Claude Code',
    detail:
      'For a plan of your own a payment is mostly past due: see claude.ai/settings/billing. In an organization an administrator may have switched the subscription off for Claude Code.',
    cause: 'account',
  },
  'organization-disabled': {
    'sign-in': DISABLED_LOGIN,
    token: DISABLED_LOGIN,
    key: DISABLED_KEY,
    cloud: DISABLED_LOGIN,
  },
  payment: {
    'sign-in': {
      title: 'A payment is needed before Claude Code answers',
      detail: 'The server refuses the request because of billing. See claude.ai/settings/billing.',
      cause: 'account',
    },
    token: CREDIT,
    key: CREDIT,
    cloud: CREDIT,
  },
  model: {
    title: 'The model that Claude Code asks for is not available to you',
    detail:
      'It does not exist, or this account may not use it. Choose another one with /model; a name left over in a variable or in settings has to go.',
    cause: 'machine',
  },
  blocked: {
    title: 'Something on the network answers in place of Claude',
    detail:
      'Claude Code was shown a page instead of an answer, with status 403: the work of a proxy, a VPN, a firewall or a company’s filter. Your sign-in is not to blame.',
    cause: 'network',
  },
};

const SEVERITY = { stands: 'error', told: 'warning' } as const satisfies Record<
  JudgedRefusal['weight'],
  Finding['severity']
>;

/** Findings about the refusals that are not over, in the order given. */
export function refusalFindings(input: AuthFindingsInput, refusals: readonly JudgedRefusal[]): Finding[] {
  return refusals.map((refusal) => {
    const words = wordsFor(refusal);
    return {
      id: `refused-${refusal.kind}`,
      severity: SEVERITY[refusal.weight],
      ...words,
      title: refusal.kind === 'credential' && refusal.weight === 'told' ? `${words.title} (once so far)` : words.title,
      evidence: [...whereSet(input, refusal), seen(refusal)],
      remedies: remediesFor(input, refusal),
      profile: input.profileId,
    };
  });
}

function wordsFor({ kind, sends }: JudgedRefusal): Words {
  const words = WORDS[kind];
  return 'title' in words ? words : words[sends];
}

const MODEL_VARIABLES = [
  'ANTHROPIC_MODEL',
  'ANTHROPIC_DEFAULT_MODEL',
  'ANTHROPIC_DEFAULT_OPUS_MODEL',
  'ANTHROPIC_DEFAULT_SONNET_MODEL',
  'ANTHROPIC_DEFAULT_HAIKU_MODEL',
  'ANTHROPIC_SMALL_FAST_MODEL',
];

/** Where the key, the token or the model's name comes from. */
function whereSet(input: AuthFindingsInput, { kind, sends }: JudgedRefusal): Evidence[] {
  if (kind === 'model') {
    const variables = variablesOf(input);
    return MODEL_VARIABLES.flatMap((name) => {
      const fact = variables.given(name);
      return fact ? [placeOf(fact, `${name} is set`)] : [];
    });
  }
  const ref = refOf(input, sends);
  return ref && ref.kind !== 'sign-in' && kind !== 'blocked' ? evidenceFor(input, ref) : [];
}

function refOf({ auth }: AuthFindingsInput, sends: Sends) {
  const all = [auth.interactive, auth.print].flatMap(({ authorization, xApiKey }) => [xApiKey, authorization]);
  const isWanted = (kind: string) =>
    sends === 'key' ? ['api-key', 'saved-key', 'key-helper'].includes(kind) : kind !== 'sign-in';
  return all.find((ref) => ref !== null && isWanted(ref.kind)) ?? null;
}

function seen({ last }: JudgedRefusal): Evidence {
  const when = new Date(last.at).toISOString().slice(0, 16).replace('T', ' ');
  const request = last.requestId ? `, request ${last.requestId}` : '';
  return {
    file: null,
    line: null,
    column: null,
    note: `Claude Code noted status ${last.status ?? 'unknown'} at ${when} UTC${request}`,
  };
}

const SIGN_IN_HELPS: ReadonlySet<RefusalKind> = new Set(['credential', 'not-a-member', 'missing-scope']);
const REMOVING_HELPS: ReadonlySet<RefusalKind> = new Set(['credential', 'organization-disabled', 'payment']);

function remediesFor(input: AuthFindingsInput, { kind, sends }: JudgedRefusal): Finding['remedies'] {
  if (sends === 'sign-in') return SIGN_IN_HELPS.has(kind) || kind === 'organization-disabled' ? ['sign-in'] : [];
  const ref = refOf(input, sends);
  const isVariable = ref !== null && /^[A-Z][A-Z0-9_]+$/.test(ref.name);
  return isVariable && REMOVING_HELPS.has(kind) ? removeFrom(ref) : [];
}
