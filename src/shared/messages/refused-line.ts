/** What Claude Code met, as one line of the history: "Claude Code answered 401: the login was not taken". */

const WHAT: Readonly<Record<string, string>> = {
  credential: 'the login or key was not taken',
  'not-a-member': 'the account is no member of the organization any more',
  'missing-scope': 'the token may not do this',
  'not-allowed': 'this account may not do this',
  'subscription-off': 'the plan may not be used for Claude Code',
  'organization-disabled': 'the organization has been disabled',
  payment: 'a payment is missing',
  model: 'this model is not available to the account',
  blocked: 'the network showed a page of its own',
};

const TOO_MANY = 429;

interface Met {
  /** HTTP status; null: no answer came, or nothing was sent. */
  status: number | null;
  /** What kind of refusal; null: none. */
  kind: string | null;
  /** True for an error of the servers'. */
  isServers: boolean;
  /** Claude Code makes these attempts again by itself. */
  isRepeated: boolean;
}

export function sayRefused({ isRepeated, isServers, kind, status }: Met): string {
  if (status === null) return isServers ? 'Claude Code had no answer' : 'Claude Code found no login that works';
  if (status === TOO_MANY) return `Claude Code answered ${status}: a limit is used up`;
  const what = isServers ? 'an error of the servers' : (WHAT[kind ?? ''] ?? 'the request was refused');
  return `Claude Code answered ${status}: ${what}${isRepeated ? ', and tried again' : ''}`;
}

/** It sends the same request again and says nothing of it; a slow answer would look the same. */
export const SEEMS_TO_RETRY = 'Claude Code seems to try the same request again and again (a guess from its records)';
